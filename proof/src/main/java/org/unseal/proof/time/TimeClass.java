package org.unseal.proof.time;

/** How much can be said about a time or a difference. The names are stable. */
public enum TimeClass {
  /** It lies in an interval, if the reasons hold. */
  BOUNDED,
  /** It lies in an interval in so many of a million cases, if the other reasons hold. */
  ESTIMATED,
  /** Only one end is known. */
  ORDER_ONLY,
  /** Nothing is known. */
  UNSYNCED
}
