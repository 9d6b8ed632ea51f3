package org.unseal.media.mp4;

import java.util.List;

/**
 * How a player turns or mirrors pictures: the linear part of {@code tkhd}'s matrix in 65536ths.
 * Where the picture then lies follows from it and the size, so nothing else is kept.
 */
public record DisplayMatrix(int a, int b, int c, int d) {
  private static final int ONE = 1 << 16;

  /** Pictures are shown as they are stored. */
  public static final DisplayMatrix UPRIGHT = new DisplayMatrix(ONE, 0, 0, ONE);

  /**
   * Sizes are in 65536ths of a pixel; the corner that comes to lie left or above 0 is moved there.
   */
  List<Integer> numbers(long width, long height) {
    long x = -Math.min(0, scaled(a, width)) - Math.min(0, scaled(c, height));
    long y = -Math.min(0, scaled(b, width)) - Math.min(0, scaled(d, height));
    return List.of(a, b, 0, c, d, 0, (int) x, (int) y, 1 << 30);
  }

  private static long scaled(int factor, long length) {
    return (factor * length) >> 16;
  }
}
