package org.unseal.model.track;

/** What is to be covered. */
public enum Policy {
  /** {@link #HEADS} where the camera stands still, {@link #FACES} where it moves; per stretch. */
  AUTO,
  /** Every face found, tracked forwards and backwards. For moving cameras. */
  FACES,
  /**
   * Every face found and the head zone of everything that moves; whole where there is no clear
   * head.
   */
  HEADS,
  /** Everything that moves, whole. Needs no model. */
  MOVING
}
