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

  /** Levels above the threshold from which a difference is beyond doubt. */
  private static final int STRONG = 8;

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
    byte[] mask = new byte[frame.luma().length];
    Prediction prediction = Prediction.of(backdrop, frame);
    int differing = mark(frame, prediction, mask);
    if (differing * 1000L > (long) MANY_PERMILLE * mask.length) {
      prediction = prediction.refined(backdrop, frame);
      differing = mark(frame, prediction, mask);
    }
    if (!shadowsCount) {
      differing -= Shadows.remove(mask, frame, backdrop.picture(), prediction, backdrop.grid());
    }
    List<Blob> blobs =
        Blobs.of(mask, backdrop.grid()).stream().filter(MotionFinder::worthKeeping).toList();
    return new FrameMotion(blobs, (int) (differing * 1000L / mask.length));
  }

  /** A cell or two a little above the noise are noise. */
  private static boolean worthKeeping(Blob blob) {
    return blob.area() > 2 || blob.strong() > 0;
  }

  private int mark(CellPicture frame, Prediction prediction, byte[] mask) {
    byte[] y = frame.luma();
    byte[] u = frame.cb();
    byte[] v = frame.cr();
    byte[] by = prediction.luma();
    byte[] bu = backdrop.picture().cb();
    byte[] bv = backdrop.picture().cr();
    int[] gains = prediction.gains();
    byte[] limit = backdrop.threshold();
    byte[] chromaLimit = backdrop.chromaThreshold();
    int differing = 0;
    for (int i = 0; i < mask.length; i++) {
      int seen = y[i] & 0xFF;
      int predicted = by[i] & 0xFF;
      // What is clipped says no more than that it is at least so bright, or so dark.
      int luma =
          (seen >= BRIGHTEST && predicted >= BRIGHTEST) || (seen <= DARKEST && predicted <= DARKEST)
              ? 0
              : Math.abs(seen - predicted);
      int gain = gains[i];
      int du = (((bu[i] & 0xFF) - 128) * gain) >> 10;
      int dv = (((bv[i] & 0xFF) - 128) * gain) >> 10;
      int chroma = Math.abs((u[i] & 0xFF) - 128 - du) + Math.abs((v[i] & 0xFF) - 128 - dv);
      int over = Math.max(luma - limit[i], chroma - chromaLimit[i]);
      byte value = (byte) (over > 0 ? over > STRONG ? 2 : 1 : 0);
      mask[i] = value;
      differing += value != 0 ? 1 : 0;
    }
    return differing;
  }
}
