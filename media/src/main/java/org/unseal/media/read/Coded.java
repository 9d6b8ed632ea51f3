package org.unseal.media.read;

import org.unseal.media.libav.Av;

/**
 * One coded picture of the chosen stream.
 *
 * @param id counts coded pictures from 0, in the order in which they lie in the file
 * @param pts presentation time in ticks, or {@link Av#NO_TIME}
 * @param dts decoding time in ticks, or {@link Av#NO_TIME}
 * @param duration in ticks, or 0
 * @param key the container says that decoding may begin here
 * @param hidden the container says that it is decoded but never shown
 */
record Coded(int id, long pts, long dts, long duration, boolean key, boolean hidden) {
  /** Ticks beyond this, either way, are taken for no time at all: sums of them stay exact. */
  private static final long FURTHEST = 1L << 60;

  Coded {
    pts = sane(pts);
    dts = sane(dts);
    duration = Math.clamp(duration, 0, Integer.MAX_VALUE);
  }

  boolean timed() {
    return pts != Av.NO_TIME;
  }

  /** The same at another presentation time. */
  Coded at(long time) {
    return new Coded(id, time, dts, duration, key, hidden);
  }

  private static long sane(long time) {
    return time > FURTHEST || time < -FURTHEST ? Av.NO_TIME : time;
  }
}
