package org.unseal.vision.track;

import static java.util.Objects.requireNonNull;

import org.unseal.model.picture.Box;

/**
 * A face that a detector found on something that moves.
 *
 * @param cells around the face, in cell units
 * @param scorePermille 0 to 1000
 */
public record FaceHit(int frame, Box cells, int scorePermille) {
  public FaceHit {
    requireNonNull(cells, "cells");
  }
}
