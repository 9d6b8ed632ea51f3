package org.unseal.vision.motion;

import java.util.BitSet;
import java.util.List;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.backdrop.Prediction;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
import org.unseal.vision.cells.CellPicture;

/** Compares frames with a backdrop. Stateless and thread-safe. */
public final class MotionFinder {
  /** From so many differing cells on it is asked whether the light changed in places. */
  private static final int MANY_PERMILLE = 15;

  private static final int BRIGHTEST = 233;
  private static final int DARKEST = 18;

  private final CellBackdrop backdrop;
  private final boolean shadowsCount;

  /**
   * @param shadowsCount whether the shadow of a mover counts as a part of it
   */
  public MotionFinder(CellBackdrop backdrop, boolean shadowsCount) {
    this.backdrop = backdrop;
    this.shadowsCount = shadowsCount;
  }

  /** Judges one frame of the backdrop's grid. */
  public FrameMotion find(CellPicture frame) {
    int[] y = CellPicture.widen(frame.luma());
    int[] u = CellPicture.widen(frame.cb());
    int[] v = CellPicture.widen(frame.cr());
    Prediction prediction = Prediction.of(backdrop, y);
    int[] excess = new int[y.length];
    BitSet everyRow = new BitSet();
    everyRow.set(0, backdrop.grid().rows());
    int differing = compare(y, u, v, prediction, everyRow, excess);
    if (differing * 1000L > (long) MANY_PERMILLE * excess.length) {
      Prediction refined = prediction.refined(backdrop, y);
      if (refined != prediction) {
        prediction = refined;
        // By night a cell is judged with those around it, so with rows in which nothing changed.
        BitSet rows = backdrop.dim() ? everyRow : prediction.otherRows();
        differing = compare(y, u, v, prediction, rows, excess);
      }
    }
    if (!shadowsCount) {
      Shadows.remove(excess, y, u, v, backdrop, prediction);
    }
    List<Blob> blobs =
        Blobs.of(excess, backdrop.grid()).stream().filter(MotionFinder::worthKeeping).toList();
    return new FrameMotion(blobs, (int) (differing * 1000L / excess.length));
  }

  /** A cell or two a little above the noise are noise. */
  private static boolean worthKeeping(Blob blob) {
    return blob.area() > 2 || blob.strong() > 0;
  }

  /**
   * Writes by how much each cell of these rows differs more than noise does.
   *
   * @return how many of the whole frame's cells do
   */
  private int compare(int[] y, int[] u, int[] v, Prediction prediction, BitSet rows, int[] excess) {
    int columns = backdrop.grid().columns();
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      compare(y, u, v, prediction, row * columns, (row + 1) * columns, excess);
    }
    if (backdrop.dim()) {
      DimLight.include(y, u, v, backdrop, prediction, excess);
    }
    int differing = 0;
    for (int over : excess) {
      differing += -over >>> 31;
    }
    return differing;
  }

  private void compare(
      int[] y, int[] u, int[] v, Prediction prediction, int from, int to, int[] excess) {
    int[] expected = prediction.luma();
    int[] gains = prediction.gains();
    int[] limit = backdrop.threshold();
    int[] bu = backdrop.cb();
    int[] bv = backdrop.cr();
    int[] chromaLimit = backdrop.chromaThreshold();
    // A plain loop over arrays of integers, which the compiler turns into vector instructions.
    for (int i = from; i < to; i++) {
      // What is clipped says no more than that it is at least so bright, or so dark.
      int seen = Math.min(Math.max(y[i], DARKEST), BRIGHTEST);
      int predicted = Math.min(Math.max(expected[i], DARKEST), BRIGHTEST);
      int luma = Math.abs(seen - predicted) - limit[i];
      int gain = gains[i];
      int du = ((bu[i] - 128) * gain) >> 10;
      int dv = ((bv[i] - 128) * gain) >> 10;
      int chroma = Math.abs(u[i] - 128 - du) + Math.abs(v[i] - 128 - dv) - chromaLimit[i];
      excess[i] = Math.max(luma, chroma);
    }
  }
}
