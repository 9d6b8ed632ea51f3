package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stretch of a scale without a step in it. On a clock that was put back the same reading may lie
 * in two segments; true time never goes back.
 *
 * @param from its first position
 * @param to its last
 * @param joint how it follows the segment before; empty for a scale's first, and only there
 */
public record Segment(long from, long to, Optional<Joint> joint) {

  /** What kind of break lies between two segments. */
  public enum Kind {
    /** A clock was set or reset. */
    STEP,
    /** A device was switched off and on. */
    REBOOT,
    /** Daylight saving began or ended. */
    DAYLIGHT_SAVING,
    /** Nothing was recorded for a while. */
    GAP,
    /** Files were put together. */
    JOIN
  }

  /**
   * A break.
   *
   * @param least true time from the end of the segment before to the start of this one; at least 0
   * @param most empty where nobody knows
   */
  public record Joint(Kind kind, long least, OptionalLong most, Basis basis) {
    public Joint {
      requireNonNull(kind, "kind");
      requireNonNull(most, "most");
      requireNonNull(basis, "basis");
      Limits.time(least, "a break");
      most.ifPresent(value -> Limits.time(value, "a break"));
      if (least < 0 || (most.isPresent() && most.getAsLong() < least)) {
        throw new IllegalArgumentException("a break that takes less than no time");
      }
    }
  }

  public Segment {
    Limits.time(from, "a segment's start");
    Limits.time(to, "a segment's end");
    requireNonNull(joint, "joint");
    if (to < from) {
      throw new IllegalArgumentException("a segment from " + from + " to " + to);
    }
  }

  boolean has(long position) {
    return from <= position && position <= to;
  }
}
