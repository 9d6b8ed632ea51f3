package org.unseal.vision.motion;

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
    int differing = compare(y, u, v, prediction, excess);
    if (differing * 1000L > (long) MANY_PERMILLE * excess.length) {
      Prediction refined = prediction.refined(backdrop, y);
      if (refined != prediction) {
        prediction = refined;
        differing = compare(y, u, v, prediction, excess);
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

  /** Writes by how much each cell differs more than noise does; gives the number that do. */
  private int compare(int[] y, int[] u, int[] v, Prediction prediction, int[] excess) {
    lumaExcess(y, prediction.luma(), backdrop.threshold(), excess);
    chromaExcess(
        u, v, backdrop.cb(), backdrop.cr(), prediction.gains(), backdrop.chromaThreshold(), excess);
    if (backdrop.dim()) {
      DimLight.include(y, u, v, backdrop, prediction, excess);
    }
    int differing = 0;
    for (int i = 0; i < excess.length; i++) {
      differing += -excess[i] >>> 31;
    }
    return differing;
  }

  // Plain loops over arrays of integers, which the compiler turns into vector instructions.

  private static void lumaExcess(int[] y, int[] expected, int[] limit, int[] excess) {
    for (int i = 0; i < excess.length; i++) {
      // What is clipped says no more than that it is at least so bright, or so dark.
      int seen = Math.min(Math.max(y[i], DARKEST), BRIGHTEST);
      int predicted = Math.min(Math.max(expected[i], DARKEST), BRIGHTEST);
      excess[i] = Math.abs(seen - predicted) - limit[i];
    }
  }

  private static void chromaExcess(
      int[] u, int[] v, int[] bu, int[] bv, int[] gains, int[] limit, int[] excess) {
    for (int i = 0; i < excess.length; i++) {
      int du = ((bu[i] - 128) * gains[i]) >> 10;
      int dv = ((bv[i] - 128) * gains[i]) >> 10;
      int chroma = Math.abs(u[i] - 128 - du) + Math.abs(v[i] - 128 - dv);
      excess[i] = Math.max(excess[i], chroma - limit[i]);
    }
  }
}
