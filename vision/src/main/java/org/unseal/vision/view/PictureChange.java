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

  /** One block of both pictures. */
  private static final class Block {
    private final byte[] a;
    private final byte[] b;
    private final int columns;
    private final int left;
    private final int top;
    private final int right;
    private final int bottom;
    private final int count;
    private long aa;
    private long bb;
    private long ab;

    Block(byte[] a, byte[] b, CellGrid grid, int fromColumn, int fromRow) {
      this.a = a;
      this.b = b;
      columns = grid.columns();
      left = Math.max(1, fromColumn);
      top = Math.max(1, fromRow);
      right = Math.min(columns - 1, fromColumn + BLOCK);
      bottom = Math.min(grid.rows() - 1, fromRow + BLOCK);
      count = Math.max(0, right - left) * Math.max(0, bottom - top);
      for (int row = top; row < bottom; row++) {
        for (int i = row * columns + left; i < row * columns + right; i++) {
          int ax = across(a, i);
          int ay = down(a, i);
          int bx = across(b, i);
          int by = down(b, i);
          aa += (long) ax * ax + (long) ay * ay;
          bb += (long) bx * bx + (long) by * by;
          ab += (long) ax * bx + (long) ay * by;
        }
      }
    }

    boolean textured() {
      return count > 0 && Math.max(aa, bb) >= 4L * TEXTURE * count;
    }

    double likeness() {
      return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt((double) aa * bb);
    }

    /**
     * In cells; negative where there are no two directions of texture. Light that grew brighter,
     * stronger in contrast, or both towards one side is no motion: the second picture is brought to
     * the contrast of the first, and a plane is taken out of everything that is compared.
     */
    double shift() {
      double gain = Math.sqrt((double) aa / bb);
      double[] x = new double[count];
      double[] y = new double[count];
      double[] t = new double[count];
      int at = 0;
      for (int row = top; row < bottom; row++) {
        for (int i = row * columns + left; i < row * columns + right; i++) {
          // Gradients of both pictures together are four times one's.
          x[at] = (across(a, i) + gain * across(b, i)) / 4;
          y[at] = (down(a, i) + gain * down(b, i)) / 4;
          t[at++] = gain * value(b, i) - value(a, i);
        }
      }
      level(x);
      level(y);
      level(t);
      double xx = product(x, x);
      double xy = product(x, y);
      double yy = product(y, y);
      double determinant = xx * yy - xy * xy;
      double trace = xx + yy;
      double least = (trace - Math.sqrt(Math.max(0, trace * trace - 4 * determinant))) / 2;
      if (least < 6.0 * count) {
        return -1;
      }
      double xt = product(x, t);
      double yt = product(y, t);
      double vx = (yy * xt - xy * yt) / determinant;
      double vy = (xx * yt - xy * xt) / determinant;
      return Math.sqrt(vx * vx + vy * vy);
    }

    /** Takes out the plane that fits best; columns and rows count from the block's middle. */
    private void level(double[] values) {
      int wide = right - left;
      int high = bottom - top;
      double sum = 0;
      double sumX = 0;
      double sumY = 0;
      for (int row = 0, i = 0; row < high; row++) {
        double fromMiddle = row - (high - 1) / 2.0;
        for (int column = 0; column < wide; column++, i++) {
          sum += values[i];
          sumX += values[i] * (column - (wide - 1) / 2.0);
          sumY += values[i] * fromMiddle;
        }
      }
      double mean = sum / count;
      // Sums of squares of such distances.
      double slopeX = sumX * 12 / Math.max(1, (double) count * (wide * wide - 1));
      double slopeY = sumY * 12 / Math.max(1, (double) count * (high * high - 1));
      for (int row = 0, i = 0; row < high; row++) {
        double level = mean + slopeY * (row - (high - 1) / 2.0);
        for (int column = 0; column < wide; column++, i++) {
          values[i] -= level + slopeX * (column - (wide - 1) / 2.0);
        }
      }
    }

    private static double product(double[] one, double[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        sum += one[i] * other[i];
      }
      return sum;
    }

    /** Twice the gradient along the row. */
    private static int across(byte[] picture, int i) {
      return value(picture, i + 1) - value(picture, i - 1);
    }

    /** Twice the gradient along the column. */
    private int down(byte[] picture, int i) {
      return value(picture, i + columns) - value(picture, i - columns);
    }

    private static int value(byte[] picture, int i) {
      return picture[i] & 0xFF;
    }
  }
}
