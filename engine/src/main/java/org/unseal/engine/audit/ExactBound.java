package org.unseal.engine.audit;

/**
 * The exact lower bound of a share, by Clopper and Pearson (1934), one-sided: with a share any
 * lower, as many hits as were seen or more come up in at most 5 of 100 draws. No state.
 */
final class ExactBound {
  private static final double MISTAKEN = 0.05;

  /** Halvings until nothing changes in a double. */
  private static final int STEPS = 100;

  private ExactBound() {}

  /**
   * The bound for {@code hits} of {@code draws}, 0 to 1.
   *
   * @param draws at least 1, at most a few thousand
   */
  static double lower(int hits, int draws) {
    if (hits < 0 || hits > draws || draws < 1) {
      throw new IllegalArgumentException(hits + " of " + draws);
    }
    if (hits == 0) {
      return 0;
    }
    double low = 0;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (atLeast(hits, draws, middle) > MISTAKEN) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** The probability of so many hits or more. */
  private static double atLeast(int hits, int draws, double share) {
    double sum = 0;
    double logChoices = 0;
    for (int k = 0; k <= draws; k++) {
      if (k > 0) {
        logChoices += Math.log(draws - k + 1.0) - Math.log(k);
      }
      if (k >= hits) {
        sum += Math.exp(logChoices + k * Math.log(share) + (draws - k) * Math.log1p(-share));
      }
    }
    return sum;
  }
}
