package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import org.unseal.model.recording.TimeBase;

/**
 * Makes units of a second each of sound that is stored sample by sample (PCM, G.711), however a
 * container cuts it: unit k has the samples from {@code k * rate} on. Holds one unit. One thread.
 */
public final class SampleUnits {
  /** Bytes of a second; more than any sound has. */
  public static final int MOST_BYTES = 1 << 24;

  private final byte[] unit;
  private final int sampleBytes;
  private final int rate;
  private final TimeBase base;
  private final Taker taker;
  private int filled;
  private long begins;

  /** Takes units. */
  @FunctionalInterface
  public interface Taker {
    /**
     * The next second, or at the end what is left of one.
     *
     * @param bytes of which the first {@code length} are the unit's, during the call
     * @param pts of its first sample, in ticks
     */
    void take(byte[] bytes, int length, long pts);
  }

  /**
   * Ready for the first bytes.
   *
   * @param sampleBytes of one sample in all channels
   * @param rate samples a second
   * @param base of the times that are given and taken
   */
  public SampleUnits(int sampleBytes, int rate, TimeBase base, Taker taker) {
    if (!fits(sampleBytes, rate)) {
      throw new IllegalArgumentException(rate + " samples of " + sampleBytes + " bytes a second");
    }
    this.unit = new byte[sampleBytes * rate];
    this.sampleBytes = sampleBytes;
    this.rate = rate;
    this.base = requireNonNull(base, "base");
    this.taker = requireNonNull(taker, "taker");
  }

  /** Whether units of such sound can be made. */
  public static boolean fits(int sampleBytes, int rate) {
    return sampleBytes > 0 && rate > 0 && (long) sampleBytes * rate <= MOST_BYTES;
  }

  /**
   * What the container gives out next.
   *
   * @param pts of the first of these samples
   */
  public void add(byte[] bytes, int length, long pts) {
    int at = 0;
    while (at < length) {
      if (filled == 0) {
        long samples = at / sampleBytes;
        begins = pts + samples * base.denominator() / ((long) rate * base.numerator());
      }
      int part = Math.min(length - at, unit.length - filled);
      System.arraycopy(bytes, at, unit, filled, part);
      filled += part;
      at += part;
      if (filled == unit.length) {
        end();
      }
    }
  }

  /** Gives out what is left. */
  public void end() {
    if (filled > 0) {
      int length = filled;
      filled = 0;
      taker.take(unit, length, begins);
    }
  }
}
