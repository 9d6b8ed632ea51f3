package org.unseal.campus.measure;

import org.unseal.engine.port.PictureView;

/**
 * Tells whether a decoded pixel is fill. Nobody knows for sure which matrix an encoder used, so the
 * colour counts in both of the usual ones (BT.601 and BT.709), within a tolerance for compression.
 */
final class FillColour {
  private final int[][] wanted;
  private final int tolerance;

  FillColour(int rgb, boolean fullRange, int tolerance) {
    this.tolerance = tolerance;
    wanted =
        new int[][] {
          convert(rgb, 0.299, 0.114, fullRange), convert(rgb, 0.2126, 0.0722, fullRange)
        };
  }

  private static int[] convert(int rgb, double kr, double kb, boolean fullRange) {
    double r = (rgb >> 16 & 255) / 255.0;
    double g = (rgb >> 8 & 255) / 255.0;
    double b = (rgb & 255) / 255.0;
    double y = kr * r + (1 - kr - kb) * g + kb * b;
    double u = (b - y) / (2 * (1 - kb));
    double v = (r - y) / (2 * (1 - kr));
    return fullRange
        ? new int[] {round(255 * y), round(128 + 255 * u), round(128 + 255 * v)}
        : new int[] {round(16 + 219 * y), round(128 + 224 * u), round(128 + 224 * v)};
  }

  private static int round(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  boolean luma(int y) {
    return Math.abs(y - wanted[0][0]) <= tolerance || Math.abs(y - wanted[1][0]) <= tolerance;
  }

  boolean is(int y, int u, int v) {
    for (int[] w : wanted) {
      if (Math.abs(y - w[0]) <= tolerance
          && Math.abs(u - w[1]) <= tolerance
          && Math.abs(v - w[2]) <= tolerance) {
        return true;
      }
    }
    return false;
  }

  /** A decoded picture copied out of native memory; used again for the next. */
  static final class Pixels {
    final int width;
    final int height;
    private final int chromaWidth;
    private final byte[] luma;
    private final byte[] cb;
    private final byte[] cr;

    Pixels(int width, int height) {
      this.width = width;
      this.height = height;
      chromaWidth = (width + 1) / 2;
      int chroma = chromaWidth * ((height + 1) / 2);
      luma = new byte[width * height];
      cb = new byte[chroma];
      cr = new byte[chroma];
    }

    void read(PictureView picture) {
      copy(picture, 0, luma, width, height);
      copy(picture, 1, cb, chromaWidth, (height + 1) / 2);
      copy(picture, 2, cr, chromaWidth, (height + 1) / 2);
    }

    private static void copy(PictureView picture, int plane, byte[] to, int width, int height) {
      for (int y = 0; y < height; y++) {
        picture.plane(plane).get(y * picture.stride(plane), to, y * width, width);
      }
    }

    boolean isFill(FillColour fill, int x, int y) {
      int bright = luma[y * width + x] & 255;
      if (!fill.luma(bright)) {
        return false;
      }
      int at = (y >> 1) * chromaWidth + (x >> 1);
      return fill.is(bright, cb[at] & 255, cr[at] & 255);
    }

    /** Whether all of a square of pixels is fill. */
    boolean isFilled(FillColour fill, int left, int top, int side) {
      int right = Math.min(width, left + side);
      int bottom = Math.min(height, top + side);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          if (!isFill(fill, x, y)) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
