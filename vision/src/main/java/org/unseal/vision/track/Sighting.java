package org.unseal.vision.track;

import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

/**
 * A mover in one frame.
 *
 * @param shape the cells that it takes, its own or shared
 * @param expected where it should be by its way so far; what was seen where that is too short
 * @param merged others are in the same shape, and nobody can tell who is where
 * @param doubtful somebody else is so near, and so little of one of both is seen, that they may
 *     have changed shapes
 */
record Sighting(int frame, Blob shape, Box expected, boolean merged, boolean doubtful) {
  /** One that was seen by itself. */
  static Sighting alone(int frame, Blob shape) {
    return new Sighting(frame, shape, shape.box(), false, false);
  }

  /** The same in doubt. */
  Sighting doubted() {
    return new Sighting(frame, shape, expected, merged, true);
  }

  /** Nobody can be sure that this is who it was before. */
  boolean unsure() {
    return merged || doubtful;
  }
}
