package org.unseal.engine.dispatch.continuity;

/** How a test ended. */
public enum Outcome {
  /** It speaks for a recording that ran all the time. */
  SUPPORTS,
  /** It does not speak against it. */
  PASSED,
  /** Something is odd, and it may have another cause. */
  DOUBTFUL,
  /** The recording did not run all the time, or it holds what belongs elsewhere. */
  FAILED,
  /** There is not what it needs. */
  NOT_POSSIBLE
}
