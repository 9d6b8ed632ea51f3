package org.unseal.engine.port;

import org.unseal.model.plan.FrameCover;

/** Says what is covered, frame by frame. */
@FunctionalInterface
public interface CoverSource {
  /**
   * Asked once for every frame, in increasing order. Boxes lie inside the picture and on the grid
   * of the plan.
   */
  FrameCover coverOf(int frame);
}
