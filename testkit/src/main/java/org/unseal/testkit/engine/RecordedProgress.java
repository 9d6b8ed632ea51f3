package org.unseal.testkit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Remembers the stages; stops the run in one of them if a test wants. One thread. */
public final class RecordedProgress implements Progress {
  private final List<Stage> stages = new ArrayList<>();
  private final Optional<Stage> stopIn;
  private final Runnable atStop;

  /** Never stops. */
  public RecordedProgress() {
    this.stopIn = Optional.empty();
    this.atStop = () -> {};
  }

  /** Stops when units of this stage are told of. */
  public RecordedProgress(Stage stopIn) {
    this(
        stopIn,
        () -> {
          throw new UnsealException(ErrorCode.CANCELLED, "stopped in " + stopIn);
        });
  }

  /** Does something when units of this stage are told of. */
  public RecordedProgress(Stage stopIn, Runnable atStop) {
    this.stopIn = Optional.of(stopIn);
    this.atStop = atStop;
  }

  /** The stages so far. */
  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  @Override
  public void stage(Stage stage, long units) {
    stages.add(stage);
  }

  @Override
  public void done(long units) {
    if (!stages.isEmpty() && stopIn.equals(Optional.of(stages.getLast()))) {
      atStop.run();
    }
  }
}
