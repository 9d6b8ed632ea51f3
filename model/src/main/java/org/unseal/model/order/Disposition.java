package org.unseal.model.order;

/** What an order wants done with a stretch of a source. */
public enum Disposition {
  /** Published as it is. */
  RELEASE,
  /** Published with what the rules want covered. */
  REDACT,
  /** Kept back. */
  WITHHOLD
}
