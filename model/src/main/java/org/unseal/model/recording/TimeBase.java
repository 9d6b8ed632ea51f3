package org.unseal.model.recording;

/** Length of a tick in seconds as a fraction, {@code numerator / denominator}; both positive. */
public record TimeBase(int numerator, int denominator) {
  private static final long MICROSECONDS = 1_000_000L;

  public TimeBase {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException("not a time base: " + numerator + "/" + denominator);
    }
  }

  /**
   * So many ticks in whole microseconds, rounded towards zero.
   *
   * @throws ArithmeticException where that is more than 63 bits hold
   */
  public long toMicroseconds(long ticks) {
    // both factors of the rest have 31 bits; dividing before it grows by a million keeps it in 63
    long rest = ticks % denominator * numerator;
    long restMicroseconds =
        rest / denominator * MICROSECONDS + rest % denominator * MICROSECONDS / denominator;
    long wholeSeconds = Math.multiplyExact(ticks / denominator, (long) numerator);
    return Math.addExact(Math.multiplyExact(wholeSeconds, MICROSECONDS), restMicroseconds);
  }

  /** Seconds as a floating-point number: for progress bars and summaries, never for a decision. */
  public double toSeconds(long ticks) {
    return (double) ticks * numerator / denominator;
  }
}
