package org.unseal.campus.draw;

/** Noise without state: the same place and seed give the same number. */
final class Grain {
  private Grain() {}

  /** Well mixed bits of two whole numbers and a seed (the finaliser of SplitMix64). */
  static long hash(long seed, long x, long y) {
    long z = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 0 to 1 on whole numbers. */
  static double at(long seed, long x, long y) {
    return (hash(seed, x, y) >>> 11) * 0x1.0p-53;
  }

  /** 0 to 1, smooth between whole numbers. */
  static double smooth(long seed, double x, double y) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    double u = x - fx;
    double v = y - fy;
    u = u * u * (3 - 2 * u);
    v = v * v * (3 - 2 * v);
    long ix = (long) fx;
    long iy = (long) fy;
    double top = at(seed, ix, iy) * (1 - u) + at(seed, ix + 1, iy) * u;
    double low = at(seed, ix, iy + 1) * (1 - u) + at(seed, ix + 1, iy + 1) * u;
    return top * (1 - v) + low * v;
  }

  /** 0 to 1, three scales laid over each other. */
  static double cloudy(long seed, double x, double y) {
    return 0.57 * smooth(seed, x, y)
        + 0.29 * smooth(seed + 1, x * 2.1, y * 2.1)
        + 0.14 * smooth(seed + 2, x * 4.3, y * 4.3);
  }
}
