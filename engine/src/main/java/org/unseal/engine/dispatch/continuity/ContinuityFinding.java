package org.unseal.engine.dispatch.continuity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.model.dispatch.Continuity;

/**
 * What the tests come to.
 *
 * @param tests all of them, in the order of {@link ContinuityTest}
 */
public record ContinuityFinding(Continuity verdict, List<TestResult> tests) {
  public ContinuityFinding {
    requireNonNull(verdict, "verdict");
    tests = List.copyOf(tests);
  }
}
