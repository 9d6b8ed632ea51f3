package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;

/**
 * A stretch of time as an order states it, half open.
 *
 * @param clock whose time is meant
 * @param from as that clock shows it
 * @param toExclusive later than {@code from}
 */
public record WallSpan(Clock clock, LocalDateTime from, LocalDateTime toExclusive) {
  public WallSpan {
    requireNonNull(clock, "clock");
    requireNonNull(from, "from");
    if (!toExclusive.isAfter(from)) {
      throw new IllegalArgumentException("ends before it begins: " + from + ".." + toExclusive);
    }
  }

  /** Whose time. */
  public enum Clock {
    /** The source's own, as its recorder shows it. */
    RECORDER,
    /** The true time at the place, as the case's time zone has it. */
    REFERENCE
  }
}
