package org.unseal.vision.motion;

import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.backdrop.Prediction;
import org.unseal.vision.cells.CellGrid;

/**
 * Tells cast shadows from movers: in a shadow the ground is darker by about the same share over
 * neighbouring cells, keeps its texture and, darker in proportion, its colour. Skin before grass,
 * stone or tar fails on colour, hair fails because it is darker than any shadow.
 */
final class Shadows {
  private static final int BLACK = 12;

  /** By night nothing is taken for a shadow: it would differ from people by too little. */
  private static final int LEAST_LIGHT = 40;

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

  /**
   * Sets to 0 what is shadow.
   *
   * @param excess by how much each cell differs more than noise does
   */
  static void remove(
      int[] excess, int[] y, int[] u, int[] v, CellBackdrop backdrop, Prediction prediction) {
    int[] p = prediction.luma();
    int[] gains = prediction.gains();
    boolean[] marked = new boolean[excess.length];
    boolean any = false;
    for (int i = 0; i < excess.length; i++) {
      if (excess[i] <= 0) {
        continue;
      }
      int seen = y[i] - BLACK;
      int expected = p[i] - BLACK;
      if (expected < LEAST_LIGHT
          || seen * ONE > expected * BRIGHTEST
          || seen * ONE < expected * DARKEST) {
        continue;
      }
      int gain = gains[i] * seen / expected;
      int du = ((backdrop.cb()[i] - 128) * gain) >> 10;
      int dv = ((backdrop.cr()[i] - 128) * gain) >> 10;
      marked[i] = Math.abs(u[i] - 128 - du) + Math.abs(v[i] - 128 - dv) <= COLOUR;
      any |= marked[i];
    }
    if (any) {
      settle(excess, marked, y, p, backdrop.grid());
    }
  }

  /** Takes for shadow what its neighbourhood agrees with. */
  private static void settle(int[] excess, boolean[] marked, int[] y, int[] p, CellGrid grid) {
    int columns = grid.columns();
    int rows = grid.rows();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int i = row * columns + column;
        if (!marked[i]) {
          continue;
        }
        int seen = 0;
        int expected = 0;
        int count = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
          for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            int k = r * columns + c;
            if (marked[k]) {
              seen += y[k] - BLACK;
              expected += p[k] - BLACK;
              count++;
            }
          }
        }
        int own = y[i] - BLACK;
        int usual = (p[i] - BLACK) * seen / Math.max(1, expected);
        // At its edge a shadow covers a part of a cell only.
        boolean even = own >= usual - UNEVEN && (count < ALL || own <= usual + UNEVEN);
        boolean soft = own * ONE >= (p[i] - BLACK) * SOFT;
        boolean shadow = even && (count >= LEAST_NEIGHBOURS || soft);
        if (shadow) {
          excess[i] = 0;
        }
      }
    }
  }
}
