package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What follows for one difference of two instants, in microseconds, both ends included.
 *
 * @param lowSteps the way that leads to the low end; empty where there is none
 * @param highSteps the way that leads to the high end
 * @param coverage where an estimate is among the reasons: in how many of a million cases it holds
 *     at least, if the other reasons do
 */
public record Bound(
    OptionalLong low,
    OptionalLong high,
    List<Step> lowSteps,
    List<Step> highSteps,
    OptionalInt coverage) {
  public Bound {
    requireNonNull(low, "low");
    requireNonNull(high, "high");
    lowSteps = List.copyOf(lowSteps);
    highSteps = List.copyOf(highSteps);
    requireNonNull(coverage, "coverage");
  }

  /** Which of two comes first, as far as that can be said. */
  public enum Answer {
    /** The second comes before the first. */
    BEFORE,
    /** The second comes after the first. */
    AFTER,
    CANNOT_BE_SAID
  }

  public TimeClass timeClass() {
    return timeClass(low, high, coverage);
  }

  static TimeClass timeClass(OptionalLong low, OptionalLong high, OptionalInt coverage) {
    if (low.isEmpty() && high.isEmpty()) {
      return TimeClass.UNSYNCED;
    }
    if (low.isEmpty() || high.isEmpty()) {
      return TimeClass.ORDER_ONLY;
    }
    return coverage.isPresent() ? TimeClass.ESTIMATED : TimeClass.BOUNDED;
  }

  /** Claimed only where the interval excludes 0. */
  public Answer answer() {
    if (low.isPresent() && low.getAsLong() > 0) {
      return Answer.AFTER;
    }
    if (high.isPresent() && high.getAsLong() < 0) {
      return Answer.BEFORE;
    }
    return Answer.CANNOT_BE_SAID;
  }

  /** What the low end rests on. */
  public List<Reason> lowReasons() {
    return Step.reasons(lowSteps);
  }

  /** What the high end rests on. */
  public List<Reason> highReasons() {
    return Step.reasons(highSteps);
  }
}
