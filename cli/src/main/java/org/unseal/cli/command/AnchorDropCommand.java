package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.DroppedRecord;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.TooMuchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal anchor drop}: a person confirms that an anchor is wrong. */
@Command(
    name = "drop",
    description = "Confirms that an anchor is wrong that align proposes to drop; no other can be.",
    sortOptions = false)
final class AnchorDropCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AnchorCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "ANCHOR", description = "As a3.")
  private String anchor = "";

  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "What is wrong with it; it is published with the times.")
  private String because = "";

  @Override
  public Integer call() {
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "anchor drop",
        Action.STATEMENT_DROPPED,
        this::made);
    return 0;
  }

  private Change.Put made(TimeCase.Acting acting) {
    AnchorReadCommand.record(acting, anchor);
    CaseStatements stated = acting.statements();
    Resolution resolution;
    try {
      resolution = Resolution.of(stated.statements(), stated.dropped(), List.of());
    } catch (TooMuchException e) {
      throw new UnsealException(ErrorCode.LIMIT_EXCEEDED, "" + e.getMessage(), e);
    }
    if (!(resolution instanceof Resolution.Proposed proposed)) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "nothing proposes to drop an anchor; if %s is a mistake of yours, withdraw it"
              .formatted(anchor));
    }
    if (!proposed.anchors().contains(anchor)) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "without %s it would not fit together; align proposes %s"
              .formatted(anchor, String.join(", ", new TreeSet<>(proposed.anchors()))));
    }
    return DroppedRecord.put(new Dropped(anchor, Dropped.Why.OUTLIER, acting.person(), because));
  }
}
