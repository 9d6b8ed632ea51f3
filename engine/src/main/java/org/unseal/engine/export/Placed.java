package org.unseal.engine.export;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.unseal.proof.time.TimeClass;

/**
 * When something was, in microseconds of UTC: in an interval of which an end may be unknown.
 *
 * @param sort how much can be said about it
 */
public record Placed(OptionalLong earliest, OptionalLong latest, TimeClass sort) {
  /** Of which nothing is known. */
  public static final Placed NOWHERE =
      new Placed(OptionalLong.empty(), OptionalLong.empty(), TimeClass.UNSYNCED);

  public Placed {
    requireNonNull(sort, "sort");
    if (earliest.isPresent() && latest.isPresent() && latest.getAsLong() < earliest.getAsLong()) {
      throw new IllegalArgumentException("an interval that ends before it begins");
    }
  }

  /** Between these two. */
  public static Placed between(long earliest, long latest, TimeClass sort) {
    return new Placed(OptionalLong.of(earliest), OptionalLong.of(latest), sort);
  }

  /** Whether both its ends are known. */
  boolean bounded() {
    return earliest.isPresent() && latest.isPresent();
  }

  /**
   * Where to draw it when one point is all that can be drawn: the interval's middle, or the end
   * that is known.
   */
  OptionalLong drawn() {
    if (bounded()) {
      long low = earliest.getAsLong();
      return OptionalLong.of(low + (latest.getAsLong() - low) / 2);
    }
    return earliest.isPresent() ? earliest : latest;
  }
}
