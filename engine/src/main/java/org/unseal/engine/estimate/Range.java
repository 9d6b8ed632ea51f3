package org.unseal.engine.estimate;

/** Whole numbers between two, both included and neither negative: what an estimate says. */
public record Range(long low, long high) {
  /** Nothing. */
  public static final Range NONE = new Range(0, 0);

  public Range {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("no range: " + low + ".." + high);
    }
  }

  /** What is known exactly. */
  public static Range exactly(long number) {
    return new Range(number, number);
  }

  /** Both together. */
  public Range plus(Range other) {
    return new Range(Math.addExact(low, other.low), Math.addExact(high, other.high));
  }

  /** So many of each. */
  public Range times(Range each) {
    return new Range(Math.multiplyExact(low, each.low), Math.multiplyExact(high, each.high));
  }

  /** From so many hundredths of the lower end to so many of the upper one. */
  public Range widened(long least, long most) {
    return new Range(
        Math.multiplyExact(low, least) / 100, Math.ceilDiv(Math.multiplyExact(high, most), 100));
  }

  /** Divided, the lower end rounded down and the upper one up. */
  public Range over(long divisor) {
    return new Range(low / divisor, Math.ceilDiv(high, divisor));
  }
}
