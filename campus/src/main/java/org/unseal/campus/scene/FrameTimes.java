package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import org.unseal.model.recording.TimeBase;

/**
 * When a camera takes its pictures.
 *
 * @param base the tick of the recording
 * @param numerator pictures per {@code denominator} seconds
 * @param variable pictures come early and late, some are dropped, now and then the stream stalls
 */
public record FrameTimes(TimeBase base, int numerator, int denominator, boolean variable) {
  public FrameTimes {
    requireNonNull(base, "base");
  }

  /** The pictures from the start of a recording on; true times begin at {@code start}. */
  public Cursor from(long start, long seed) {
    return new Cursor(start, new SplittableRandom(seed));
  }

  /** Goes from picture to picture; begins before the first. */
  public final class Cursor {
    private final long start;
    private final SplittableRandom random;
    private long slot = -1;
    private long ticks = -1;

    private Cursor(long start, SplittableRandom random) {
      this.start = start;
      this.random = random;
    }

    /** Moves to the next picture. */
    public void advance() {
      boolean first = slot < 0;
      slot++;
      double wobble = 0;
      if (variable && !first) {
        int chance = random.nextInt(1000);
        slot += chance < 4 ? 1 + random.nextInt(5) : chance < 30 ? 1 : 0;
        wobble = random.nextDouble(-0.12, 0.12);
      }
      // Whole ticks: slot * denominator / numerator seconds.
      long steady =
          Math.floorDiv(
              2 * slot * denominator * base.denominator() + (long) numerator * base.numerator(),
              2L * numerator * base.numerator());
      long step = (long) denominator * base.denominator() / ((long) numerator * base.numerator());
      ticks = Math.max(ticks + 1, steady + Math.round(wobble * step));
    }

    /** Presentation time since the first picture. */
    public long ticks() {
      return ticks;
    }

    /** True time in microseconds. */
    public long time() {
      return start + base.toMicroseconds(ticks);
    }
  }
}
