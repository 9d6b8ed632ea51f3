package org.unseal.vision.motion;

import org.unseal.vision.backdrop.Prediction;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * Tells cast shadows from movers: in a shadow the ground is darker by about the same share over
 * neighbouring cells, keeps its texture and, darker in proportion, its colour. Skin before grass,
 * stone or tar fails on colour, hair fails because it is darker than any shadow.
 */
final class Shadows {
  /** Cell values of the mask. */
  static final byte SHADOW = 3;

  private static final int BLACK = 12;
  private static final int ONE = 256;
  private static final int DARKEST = 100;
  private static final int BRIGHTEST = 246;
  private static final int SOFT = 190;
  private static final int LEAST_NEIGHBOURS = 4;
  private static final int ALL = 9;

  /** Levels by which a cell may miss the share of its neighbourhood. */
  private static final int UNEVEN = 5;

  private static final int COLOUR = 7;

  private Shadows() {}

  /** Sets to 0 what is shadow; returns how many cells that were. */
  static int remove(
      byte[] mask, CellPicture frame, CellPicture backdrop, Prediction prediction, CellGrid grid) {
    byte[] y = frame.luma();
    byte[] p = prediction.luma();
    int[] gains = prediction.gains();
    byte[] before = mask.clone();
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] == 0) {
        continue;
      }
      int seen = (y[i] & 0xFF) - BLACK;
      int expected = (p[i] & 0xFF) - BLACK;
      if (expected < 24 || seen * ONE > expected * BRIGHTEST || seen * ONE < expected * DARKEST) {
        continue;
      }
      int gain = gains[i] * seen / expected;
      int du = (((backdrop.cb()[i] & 0xFF) - 128) * gain) >> 10;
      int dv = (((backdrop.cr()[i] & 0xFF) - 128) * gain) >> 10;
      int colour =
          Math.abs((frame.cb()[i] & 0xFF) - 128 - du) + Math.abs((frame.cr()[i] & 0xFF) - 128 - dv);
      if (colour <= COLOUR) {
        mask[i] = SHADOW;
      }
    }
    return settle(mask, before, y, p, grid);
  }

  /** Keeps as shadow what its neighbourhood agrees with, and gives back the rest. */
  private static int settle(byte[] mask, byte[] before, byte[] y, byte[] p, CellGrid grid) {
    int columns = grid.columns();
    int rows = grid.rows();
    byte[] marked = mask.clone();
    int removed = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int i = row * columns + column;
        if (marked[i] != SHADOW) {
          continue;
        }
        int seen = 0;
        int expected = 0;
        int count = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
          for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            int k = r * columns + c;
            if (marked[k] == SHADOW) {
              seen += (y[k] & 0xFF) - BLACK;
              expected += (p[k] & 0xFF) - BLACK;
              count++;
            }
          }
        }
        int own = (y[i] & 0xFF) - BLACK;
        int usual = ((p[i] & 0xFF) - BLACK) * seen / Math.max(1, expected);
        // At its edge a shadow covers a part of a cell only.
        boolean even = own >= usual - UNEVEN && (count < ALL || own <= usual + UNEVEN);
        boolean soft = own * ONE >= ((p[i] & 0xFF) - BLACK) * SOFT;
        boolean shadow = even && (count >= LEAST_NEIGHBOURS || soft);
        mask[i] = shadow ? 0 : before[i];
        removed += shadow ? 1 : 0;
      }
    }
    return removed;
  }
}
