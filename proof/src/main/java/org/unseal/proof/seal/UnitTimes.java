package org.unseal.proof.seal;

import java.util.Arrays;

/**
 * When the units of a track are shown, as far as it was read: tells a gap in a recording from its
 * usual rhythm. Times are in ticks. One thread.
 */
final class UnitTimes {
  /** Steps of which the usual one is the median. */
  private static final int REMEMBERED = 600;

  private static final int UNUSUAL = 10;

  private final long twoSeconds;
  private final long[] steps = new long[REMEMBERED];
  private int count;
  private long latest;
  private boolean any;

  /**
   * @param twoSeconds in ticks, rounded up
   */
  UnitTimes(long twoSeconds) {
    this.twoSeconds = twoSeconds;
  }

  /** Whether nothing was recorded for a while before this time. */
  boolean gapBefore(long pts) {
    return any && pts - latest > twoSeconds && pts - latest > UNUSUAL * usualStep();
  }

  void add(long pts) {
    if (any && pts > latest) {
      steps[count % REMEMBERED] = pts - latest;
      count++;
    }
    latest = any ? Math.max(latest, pts) : pts;
    any = true;
  }

  /** When what was read so far ends. */
  long end() {
    return latest + usualStep();
  }

  private long usualStep() {
    int known = Math.min(count, REMEMBERED);
    if (known == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(steps, known);
    Arrays.sort(sorted);
    return sorted[known / 2];
  }
}
