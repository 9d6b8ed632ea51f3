package org.unseal.vision.backdrop;

import java.util.Arrays;
import org.unseal.vision.cells.CellPicture;

/**
 * What a frame would show if nothing were there but the backdrop, in the light that the frame has.
 *
 * @param luma one byte a cell
 * @param gains by how much each cell's chroma is stronger than the backdrop's, in 1/1024
 * @param light what most of the frame follows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prediction(byte[] luma, int[] gains, Light light) {

  /** In one light for the whole frame. */
  public static Prediction of(CellBackdrop backdrop, CellPicture frame) {
    byte[] from = backdrop.picture().luma();
    Light light = Light.between(from, frame.luma());
    byte[] table = new byte[256];
    for (int y = 0; y < 256; y++) {
      table[y] = (byte) light.predict(y);
    }
    byte[] luma = new byte[from.length];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = table[from[i] & 0xFF];
    }
    int[] gains = new int[luma.length];
    Arrays.fill(gains, light.gain() >> 2);
    return new Prediction(luma, gains, light);
  }

  /** The same, in the light that each place has. */
  public Prediction refined(CellBackdrop backdrop, CellPicture frame) {
    byte[] better = luma.clone();
    int[] local = new int[luma.length];
    LightField.refine(frame.luma(), better, local, backdrop.grid());
    int whole = light.gain() >> 2;
    for (int i = 0; i < local.length; i++) {
      local[i] = (local[i] * whole) >> 10;
    }
    return new Prediction(better, local, light);
  }
}
