package org.unseal.engine.audit;

/** How much of a finished file is looked at. */
public enum AuditMode {
  /** Nothing. */
  OFF,
  /**
   * Every track's first, middle and last frame and every tenth between, every 25th frame whole; for
   * no longer than half of the time that redacting took.
   */
  SAMPLE,
  /** Every frame whole, however long it takes. */
  FULL
}
