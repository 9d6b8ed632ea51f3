package org.unseal.model.order;

/** What a ruling does. */
public enum RulingKind {
  /** Says something for the first time. */
  ORDER,
  /** Changes what was said: adds clauses, and may replace earlier ones. */
  MODIFICATION,
  /** What it names has no effect until the stay is lifted. */
  STAY,
  /** Gives back their effect to clauses that were stayed. */
  STAY_LIFTED,
  /** Somebody asked a higher court. Changes nothing by itself: that takes a stay. */
  APPEAL,
  /** A higher court left it as it was; may add clauses, and replace some. */
  AFFIRMANCE,
  /** What it names no longer has any effect. */
  REVERSAL
}
