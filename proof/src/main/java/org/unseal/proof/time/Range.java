package org.unseal.proof.time;

/**
 * Whole microseconds from one to another, both included.
 *
 * @param low at most {@code high}
 */
public record Range(long low, long high) {
  /** Nothing but 0. */
  public static final Range ZERO = new Range(0, 0);

  public Range {
    Limits.time(low, "a range's low end");
    Limits.time(high, "a range's high end");
    if (high < low) {
      throw new IllegalArgumentException("a range from " + low + " to " + high);
    }
  }

  /** How far its ends are apart. */
  public long width() {
    return high - low;
  }
}
