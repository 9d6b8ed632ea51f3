package org.unseal.campus.geometry;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.model.picture.Box;

/**
 * A closed polygon in a picture. Corners lie on a grid of eighths of a pixel, so that what is drawn
 * and what the ground truth says are the same numbers. Immutable.
 */
public final class Outline {
  /** Units per pixel. */
  public static final int UNITS = 8;

  /** No real picture reaches further; what lies beyond is pulled in. */
  private static final double FARTHEST = 100_000;

  private final int[] points;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;

  private Outline(int[] points) {
    if (points.length < 6 || points.length % 2 != 0) {
      throw new IllegalArgumentException("an outline needs three corners or more");
    }
    this.points = points;
    int l = Integer.MAX_VALUE;
    int t = Integer.MAX_VALUE;
    int r = Integer.MIN_VALUE;
    int b = Integer.MIN_VALUE;
    for (int i = 0; i < points.length; i += 2) {
      l = Math.min(l, points[i]);
      r = Math.max(r, points[i]);
      t = Math.min(t, points[i + 1]);
      b = Math.max(b, points[i + 1]);
    }
    left = l;
    top = t;
    right = r;
    bottom = b;
  }

  /** Corners as x, y, x, y in units. */
  public static Outline ofUnits(int... points) {
    return new Outline(points.clone());
  }

  /** Corners as x, y, x, y in pixels, put on the grid. */
  public static Outline ofPixels(double... points) {
    int[] units = new int[points.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = units(points[i]);
    }
    return new Outline(units);
  }

  /** A length or place in pixels as units, rounded to the nearest. */
  public static int units(double pixels) {
    return (int) Math.round(Math.clamp(pixels, -FARTHEST, FARTHEST) * UNITS);
  }

  public int corners() {
    return points.length / 2;
  }

  /** Column of a corner in units. */
  public int x(int corner) {
    return points[2 * corner];
  }

  /** Row of a corner in units. */
  public int y(int corner) {
    return points[2 * corner + 1];
  }

  /** Leftmost column in units. */
  public int left() {
    return left;
  }

  /** Uppermost row in units. */
  public int top() {
    return top;
  }

  /** Rightmost column in units. */
  public int right() {
    return right;
  }

  /** Lowest row in units. */
  public int bottom() {
    return bottom;
  }

  /** Height in pixels. */
  public double height() {
    return (bottom - top) / (double) UNITS;
  }

  /** Width in pixels. */
  public double width() {
    return (right - left) / (double) UNITS;
  }

  /** The whole pixels that it touches; empty where it has no area. */
  public Optional<Box> box() {
    int l = Math.floorDiv(left, UNITS);
    int t = Math.floorDiv(top, UNITS);
    int r = Math.ceilDiv(right, UNITS);
    int b = Math.ceilDiv(bottom, UNITS);
    return r > l && b > t ? Optional.of(new Box(l, t, r, b)) : Optional.empty();
  }

  /** Moved by so many units. */
  public Outline move(int dx, int dy) {
    int[] moved = points.clone();
    for (int i = 0; i < moved.length; i += 2) {
      moved[i] += dx;
      moved[i + 1] += dy;
    }
    return new Outline(moved);
  }

  /** The same in a picture that is so many times smaller. */
  public Outline shrink(int factor) {
    int[] small = new int[points.length];
    for (int i = 0; i < small.length; i++) {
      small[i] = Math.floorDiv(points[i], factor);
    }
    return new Outline(small);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outline o && Arrays.equals(points, o.points);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(points);
  }

  @Override
  public String toString() {
    return "Outline" + Arrays.toString(points);
  }
}
