package org.unseal.proof.time;

import java.util.List;

/**
 * A loop of statements that can't all be true: going round, an instant would be before itself.
 *
 * @param steps the loop; at least one
 * @param missing by how many microseconds the statements miss one another, at least 1
 */
public record Contradiction(List<Step> steps, long missing) {
  public Contradiction {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || missing < 1) {
      throw new IllegalArgumentException("no contradiction");
    }
  }

  /** The statements, each once. */
  public List<Reason> reasons() {
    return Step.reasons(steps);
  }
}
