package org.unseal.engine.audit;

import java.util.function.LongSupplier;

/**
 * Spreads a limited time evenly over a list of looks: one is left out where the time that passed is
 * more than its share so far. So what is left out lies all over the recording, not at its end. One
 * thread.
 */
final class Pacing {
  private final long limit;
  private final int looks;
  private final LongSupplier nanoClock;
  private final long begun;
  private int next;

  /**
   * Time passes from now on.
   *
   * @param limit nanoseconds for all; none where not above 0
   * @param looks how many there are
   */
  Pacing(long limit, int looks, LongSupplier nanoClock) {
    this.limit = limit;
    this.looks = looks;
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
  }

  /** Without a limit. */
  static Pacing none() {
    return new Pacing(Long.MAX_VALUE, 1, () -> 0);
  }

  /** Whether there is time for the next look. The first one is always taken. */
  boolean takesNext() {
    next++;
    if (limit == Long.MAX_VALUE || next == 1) {
      return true;
    }
    return passed() <= (double) limit * next / looks;
  }

  /** Whether there is no time left at all. */
  boolean over() {
    return limit != Long.MAX_VALUE && next > 1 && passed() > limit;
  }

  private long passed() {
    return nanoClock.getAsLong() - begun;
  }
}
