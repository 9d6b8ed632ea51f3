package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Knows how much of the time is left and how long each stage took. What is under way when the time
 * is up is broken off, as it is when a person stops it. Thread-safe.
 */
final class Stopwatch implements Progress {
  private final Progress outer;
  private final LongSupplier nanoClock;
  private final long begun;
  private final long budget;
  private final Map<Stage, Long> spent = new EnumMap<>(Stage.class);
  private Stage stage = Stage.HASH;
  private long since;
  private boolean up;

  /**
   * Begins to run.
   *
   * @param nanoClock nanoseconds from any start
   * @param seconds until the time is up
   */
  Stopwatch(Progress outer, LongSupplier nanoClock, int seconds) {
    this.outer = requireNonNull(outer, "outer");
    this.nanoClock = requireNonNull(nanoClock, "nanoClock");
    this.budget = TimeUnit.SECONDS.toNanos(seconds);
    this.begun = nanoClock.getAsLong();
    this.since = begun;
    outer.stage(Stage.MEASURE, seconds);
  }

  /** Nanoseconds since it began to run. */
  long now() {
    return nanoClock.getAsLong() - begun;
  }

  /** What is left; negative where the time is up. */
  long left() {
    return budget - now();
  }

  /** Whether something was broken off. */
  synchronized boolean isUp() {
    return up;
  }

  /** Forgets how long stages took. */
  synchronized void lap() {
    spent.clear();
    stage = Stage.HASH;
    since = nanoClock.getAsLong();
  }

  /** How long a stage took since, in all its turns. */
  synchronized long spent(Stage of) {
    turn(stage);
    return spent.getOrDefault(of, 0L);
  }

  private void turn(Stage next) {
    long now = nanoClock.getAsLong();
    spent.merge(stage, now - since, Long::sum);
    since = now;
    stage = next;
  }

  @Override
  public void stage(Stage next, long units) {
    synchronized (this) {
      turn(next);
    }
    check();
  }

  @Override
  public void done(long units) {
    check();
  }

  private void check() {
    long now = now();
    outer.done(TimeUnit.NANOSECONDS.toSeconds(Math.min(now, budget)));
    if (now > budget) {
      synchronized (this) {
        up = true;
      }
      throw new UnsealException(ErrorCode.CANCELLED, "the time for the estimate is up");
    }
  }
}
