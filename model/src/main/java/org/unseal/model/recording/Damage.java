package org.unseal.model.recording;

/**
 * Why a frame can't be judged by looking at it. A damaged frame is covered whole, in its place in
 * time.
 */
public enum Damage {
  /** The decoder gave an error for it, or for a frame that it may be predicted from. */
  DECODE_ERROR,
  /**
   * The decoder or the container flagged it as corrupt, or a frame that it may be predicted from.
   */
  FLAGGED_CORRUPT,
  /** It is predicted from a picture that is not in the file. */
  MISSING_REFERENCE,
  /** It comes before the first keyframe. */
  BEFORE_FIRST_KEYFRAME,
  /** A coded picture from which the decoder made nothing to show. */
  NO_PICTURE
}
