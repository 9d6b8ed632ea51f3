package org.unseal.engine.dispatch.listen;

/**
 * Half-open stretch of a recording, in samples of the file.
 *
 * @param start the first sample
 * @param end the first one behind it
 */
public record SampleSpan(long start, long end) {
  private static final long MICROS = 1_000_000;

  public SampleSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no stretch: " + start + ".." + end);
    }
  }

  public long length() {
    return end - start;
  }

  /** Its start in microseconds of the recording, rounded down. */
  public long startMicros(int rate) {
    return micros(start, rate);
  }

  /** Its end in microseconds of the recording, rounded up. */
  public long endMicros(int rate) {
    return -Math.floorDiv(-Math.multiplyExact(end, MICROS), (long) rate);
  }

  /** A number of samples in microseconds, rounded down. */
  public static long micros(long samples, int rate) {
    return Math.floorDiv(Math.multiplyExact(samples, MICROS), (long) rate);
  }
}
