package org.unseal.media.read;

import org.unseal.media.libav.Av;
import org.unseal.model.recording.TimeBase;

/**
 * Gives every frame its ticks: the container's times counted from the first frame, exactly, and
 * where they are missing or do not increase, the least change that makes them. Arithmetic can't
 * overflow: what comes in is within 2^60 either way, what goes out below 2^52. One thread.
 */
final class Timeline {
  /** 400 days: beyond that a time is an error. */
  private static final long LONGEST_SECONDS = 400L * 86_400;

  private static final long LARGEST = 1L << 52;

  private final long step;
  private final long jump;
  private final long largest;
  private boolean begun;

  /** Added to a container's time to get ticks. */
  private long shift;

  private long last;

  /**
   * Begins a timeline.
   *
   * @param step what a frame lasts where no time says so, at least 1
   */
  Timeline(TimeBase base, long step) {
    this.step = Math.clamp(step, 1, LARGEST >> 20);
    // numerator and denominator are ints, so this stays below 2^63
    long second = Math.max(1, base.denominator() / base.numerator());
    jump = second;
    largest = Math.min(LARGEST, LONGEST_SECONDS * base.denominator() / base.numerator());
  }

  /**
   * Places the next frame.
   *
   * @param time the container's, or {@link Av#NO_TIME}
   * @param following the frame's that comes after it, or {@link Av#NO_TIME} where unknown
   */
  Place place(long time, long following) {
    if (!begun) {
      begun = true;
      if (time != Av.NO_TIME) {
        shift = -time;
      } else if (following != Av.NO_TIME) {
        shift = step - following;
      }
      last = 0;
      return new Place(0, time == Av.NO_TIME ? Repair.MISSING : Repair.NONE);
    }
    long next = following == Av.NO_TIME ? Av.NO_TIME : following + shift;
    boolean nextFits = next != Av.NO_TIME && next > last && next <= largest;
    if (time == Av.NO_TIME) {
      return accept(between(nextFits, next), Repair.MISSING);
    }
    long ticks = time + shift;
    if (ticks <= last) {
      boolean setBack = last - ticks > jump && !nextFits && next != Av.NO_TIME;
      return setBack ? rebase(time) : accept(last + 1, Repair.NOT_INCREASING);
    }
    if (ticks > largest) {
      return nextFits ? accept(between(true, next), Repair.OUT_OF_RANGE) : rebase(time);
    }
    if (nextFits && ticks > next && next - last > 1) {
      return accept(between(true, next), Repair.OUT_OF_RANGE);
    }
    return accept(ticks, Repair.NONE);
  }

  private long between(boolean nextFits, long next) {
    return nextFits ? Math.max(last + 1, Math.min(last + step, next - 1)) : last + step;
  }

  /** The clock was set: from here on all times move alike. */
  private Place rebase(long time) {
    shift = last + step - time;
    return accept(last + step, Repair.CLOCK_SET);
  }

  private Place accept(long ticks, Repair repair) {
    last = ticks;
    return new Place(ticks, repair);
  }

  /** A frame's ticks, and what had to be done for them. */
  record Place(long ticks, Repair repair) {}

  /** What had to be done for a frame's ticks. */
  enum Repair {
    NONE(""),
    MISSING("The container gives no time here; frames are spaced evenly."),
    NOT_INCREASING("Times here do not increase; each became one tick later than the one before."),
    OUT_OF_RANGE("A time here lies far after its neighbours; it was put between them."),
    CLOCK_SET("The container's clock jumps here; later times follow on from the frame before.");

    private final String sentence;

    Repair(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }
}
