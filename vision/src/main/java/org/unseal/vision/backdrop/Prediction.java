package org.unseal.vision.backdrop;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What a frame would show if nothing were there but the backdrop, in the light that the frame has.
 * The arrays must not be written to.
 */
public final class Prediction {
  private static final int LEVELS = 256;

  private final int[] luma;
  private final int[] gains;
  private final Light light;
  private final BitSet otherRows;

  private Prediction(int[] luma, int[] gains, Light light, BitSet otherRows) {
    this.luma = luma;
    this.gains = gains;
    this.light = light;
    this.otherRows = otherRows;
  }

  /**
   * In one light for the whole frame.
   *
   * @param frame luminance of its cells
   */
  public static Prediction of(CellBackdrop backdrop, int[] frame) {
    int[] from = backdrop.luma();
    Light light = Light.between(from, frame);
    int[] predicted = new int[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      predicted[level] = light.predict(level);
    }
    int[] luma = new int[from.length];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = predicted[from[i]];
    }
    int[] gains = new int[luma.length];
    Arrays.fill(gains, light.gain() >> 2);
    return new Prediction(luma, gains, light, new BitSet());
  }

  /** The same, in the light that each place has; this one where all have the same. */
  public Prediction refined(CellBackdrop backdrop, int[] frame) {
    int[] better = luma.clone();
    int[] local = gains.clone();
    BitSet rows = LightField.refine(frame, better, local, backdrop);
    if (rows.isEmpty()) {
      return this;
    }
    int whole = light.gain() >> 2;
    int columns = backdrop.grid().columns();
    rows.stream()
        .forEach(
            row -> {
              for (int i = row * columns; i < (row + 1) * columns; i++) {
                local[i] = (local[i] * whole) >> 10;
              }
            });
    return new Prediction(better, local, light, rows);
  }

  /** The rows of cells in which the light is not the one that most of the frame has. */
  public BitSet otherRows() {
    return (BitSet) otherRows.clone();
  }

  /** Luminance of each cell. */
  public int[] luma() {
    return luma;
  }

  /** By how much each cell's chroma is stronger than the backdrop's, in 1/1024. */
  public int[] gains() {
    return gains;
  }

  /** What most of the frame follows. */
  public Light light() {
    return light;
  }
}
