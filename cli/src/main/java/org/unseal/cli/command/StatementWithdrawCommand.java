package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.statement.SideStatements;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal statement withdraw}: a statement no longer counts. */
@Command(
    name = "withdraw",
    description = "Takes a statement back; it stays in the case with the reason.",
    sortOptions = false)
final class StatementWithdrawCommand implements Callable<Integer> {
  @ParentCommand private @Nullable StatementCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "STATEMENT", description = "As st2.")
  private String statement = "";

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
        "statement withdraw",
        Action.STATEMENT_RECORDED,
        this::made);
    return 0;
  }

  private Change.Put made(CaseReading reading) {
    List<String> events =
        CaseEvents.of(reading).standing().stream()
            .filter(
                event ->
                    event.basis() instanceof EventBasis.Stated said
                        && said.statement().filter(statement::equals).isPresent())
            .map(CaseEvent::id)
            .toList();
    if (!events.isEmpty()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "the events %s rest on it; withdraw those first".formatted(String.join(", ", events)));
    }
    return SideStatements.of(reading).require(statement).withdrawnBecause(because).put();
  }
}
