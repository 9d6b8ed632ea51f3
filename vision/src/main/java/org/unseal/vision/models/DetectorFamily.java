package org.unseal.vision.models;

/** How a model's outputs are read. A model of another family needs a new one, with an adapter. */
public enum DetectorFamily {
  /**
   * Four outputs: a heat map of face centres, logarithms of height and width, offsets (row,
   * column), and landmarks that nobody reads; all at a quarter of the input's size.
   */
  CENTERFACE,
  /** Per stride 8, 16, 32 the outputs {@code cls_S}, {@code obj_S} and {@code bbox_S}. */
  YUNET,
  /** {@code scores} (ground, face) and {@code boxes} (corners as shares of the input's size). */
  ULTRAFACE
}
