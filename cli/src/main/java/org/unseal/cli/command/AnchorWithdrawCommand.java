package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.DroppedRecord;
import org.unseal.model.casefile.Action;
import org.unseal.proof.custody.Change;
import org.unseal.proof.time.Dropped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal anchor withdraw}: an anchor was a mistake. */
@Command(
    name = "withdraw",
    description =
        "Takes an anchor back that was a mistake; the timeline goes on to list it as such.",
    sortOptions = false)
final class AnchorWithdrawCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AnchorCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "ANCHOR", description = "As a3.")
  private String anchor = "";

  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "What the mistake was; it is published with the times.")
  private String because = "";

  @Override
  public Integer call() {
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "anchor withdraw",
        Action.STATEMENT_DROPPED,
        this::made);
    return 0;
  }

  private Change.Put made(TimeCase.Acting acting) {
    AnchorReadCommand.record(acting, anchor);
    return DroppedRecord.put(new Dropped(anchor, Dropped.Why.WITHDRAWN, acting.person(), because));
  }
}
