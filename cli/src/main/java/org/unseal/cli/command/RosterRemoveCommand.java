package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.CaseEvents;
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

/** {@code unseal roster remove}: somebody should not have been on the roster. */
@Command(
    name = "remove",
    description = {
      "Takes somebody off the roster. A name that the public may not read goes on to be searched",
      "for in everything that leaves."
    },
    sortOptions = false)
final class RosterRemoveCommand implements Callable<Integer> {
  @ParentCommand private @Nullable RosterCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "LABEL", description = "Whom.")
  private String label = "";

  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in one line; it stays in the case.")
  private String because = "";

  @Override
  public Integer call() {
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "roster remove",
        Action.ROSTER_CHANGED,
        this::made);
    return 0;
  }

  private Change.Put made(CaseReading reading) {
    Subject subject = Roster.of(reading).require(label);
    List<String> events =
        CaseEvents.of(reading).standing().stream()
            .filter(event -> event.persons().contains(label))
            .map(CaseEvent::id)
            .toList();
    if (!events.isEmpty()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "they are in the events %s; withdraw those first".formatted(String.join(", ", events)));
    }
    return subject.without(because).put();
  }
}
