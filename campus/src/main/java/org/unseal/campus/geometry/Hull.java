package org.unseal.campus.geometry;

import java.util.Arrays;

/**
 * Gathers points and discs and gives the convex outline around them, always in the same
 * orientation, so that overlapping outlines can be filled as one. Not for sharing between threads.
 */
public final class Hull {
  private static final int SIDES = 8;
  private static final double[] COS = new double[SIDES];
  private static final double[] SIN = new double[SIDES];

  static {
    for (int i = 0; i < SIDES; i++) {
      COS[i] = StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / SIDES);
      SIN[i] = StrictMath.sin(2 * StrictMath.PI * (i + 0.5) / SIDES);
    }
  }

  private long[] keys = new long[64];
  private int count;

  /** Adds a point, in pixels. */
  public Hull point(double x, double y) {
    return units(Outline.units(x), Outline.units(y));
  }

  /** Adds a point, in units. */
  public Hull units(int x, int y) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count++] = ((long) x << 32) | ((y & 0xFFFFFFFFL) ^ 0x80000000L);
    return this;
  }

  /** Adds a disc, in pixels. */
  public Hull disc(double x, double y, double radius) {
    for (int i = 0; i < SIDES; i++) {
      point(x + COS[i] * radius, y + SIN[i] * radius);
    }
    return this;
  }

  /** Adds every corner of an outline, grown by so many units on every side. */
  public Hull grown(Outline outline, int units) {
    int slant = (int) (units * 0.7071);
    for (int i = 0; i < outline.corners(); i++) {
      int x = outline.x(i);
      int y = outline.y(i);
      units(x - units, y).units(x + units, y).units(x, y - units).units(x, y + units);
      units(x - slant, y - slant).units(x + slant, y - slant);
      units(x - slant, y + slant).units(x + slant, y + slant);
    }
    return this;
  }

  /** The outline around all that was added since the last call (monotone chain, Andrew 1979). */
  public Outline take() {
    Arrays.sort(keys, 0, count);
    int[] xs = new int[2 * count + 2];
    int[] ys = new int[2 * count + 2];
    int n = 0;
    for (int pass = 0; pass < 2; pass++) {
      int floor = n + 1;
      for (int k = 0; k < count; k++) {
        long key = keys[pass == 0 ? k : count - 1 - k];
        int x = (int) (key >> 32);
        int y = (int) (key ^ 0x80000000L);
        while (n > floor && turn(xs, ys, n, x, y) <= 0) {
          n--;
        }
        xs[n] = x;
        ys[n++] = y;
      }
      n--;
    }
    count = 0;
    if (n < 3) {
      // A degenerate figure still needs three corners: a sliver of no area.
      return Outline.ofUnits(xs[0], ys[0], xs[0], ys[0], xs[Math.max(n - 1, 0)], ys[0]);
    }
    int[] points = new int[2 * n];
    for (int i = 0; i < n; i++) {
      points[2 * i] = xs[i];
      points[2 * i + 1] = ys[i];
    }
    return Outline.ofUnits(points);
  }

  private static long turn(int[] xs, int[] ys, int n, int x, int y) {
    long ax = (long) xs[n - 1] - xs[n - 2];
    long ay = (long) ys[n - 1] - ys[n - 2];
    long bx = (long) x - xs[n - 2];
    long by = (long) y - ys[n - 2];
    return ax * by - ay * bx;
  }
}
