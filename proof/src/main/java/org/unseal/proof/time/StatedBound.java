package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A bound as a document states it: of one instant against UTC, or against another instant.
 *
 * @param from the instant that it is measured from; empty for 1970 in UTC
 * @param of the instant that it is about
 * @param lowReasons statements that alone give the low end
 * @param highReasons statements that alone give the high end
 */
public record StatedBound(
    Optional<Instant> from,
    Instant of,
    OptionalLong low,
    OptionalLong high,
    List<Reason> lowReasons,
    List<Reason> highReasons,
    TimeClass timeClass,
    OptionalInt coverage) {
  public StatedBound {
    requireNonNull(from, "from");
    requireNonNull(of, "of");
    requireNonNull(low, "low");
    requireNonNull(high, "high");
    lowReasons = List.copyOf(lowReasons);
    highReasons = List.copyOf(highReasons);
    requireNonNull(timeClass, "timeClass");
    requireNonNull(coverage, "coverage");
  }

  /** The bound that follows, as it is stated. */
  public static StatedBound of(Optional<Instant> from, Instant of, Bound bound) {
    return new StatedBound(
        from,
        of,
        bound.low(),
        bound.high(),
        bound.lowReasons(),
        bound.highReasons(),
        bound.timeClass(),
        bound.coverage());
  }

  Instant origin() {
    return from.orElse(new Instant.Reference(0));
  }
}
