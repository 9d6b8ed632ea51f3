package org.unseal.model.decision;

/** How much of somebody is covered, the most first. */
public enum Level {
  /** All that the segment ever touches, still, in all of its frames. */
  REGION,
  /** The whole figure. */
  FIGURE,
  /** The head, as the analysis places it; the whole figure where it found none. */
  HEAD,
  /** Nothing: shown. */
  CLEAR
}
