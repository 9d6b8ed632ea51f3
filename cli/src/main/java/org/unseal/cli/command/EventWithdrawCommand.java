package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal event withdraw}: an event no longer counts. */
@Command(
    name = "withdraw",
    description = "Takes an event back; it stays in the case with the reason.",
    sortOptions = false)
final class EventWithdrawCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EventCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "EVENT", description = "As e3.")
  private String event = "";

  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in one line.")
  private String because = "";

  @Override
  public Integer call() {
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "event withdraw",
        Action.EVENT_RECORDED,
        this::made);
    return 0;
  }

  private Change.Put made(CaseReading reading) {
    CaseEvents events = CaseEvents.of(reading);
    List<String> effects =
        events.standing().stream()
            .filter(
                other ->
                    other.basis() instanceof EventBasis.Stated said
                        && said.causeOf().filter(event::equals).isPresent())
            .map(CaseEvent::id)
            .toList();
    if (!effects.isEmpty()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "%s says what caused it; withdraw that first".formatted(String.join(", ", effects)));
    }
    return events.require(event).withdrawnBecause(because).put();
  }
}
