package org.unseal.vision.motion;

import java.util.List;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.backdrop.Light;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
import org.unseal.vision.cells.CellPicture;

/** Compares frames with a backdrop. Stateless and thread-safe. */
public final class MotionFinder {
  private final CellBackdrop backdrop;

  public MotionFinder(CellBackdrop backdrop) {
    this.backdrop = backdrop;
  }

  /** Judges one frame of the backdrop's grid. */
  public FrameMotion find(CellPicture frame) {
    Light light = Light.between(backdrop.picture().luma(), frame.luma());
    byte[] mask = new byte[frame.luma().length];
    int differing = mark(frame, light, mask);
    List<Blob> blobs = Blobs.of(mask, backdrop.grid());
    return new FrameMotion(
        blobs, (int) (differing * 1000L / mask.length), light.agreeingPermille());
  }

  private int mark(CellPicture frame, Light light, byte[] mask) {
    byte[] y = frame.luma();
    byte[] u = frame.cb();
    byte[] v = frame.cr();
    byte[] by = backdrop.picture().luma();
    byte[] bu = backdrop.picture().cb();
    byte[] bv = backdrop.picture().cr();
    byte[] limit = backdrop.threshold();
    byte[] chromaLimit = backdrop.chromaThreshold();
    int gain = light.gain();
    int offset = light.offset() + 2048;
    for (int i = 0; i < mask.length; i++) {
      int predicted = Math.min(255, Math.max(0, (gain * (by[i] & 0xFF) + offset) >> 12));
      int luma = Math.abs((y[i] & 0xFF) - predicted);
      int chroma =
          Math.abs((u[i] & 0xFF) - (bu[i] & 0xFF)) + Math.abs((v[i] & 0xFF) - (bv[i] & 0xFF));
      int over = Math.max(luma - limit[i], chroma - chromaLimit[i]);
      mask[i] = (byte) (over > 0 ? over > 8 ? 2 : 1 : 0);
    }
    int differing = 0;
    for (byte value : mask) {
      differing += value != 0 ? 1 : 0;
    }
    return differing;
  }
}
