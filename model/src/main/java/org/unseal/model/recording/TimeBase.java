package org.unseal.model.recording;

/** Length of a tick in seconds as a fraction, {@code numerator / denominator}; both positive. */
public record TimeBase(int numerator, int denominator) {
  public TimeBase {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException("not a time base: " + numerator + "/" + denominator);
    }
  }

  /** So many ticks in whole microseconds, rounded towards zero. */
  public long toMicroseconds(long ticks) {
    long whole = ticks / denominator;
    long rest = ticks % denominator;
    return Math.addExact(
        Math.multiplyExact(Math.multiplyExact(whole, numerator), 1_000_000L),
        Math.multiplyExact(rest, (long) numerator) * 1_000_000L / denominator);
  }

  /** Seconds as a floating-point number: for progress bars and summaries, never for a decision. */
  public double toSeconds(long ticks) {
    return (double) ticks * numerator / denominator;
  }
}
