package org.unseal.media.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

/** The time scale of the output and the frames' times in it. Immutable. */
final class OutputClock {
  static final int FINEST = 1_000_000;
  private static final int USUAL_RATE = 25;
  // Players read a sample's duration as a signed number of 32 bits.
  private static final long LONGEST = Integer.MAX_VALUE;

  private final int scale;
  private final long[] ticks;
  private final long end;
  private final Optional<Finding> finding;

  private OutputClock(int scale, long[] ticks, long end, Optional<Finding> finding) {
    this.scale = scale;
    this.ticks = ticks;
    this.end = end;
    this.finding = finding;
  }

  /** Ticks a second, at most 1,000,000. */
  int scale() {
    return scale;
  }

  /** When each frame begins, from 0, increasing; a copy. */
  long[] ticks() {
    return ticks.clone();
  }

  /** When the last one ends. */
  long end() {
    return end;
  }

  /** Says so where a time had to be rounded or moved. */
  Optional<Finding> finding() {
    return finding;
  }

  /**
   * Chooses the scale: one that gives every time exactly where there is one, else the finest in
   * which the longest pause still fits.
   *
   * @param times in ticks of {@code base}, from 0, increasing, at least one
   * @param end in the same ticks, later than the last
   */
  static OutputClock of(TimeBase base, long[] times, long end) {
    long common = end;
    long longest = end - times[times.length - 1];
    for (int i = 1; i < times.length; i++) {
      common = gcd(common, times[i]);
      longest = Math.max(longest, times[i] - times[i - 1]);
    }
    for (long denominator : exactScales(base, common)) {
      if (denominator <= FINEST && fits(longest, base, denominator)) {
        return exactly(base, (int) denominator, times, end);
      }
    }
    long scale = FINEST;
    while (!fits(longest, base, scale)) {
      scale = Math.max(1, scale / 10);
    }
    return rounded(base, (int) scale, times, end);
  }

  /**
   * When the last frame ends: as the recording says, else as long after as the one before lasted,
   * else after a 25th of a second.
   *
   * @param times in ticks of the recording's base, from 0
   * @param said how long the last lasts, or 0
   * @param duration of all, or 0
   */
  static long endOf(long[] times, long said, long duration, TimeBase base) {
    long last = times[times.length - 1];
    for (long lasts : new long[] {said, duration - last}) {
      if (lasts > 0 && lasts <= Integer.MAX_VALUE) {
        return last + lasts;
      }
    }
    long usual = avutil.av_rescale(1, base.denominator(), (long) USUAL_RATE * base.numerator());
    return last + (times.length > 1 ? last - times[times.length - 2] : Math.max(1, usual));
  }

  /**
   * The same where more frames follow in the recording, when the next of which is shown is nobody's
   * business.
   */
  static long cutEnd(long[] times, TimeBase base) {
    return endOf(times, 0, 0, base);
  }

  /** The source's own ticks a second, then the coarsest scale that is still exact. */
  private static List<Long> exactScales(TimeBase base, long common) {
    long own = base.denominator() / gcd(base.denominator(), base.numerator());
    List<Long> scales = new ArrayList<>(List.of((long) base.denominator(), own));
    long numerator = base.numerator() / gcd(base.denominator(), base.numerator());
    scales.add(own / gcd(own, Math.multiplyHigh(common, numerator) == 0 ? common * numerator : 1));
    return scales;
  }

  private static boolean fits(long ticks, TimeBase base, long scale) {
    return (double) ticks * base.numerator() / base.denominator() * scale <= LONGEST;
  }

  private static OutputClock exactly(TimeBase base, int scale, long[] times, long end) {
    long[] ticks = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      ticks[i] = rescale(times[i], base, scale);
    }
    return new OutputClock(scale, ticks, rescale(end, base, scale), Optional.empty());
  }

  private static OutputClock rounded(TimeBase base, int scale, long[] times, long end) {
    long[] ticks = new long[times.length];
    int pushed = 0;
    for (int i = 0; i < times.length; i++) {
      ticks[i] = rescale(times[i], base, scale);
      if (i > 0 && ticks[i] <= ticks[i - 1]) {
        ticks[i] = ticks[i - 1] + 1;
        pushed++;
      }
    }
    long last = Math.max(rescale(end, base, scale), ticks[ticks.length - 1] + 1);
    Finding finding =
        new Finding(
            "TIMES_ROUNDED",
            new FrameSpan(0, times.length),
            "The recording's ticks of "
                + base.numerator()
                + "/"
                + base.denominator()
                + " s don't fit the output; times were rounded to 1/"
                + scale
                + " s, and "
                + pushed
                + " of them moved by a tick to keep increasing.");
    return new OutputClock(scale, ticks, last, Optional.of(finding));
  }

  /** Half a tick is rounded up. */
  static long rescale(long ticks, TimeBase base, int scale) {
    long whole = ticks / base.denominator();
    long rest = ticks % base.denominator();
    long factor = Math.multiplyExact((long) base.numerator(), (long) scale);
    long part =
        Math.floorDiv(
            Math.addExact(Math.multiplyExact(2 * rest, factor), (long) base.denominator()),
            2L * base.denominator());
    return Math.addExact(Math.multiplyExact(whole, factor), part);
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}
