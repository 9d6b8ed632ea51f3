package org.unseal.vision.view;

import java.util.Arrays;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * How one picture differs from another as a whole: by how much most of it is shifted, and whether
 * it has the same edges in the same places. Neither depends on the light.
 *
 * @param shift median motion of the blocks with enough texture, in 1/16 pixel, by the method of
 *     Lucas and Kanade (1981); exact below the size of a cell, only "large" above; 0 where there is
 *     too little texture to say
 * @param likeness correlation of the brightness gradients, in thousandths; 1000 where there are
 *     none
 */
public record PictureChange(int shift, int likeness) {
  private static final int BLOCK = 12;
  private static final int LEAST_BLOCKS = 4;
  private static final int LEAST_GRADIENT = 8;
  private static final int MOST_GRADIENT = 32;

  /** The view is the same: shifted by less than a pixel, and most edges where they were. */
  public boolean still() {
    return shift < 16 && likeness >= 400;
  }

  /** Compares two pictures of the same grid. */
  public static PictureChange between(CellPicture one, CellPicture other, CellGrid grid) {
    byte[] a = one.luma();
    byte[] b = other.luma();
    int columns = grid.columns();
    int rows = grid.rows();
    int blocksAcross = Math.max(1, columns / BLOCK);
    int blocksDown = Math.max(1, rows / BLOCK);
    double[] shifts = new double[blocksAcross * blocksDown];
    int valid = 0;
    for (int by = 0; by < blocksDown; by++) {
      for (int bx = by & 1; bx < blocksAcross; bx += 2) { // half of them say as much
        double shift =
            blockShift(
                a,
                b,
                columns,
                Math.max(1, bx * BLOCK),
                Math.max(1, by * BLOCK),
                Math.min(columns - 1, (bx + 1) * BLOCK),
                Math.min(rows - 1, (by + 1) * BLOCK));
        if (shift >= 0) {
          shifts[valid++] = shift;
        }
      }
    }
    int median = 0;
    if (valid >= LEAST_BLOCKS) {
      Arrays.sort(shifts, 0, valid);
      median = (int) Math.round(Math.min(shifts[valid / 2], 1000) * grid.edge() * 16);
    }
    return new PictureChange(median, likeness(a, b, columns, rows));
  }

  /** In cells; negative where the block has no two directions of texture. */
  private static double blockShift(
      byte[] a, byte[] b, int columns, int left, int top, int right, int bottom) {
    long n = 0;
    long sumT = 0;
    long sumX = 0;
    long sumY = 0;
    long xx = 0;
    long xy = 0;
    long yy = 0;
    long xt = 0;
    long yt = 0;
    for (int row = top; row < bottom; row++) {
      for (int i = row * columns + left; i < row * columns + right; i++) {
        // Four times the gradient per cell, of both pictures.
        int gx = value(a, i + 1) - value(a, i - 1) + value(b, i + 1) - value(b, i - 1);
        int gy =
            value(a, i + columns)
                - value(a, i - columns)
                + value(b, i + columns)
                - value(b, i - columns);
        int t = value(b, i) - value(a, i);
        n++;
        sumT += t;
        sumX += gx;
        sumY += gy;
        xx += (long) gx * gx;
        xy += (long) gx * gy;
        yy += (long) gy * gy;
        xt += (long) gx * t;
        yt += (long) gy * t;
      }
    }
    if (n == 0) {
      return -1;
    }
    // Less the mean change of light.
    double meanT = (double) sumT / n;
    double bx = (xt - sumX * meanT) / 4;
    double by = (yt - sumY * meanT) / 4;
    double axx = xx / 16.0;
    double axy = xy / 16.0;
    double ayy = yy / 16.0;
    double trace = axx + ayy;
    double determinant = axx * ayy - axy * axy;
    double least = (trace - Math.sqrt(Math.max(0, trace * trace - 4 * determinant))) / 2;
    if (least < 6.0 * n) {
      return -1;
    }
    double vx = (ayy * bx - axy * by) / determinant;
    double vy = (axx * by - axy * bx) / determinant;
    return Math.sqrt(vx * vx + vy * vy);
  }

  private static int likeness(byte[] a, byte[] b, int columns, int rows) {
    long ab = 0;
    long aa = 0;
    long bb = 0;
    for (int row = 1; row < rows; row += 2) {
      for (int i = row * columns + 1; i < (row + 1) * columns; i++) {
        int ax = value(a, i) - value(a, i - 1);
        int ay = value(a, i) - value(a, i - columns);
        int bx = value(b, i) - value(b, i - 1);
        int by = value(b, i) - value(b, i - columns);
        if (Math.max(Math.max(Math.abs(ax), Math.abs(ay)), Math.max(Math.abs(bx), Math.abs(by)))
            >= LEAST_GRADIENT) {
          ax = Math.clamp(ax, -MOST_GRADIENT, MOST_GRADIENT);
          ay = Math.clamp(ay, -MOST_GRADIENT, MOST_GRADIENT);
          bx = Math.clamp(bx, -MOST_GRADIENT, MOST_GRADIENT);
          by = Math.clamp(by, -MOST_GRADIENT, MOST_GRADIENT);
          ab += ax * bx + ay * by;
          aa += ax * ax + ay * ay;
          bb += bx * bx + by * by;
        }
      }
    }
    if (aa == 0 && bb == 0) {
      return 1000;
    }
    return aa == 0 || bb == 0 ? 0 : (int) Math.round(1000 * ab / Math.sqrt((double) aa * bb));
  }

  private static int value(byte[] picture, int i) {
    return picture[i] & 0xFF;
  }
}
