package org.unseal.model.track;

/**
 * Why a person should look at a segment before clearing it, and why a track was cut where it
 * begins.
 */
public enum Risk {
  /** The track begins or ends here. */
  APPEARS,
  /** It met another track and may have changed places with it. */
  CROSSING,
  /** It was out of sight for more than half a second. */
  OUT_OF_SIGHT,
  /** It touches the picture's edge. */
  PICTURE_EDGE,
  /** It is merged with others, or too wide to be one person. */
  MERGED,
  /** No clear head, so it is covered whole. */
  NO_CLEAR_HEAD,
  /** It follows a gap that was bridged by guessing. */
  BRIDGED,
  /** The detector was not sure. */
  LOW_CONFIDENCE,
  /** A cut, a camera movement or the longest stretch ended the track before. */
  NEW_STRETCH,
  /**
   * It passes points of risk that follow one another within half a second, so that its ends don't
   * tell who is followed: every picture has to be looked at.
   */
  UNSTEADY
}
