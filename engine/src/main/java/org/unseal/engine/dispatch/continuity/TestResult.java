package org.unseal.engine.dispatch.continuity;

import static java.util.Objects.requireNonNull;

/**
 * One line of the log.
 *
 * @param reason a sentence of numbers, for a person
 */
public record TestResult(ContinuityTest test, Outcome outcome, String reason) {
  public TestResult {
    requireNonNull(test, "test");
    requireNonNull(outcome, "outcome");
    requireNonNull(reason, "reason");
  }
}
