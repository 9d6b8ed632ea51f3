package org.unseal.engine.dispatch.listen;

/**
 * Lets through what speech on a radio is made of, about 200 to 3,800 Hz: hum below and hiss above
 * say nothing of who speaks. Whole numbers. One thread.
 */
final class Band {
  private static final int FRACTION = 16;
  private static final double LOW = 200;
  private static final double HIGH = 3_800;

  private final long lowShare;
  private final long highShare;
  private long below;
  private long smooth;
  private boolean begun;

  Band(int rate) {
    lowShare = share(LOW, rate);
    highShare = rate > 2.5 * HIGH ? share(HIGH, rate) : 1 << FRACTION;
  }

  /** The share of a sample that enters a first-order low-pass. */
  private static long share(double hertz, int rate) {
    double share = 1 - StrictMath.exp(-2 * StrictMath.PI * hertz / rate);
    return (long) StrictMath.ceil(share * (1 << FRACTION));
  }

  /** Takes a sample of 32 bits and gives out one of 24. */
  long next(int sample) {
    long fine = (long) sample << 8; // fractions, so that a quiet room is not lost
    if (!begun) {
      begun = true;
      below = fine;
      smooth = 0;
    }
    below += ((fine - below) * lowShare) >> FRACTION;
    smooth += ((fine - below - smooth) * highShare) >> FRACTION;
    return smooth >> 16;
  }
}
