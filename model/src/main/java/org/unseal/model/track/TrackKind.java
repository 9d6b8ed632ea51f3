package org.unseal.model.track;

/** What a track follows. */
public enum TrackKind {
  /** Something that moves before the backdrop. */
  MOVER,
  /** A face that a detector found in moving parts or in a moving camera's picture. */
  FACE,
  /** A face that a detector found in a backdrop: somebody who stands still, a picture on a wall. */
  STILL_FACE
}
