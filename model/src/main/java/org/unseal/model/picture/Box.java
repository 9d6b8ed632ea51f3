package org.unseal.model.picture;

import java.util.Optional;

/**
 * A rectangle of pixels, half-open: columns {@code left} to {@code right - 1}, rows {@code top} to
 * {@code bottom - 1}. Never empty; may reach outside a picture until it is clipped.
 */
public record Box(int left, int top, int right, int bottom) {
  public Box {
    if (right <= left || bottom <= top) {
      throw new IllegalArgumentException(
          "empty box: " + left + "," + top + " to " + right + "," + bottom);
    }
  }

  public static Box ofSize(int left, int top, int width, int height) {
    return new Box(left, top, left + width, top + height);
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  public long area() {
    return (long) width() * height();
  }

  /** What both have in common; empty where they only touch. */
  public Optional<Box> meet(Box other) {
    int l = Math.max(left, other.left);
    int t = Math.max(top, other.top);
    int r = Math.min(right, other.right);
    int b = Math.min(bottom, other.bottom);
    return r > l && b > t ? Optional.of(new Box(l, t, r, b)) : Optional.empty();
  }

  public boolean overlaps(Box other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  public boolean contains(Box other) {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }

  /** The smallest box around both. */
  public Box join(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** Grown by so many pixels on every side. */
  public Box grow(int horizontal, int vertical) {
    return new Box(left - horizontal, top - vertical, right + horizontal, bottom + vertical);
  }

  public Box move(int dx, int dy) {
    return new Box(left + dx, top + dy, right + dx, bottom + dy);
  }

  /** The part inside a picture of this size; empty where there is none. */
  public Optional<Box> clip(PictureSize size) {
    return meet(size.box());
  }

  /** Grown outward to multiples of so many columns and rows, counted from the picture's corner. */
  public Box snapOutward(int columns, int rows) {
    return new Box(
        Math.floorDiv(left, columns) * columns,
        Math.floorDiv(top, rows) * rows,
        Math.ceilDiv(right, columns) * columns,
        Math.ceilDiv(bottom, rows) * rows);
  }

  /** Intersection over union, 0 to 1. */
  public double overlapRatio(Box other) {
    long common = meet(other).map(Box::area).orElse(0L);
    return (double) common / (area() + other.area() - common);
  }
}
