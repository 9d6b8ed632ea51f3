package org.unseal.model.plan;

/** Why a frame is covered whole. */
public enum WholeReason {
  /** The frame or one that it is predicted from is damaged. */
  STREAM_DAMAGED,
  /** The light changed over most of the picture at once. */
  LIGHT_CHANGED,
  /** The camera shook or was turned, so that nothing matches the backdrop. */
  CAMERA_MOVED,
  /** Too few pictures to tell what stands still. */
  NO_BACKDROP,
  /** So much moved at once that movers can't be told from the ground. */
  TOO_MUCH_MOTION
}
