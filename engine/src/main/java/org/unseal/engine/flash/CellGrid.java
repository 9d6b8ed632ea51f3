package org.unseal.engine.flash;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;

/**
 * A picture as it fills a screen of 1024 by 768, in cells of 16 by 16 parts of it.
 *
 * @param columns at most 64
 * @param rows at most 48
 */
record CellGrid(int columns, int rows) {
  /** Relative luminance of white. */
  static final int WHITE = 10_000;

  private static final int MOST_COLUMNS = 64;
  private static final int MOST_ROWS = 48;

  /** What is looked at of a cell is every so many pixels; flashes are larger than that. */
  private static final int EVERY = 2;

  private static final int[] FULL = luminances(0, 255);
  private static final int[] NARROW = luminances(16, 235);

  /** Of pictures so large. */
  static CellGrid of(PictureSize size) {
    boolean wide = (long) size.width() * MOST_ROWS >= (long) size.height() * MOST_COLUMNS;
    return wide
        ? new CellGrid(
            MOST_COLUMNS,
            Math.max(1, Math.round((float) MOST_COLUMNS * size.height() / size.width())))
        : new CellGrid(
            Math.max(1, Math.round((float) MOST_ROWS * size.width() / size.height())), MOST_ROWS);
  }

  /** Relative luminance by the transfer function of sRGB, of each value of a byte. */
  private static int[] luminances(int black, int white) {
    int[] luminances = new int[256];
    for (int value = 0; value < luminances.length; value++) {
      double level = Math.clamp((value - black) / (double) (white - black), 0, 1);
      double linear =
          level <= 0.04045 ? level / 12.92 : StrictMath.pow((level + 0.055) / 1.055, 2.4);
      luminances[value] = (int) Math.round(linear * WHITE);
    }
    return luminances;
  }

  int cells() {
    return columns * rows;
  }

  /** The mean luminance of each cell, row by row. */
  int[] of(PictureView picture) {
    PictureSize size = picture.size();
    int[] luminance = picture.fullRange() ? FULL : NARROW;
    ByteBuffer plane = picture.plane(0);
    int stride = picture.stride(0);
    long[] sums = new long[cells()];
    int[] counts = new int[cells()];
    for (int y = 0; y < size.height(); y += EVERY) {
      int row = (int) ((long) y * rows / size.height()) * columns;
      for (int x = 0; x < size.width(); x += EVERY) {
        int cell = row + (int) ((long) x * columns / size.width());
        sums[cell] += luminance[plane.get(y * stride + x) & 0xFF];
        counts[cell]++;
      }
    }
    int[] means = new int[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = counts[i] == 0 ? 0 : (int) (sums[i] / counts[i]);
    }
    return means;
  }
}
