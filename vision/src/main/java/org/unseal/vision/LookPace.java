package org.unseal.vision;

import org.unseal.model.recording.TimeBase;

/** Says when movers are to be searched for faces again. One stretch, one thread. */
final class LookPace {
  /**
   * What is found changes the cover for six seconds before and after, so that nothing between two
   * looks is missed.
   */
  private static final long MICROS = 4_000_000;

  private final TimeBase base;
  private long next = Long.MIN_VALUE;

  LookPace(TimeBase base) {
    this.base = base;
  }

  /** Whether a frame shown at this time is due; the next one is some seconds later. */
  boolean due(long ticks) {
    long now = base.toMicroseconds(ticks);
    if (now < next) {
      return false;
    }
    next = now + MICROS;
    return true;
  }
}
