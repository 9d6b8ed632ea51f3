package org.unseal.vision.motion;

import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.backdrop.Prediction;

/**
 * Sees by night: people in dark clothes differ from the ground by less than the noise of a cell,
 * but all their cells differ the same way and noise does not. So means over three by three cells
 * are compared, with half the threshold.
 */
final class DimLight {
  private DimLight() {}

  /** Raises the excess where neighbouring cells together differ. */
  static void include(
      int[] y, int[] u, int[] v, CellBackdrop backdrop, Prediction prediction, int[] excess) {
    int length = excess.length;
    int columns = backdrop.grid().columns();
    int[] luma = new int[length];
    int[] cb = new int[length];
    int[] cr = new int[length];
    int[] expected = prediction.luma();
    int[] gains = prediction.gains();
    for (int i = 0; i < length; i++) {
      luma[i] = y[i] - expected[i];
      cb[i] = u[i] - 128 - (((backdrop.cb()[i] - 128) * gains[i]) >> 10);
      cr[i] = v[i] - 128 - (((backdrop.cr()[i] - 128) * gains[i]) >> 10);
    }
    int[] sumLuma = sums(luma, columns);
    int[] sumCb = sums(cb, columns);
    int[] sumCr = sums(cr, columns);
    int[] limit = backdrop.threshold();
    int[] chromaLimit = backdrop.chromaThreshold();
    for (int i = 0; i < length; i++) {
      int overLuma = Math.abs(sumLuma[i]) * 2 - limit[i] * 9;
      int overChroma = (Math.abs(sumCb[i]) + Math.abs(sumCr[i])) * 2 - chromaLimit[i] * 9;
      excess[i] = Math.max(excess[i], Math.max(overLuma, overChroma) / 9);
    }
  }

  /** Over three by three cells; 0 at the picture's edge. */
  private static int[] sums(int[] values, int columns) {
    int length = values.length;
    int[] rows = new int[length];
    for (int i = 1; i < length - 1; i++) {
      rows[i] = values[i - 1] + values[i] + values[i + 1];
    }
    int[] sums = new int[length];
    for (int i = columns; i < length - columns; i++) {
      sums[i] = rows[i - columns] + rows[i] + rows[i + columns];
    }
    return sums;
  }
}
