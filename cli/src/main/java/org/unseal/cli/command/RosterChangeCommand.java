package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
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

/** {@code unseal roster change}: what is known of somebody was wrong or is more now. */
@Command(
    name = "change",
    description = "Changes what is known of somebody. Former names go on to be searched for.",
    sortOptions = false)
final class RosterChangeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable RosterCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "LABEL", description = "Whom.")
  private String label = "";

  @Option(names = "--name", paramLabel = "TEXT", description = "Their name from now on.")
  private @Nullable String name;

  @Option(
      names = "--also-called",
      paramLabel = "TEXT",
      description = "Another name or spelling. May be given often.")
  private List<String> others = List.of();

  @Option(names = "--category", paramLabel = "WORD", description = "As with roster add.")
  private @Nullable String category;

  @Option(
      names = "--ordinary",
      paramLabel = "WORD",
      description = "A part of the name that is an everyday word. May be given often.")
  private List<String> ordinary = List.of();

  @Option(names = "--public", description = "The public may read the name.")
  private boolean named;

  @Option(names = "--not-public", description = "The public may not read the name.")
  private boolean withheld;

  @Override
  public Integer call() {
    if (named && withheld) {
      throw new UnsealException(ErrorCode.USAGE, "--public or --not-public, not both");
    }
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "roster change",
        Action.ROSTER_CHANGED,
        this::made);
    return 0;
  }

  private Change.Put made(CaseReading reading) {
    Subject before = Roster.of(reading).require(label);
    Subject subject = before.alsoCalled(others).withOrdinary(ordinary);
    if (name != null) {
      subject = subject.renamed(name);
    }
    if (category != null) {
      subject = subject.in(RosterCommand.category(category));
    }
    if (named || withheld) {
      subject = subject.named(named);
    }
    if (subject.equals(before)) {
      throw new UnsealException(
          ErrorCode.USAGE, "nothing would change; say what with --name, --category, --public ...");
    }
    return subject.put();
  }
}
