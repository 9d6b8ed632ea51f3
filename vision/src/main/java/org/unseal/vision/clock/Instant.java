package org.unseal.vision.clock;

import org.unseal.model.recording.TimeBase;

/**
 * When a frame is shown, in microseconds since the first one.
 *
 * @param floor rounded down
 * @param ceiling rounded up
 */
record Instant(long floor, long ceiling) {
  static Instant of(TimeBase base, long ticks) {
    long floor = base.toMicroseconds(ticks);
    long rest = ticks % base.denominator() * base.numerator() % base.denominator();
    boolean whole = rest * 1_000_000L % base.denominator() == 0;
    return new Instant(floor, whole ? floor : floor + 1);
  }
}
