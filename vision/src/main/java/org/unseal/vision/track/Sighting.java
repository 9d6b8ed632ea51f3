package org.unseal.vision.track;

import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

/**
 * A mover in one frame.
 *
 * @param shape the cells that it takes, its own or shared
 * @param expected where it should be by its way so far; what was seen where that is too short
 * @param merged others are in the same shape, and nobody can tell who is where
 */
record Sighting(int frame, Blob shape, Box expected, boolean merged) {
  /** One that was seen by itself. */
  static Sighting alone(int frame, Blob shape) {
    return new Sighting(frame, shape, shape.box(), false);
  }
}
