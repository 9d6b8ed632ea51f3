package org.unseal.model.dispatch;

/** Whether a recording of sound ran all the time, so that its time is time that passed. */
public enum Continuity {
  /**
   * A record of the logger's configuration, which a person names, says so, and no test speaks
   * against it.
   */
  PROVEN,
  /** Every test was passed, and something speaks for it. */
  ASSUMED,
  /** Nothing speaks against it, and not enough for it. */
  UNKNOWN,
  /**
   * At least one test failed: time is missing in it, or put in, or it holds what belongs elsewhere.
   */
  DISPROVED;

  /**
   * Whether distances in the file are distances in time. Where not, the file is a row of
   * transmissions: from the start of one to the start of the next passes at least as long as the
   * one lasts, and nobody knows how much more.
   */
  public boolean oneTimeLine() {
    return this == PROVEN || this == ASSUMED;
  }
}
