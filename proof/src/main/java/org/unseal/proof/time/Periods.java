package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which repetition of a repeating event a mark can be, from what is known without it. */
final class Periods {
  /** More than this many can't be told apart anyway. */
  private static final int MOST = 10_000;

  private Periods() {}

  /**
   * The repetitions that fit; of many only two. Where none fits, the nearest alone with {@code
   * fits} false.
   */
  record Fit(List<Long> times, boolean fits) {
    Fit {
      times = List.copyOf(times);
    }

    /** The only one, or the nearest where none fits. */
    Optional<Long> only() {
      return times.size() == 1 ? Optional.of(times.getFirst()) : Optional.empty();
    }
  }

  /**
   * Looks for them.
   *
   * @param known mark minus event, without the repetition
   */
  static Fit fitting(Range lag, Range period, Range known) {
    if (known.width() > 3 * period.high()) {
      return new Fit(List.of(0L, 1L), true);
    }
    long first =
        Math.min(
                Math.floorDiv(known.low() - lag.high(), period.low()),
                Math.floorDiv(known.low() - lag.high(), period.high()))
            - 1;
    long last =
        Math.max(
                Math.ceilDiv(known.high() - lag.low(), period.low()),
                Math.ceilDiv(known.high() - lag.low(), period.high()))
            + 1;
    if (last - first > MOST) {
      return new Fit(List.of(0L, 1L), true);
    }
    List<Long> fitting = new ArrayList<>();
    long nearest = first;
    long least = Long.MAX_VALUE;
    for (long times = first; times <= last && fitting.size() < 2; times++) {
      long one = times * period.low();
      long other = times * period.high();
      long low = lag.low() + Math.min(one, other);
      long high = lag.high() + Math.max(one, other);
      long away = Math.max(0, Math.max(low - known.high(), known.low() - high));
      if (away == 0) {
        fitting.add(times);
      } else if (away < least) {
        least = away;
        nearest = times;
      }
    }
    return fitting.isEmpty() ? new Fit(List.of(nearest), false) : new Fit(fitting, true);
  }
}
