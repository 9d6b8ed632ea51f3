package org.unseal.vision.view;

import java.util.Arrays;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * How one picture differs from another as a whole: whether it has the same edges in the same
 * places, and by how much these are shifted. Neither depends on the light. Judged block by block,
 * so that people who fill a part of the picture have no say in the rest.
 *
 * @param shift median motion of the blocks that are alike, in 1/16 pixel, by the method of Lucas
 *     and Kanade (1981); exact below the size of a cell, only "large" above; 0 where there is too
 *     little texture to say
 * @param likeness share of the blocks with texture that are alike, in thousandths; 1000 where there
 *     are none
 */
public record PictureChange(int shift, int likeness) {
  private static final int BLOCK = 10;
  private static final int LEAST_BLOCKS = 4;

  /** Mean square of a gradient that is more than noise. */
  private static final int TEXTURE = 40;

  /** Correlation of gradients from which two blocks are alike. */
  private static final double ALIKE = 0.5;

  private static final int STILL_SHIFT = 16;
  private static final int SAME_VIEW = 300;

  /** The view is the same: shifted by less than a pixel, and enough edges where they were. */
  public boolean still() {
    return shift < STILL_SHIFT && likeness >= SAME_VIEW;
  }

  /** Compares two pictures of the same grid. */
  public static PictureChange between(CellPicture one, CellPicture other, CellGrid grid) {
    int across = Math.max(1, grid.columns() / BLOCK);
    int down = Math.max(1, grid.rows() / BLOCK);
    double[] shifts = new double[across * down];
    int textured = 0;
    int alike = 0;
    int moved = 0;
    for (int by = 0; by < down; by++) {
      for (int bx = 0; bx < across; bx++) {
        Block block = new Block(one.luma(), other.luma(), grid, bx * BLOCK, by * BLOCK);
        if (block.textured()) {
          textured++;
          if (block.likeness() >= ALIKE) {
            alike++;
            double shift = block.shift();
            if (shift >= 0) {
              shifts[moved++] = shift;
            }
          }
        }
      }
    }
    int median = 0;
    if (moved >= LEAST_BLOCKS) {
      Arrays.sort(shifts, 0, moved);
      median = (int) Math.round(Math.min(shifts[moved / 2], 1000) * grid.edge() * 16);
    }
    return new PictureChange(median, textured < LEAST_BLOCKS ? 1000 : alike * 1000 / textured);
  }

  /** Sums over one block of both pictures; gradients are twice those per cell. */
  private static final class Block {
    private int count;
    private long aa;
    private long bb;
    private long ab;
    private long sumT;
    private long sumX;
    private long sumY;
    private long xx;
    private long xy;
    private long yy;
    private long xt;
    private long yt;

    Block(byte[] a, byte[] b, CellGrid grid, int fromColumn, int fromRow) {
      int columns = grid.columns();
      int left = Math.max(1, fromColumn);
      int right = Math.min(columns - 1, fromColumn + BLOCK);
      int bottom = Math.min(grid.rows() - 1, fromRow + BLOCK);
      for (int row = Math.max(1, fromRow); row < bottom; row++) {
        for (int i = row * columns + left; i < row * columns + right; i++) {
          int ax = value(a, i + 1) - value(a, i - 1);
          int ay = value(a, i + columns) - value(a, i - columns);
          int bx = value(b, i + 1) - value(b, i - 1);
          int by = value(b, i + columns) - value(b, i - columns);
          int t = value(b, i) - value(a, i);
          int gx = ax + bx;
          int gy = ay + by;
          count++;
          aa += (long) ax * ax + (long) ay * ay;
          bb += (long) bx * bx + (long) by * by;
          ab += (long) ax * bx + (long) ay * by;
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
    }

    boolean textured() {
      return count > 0 && Math.max(aa, bb) >= 4L * TEXTURE * count;
    }

    double likeness() {
      return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt((double) aa * bb);
    }

    /** In cells; negative where there are no two directions of texture. */
    double shift() {
      // Less the mean change of light; gradients of both pictures together are four times one's.
      double meanT = (double) sumT / count;
      double bx = (xt - sumX * meanT) / 4;
      double by = (yt - sumY * meanT) / 4;
      double axx = xx / 16.0;
      double axy = xy / 16.0;
      double ayy = yy / 16.0;
      double trace = axx + ayy;
      double determinant = axx * ayy - axy * axy;
      double least = (trace - Math.sqrt(Math.max(0, trace * trace - 4 * determinant))) / 2;
      if (least < 6.0 * count) {
        return -1;
      }
      double vx = (ayy * bx - axy * by) / determinant;
      double vy = (axx * by - axy * bx) / determinant;
      return Math.sqrt(vx * vx + vy * vy);
    }

    private static int value(byte[] picture, int i) {
      return picture[i] & 0xFF;
    }
  }
}
