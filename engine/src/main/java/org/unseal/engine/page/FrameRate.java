package org.unseal.engine.page;

import java.util.List;
import java.util.Optional;

/** Frames a second, where every frame comes when a constant rate has it, to the microsecond. */
record FrameRate(long num, long den) {
  private static final long MICROS = 1_000_000;
  private static final int FASTEST = 240;

  /** Of frames at these times from the first. */
  static Optional<FrameRate> of(List<Long> times) {
    if (times.size() < 2) {
      return Optional.empty();
    }
    for (long den : new long[] {1, 1001}) {
      long num = Math.round((times.size() - 1) * (double) MICROS * den / last(times));
      long whole = den == 1 ? num : Math.round(num / 1000.0) * 1000;
      if (whole > 0 && whole <= FASTEST * den && fits(times, whole, den)) {
        return Optional.of(new FrameRate(whole, den));
      }
    }
    return Optional.empty();
  }

  private static long last(List<Long> times) {
    return Math.max(1, times.getLast());
  }

  private static boolean fits(List<Long> times, long num, long den) {
    for (int i = 0; i < times.size(); i++) {
      // a time from a container is a tick, rounded once more: one off on each side
      if (Math.abs(times.get(i) - i * den * MICROS / num) > 2) {
        return false;
      }
    }
    return true;
  }
}
