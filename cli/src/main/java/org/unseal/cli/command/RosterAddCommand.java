package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.roster.Subject;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal roster add}: somebody who is or may be seen or heard. */
@Command(
    name = "add",
    description = "Adds somebody. Unless --public says otherwise, the public never reads the name.",
    sortOptions = false)
final class RosterAddCommand implements Callable<Integer> {
  @ParentCommand private @Nullable RosterCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1",
      paramLabel = "LABEL",
      description = "What decisions and logs call them: lower-case letters, digits, hyphens.")
  private String label = "";

  @Option(names = "--name", required = true, paramLabel = "TEXT", description = "Their name.")
  private String name = "";

  @Option(
      names = "--also-called",
      paramLabel = "TEXT",
      description = "Another name or spelling. May be given often.")
  private List<String> others = List.of();

  @Option(
      names = "--category",
      required = true,
      paramLabel = "WORD",
      description = "officer, staff, student, minor, bystander, victim or other.")
  private String category = "";

  @Option(
      names = "--ordinary",
      paramLabel = "WORD",
      description = {
        "A part of the name that is an everyday word, as hall or young: alone it names nobody.",
        "May be given often."
      })
  private List<String> ordinary = List.of();

  @Option(names = "--public", description = "The public may read the name.")
  private boolean named;

  @Override
  public Integer call() {
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "roster add",
        Action.ROSTER_CHANGED,
        this::made);
    return 0;
  }

  private Change.Put made(CaseReading reading) {
    if (Roster.of(reading).find(label).isPresent()) {
      throw new UnsealException(
          ErrorCode.USAGE, "somebody on the roster has this label; choose another, or change it");
    }
    boolean removed =
        Roster.of(reading).everyone().stream().anyMatch(subject -> subject.id().equals(label));
    if (removed) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "this label was somebody's who was removed, and logs go on to mean them; choose another");
    }
    return new Subject(
            label,
            name,
            others,
            ordinary,
            RosterCommand.category(category),
            named,
            List.of(),
            Optional.empty())
        .put();
  }
}
