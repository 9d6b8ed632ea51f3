package org.unseal.engine.port;

import org.unseal.model.plan.FrameCover;

/** Says what is covered, frame by frame. One thread. */
public interface CoverSource extends AutoCloseable {
  /**
   * Asked once for every frame, in increasing order. Boxes lie inside the picture and on the grid
   * of the plan.
   */
  FrameCover coverOf(int frame);

  /**
   * Makes sure that what was read is the plan that was made. Nothing made from it may be shown
   * before this returns; no frame can be asked for afterwards.
   */
  void requireUnchanged();

  @Override
  void close();
}
