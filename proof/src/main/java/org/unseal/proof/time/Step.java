package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the way that leads to a bound: one statement, used in one direction, so many times one
 * after the other.
 *
 * @param part of an event twice the number of its mark; odd where the high end of what is stated
 *     counts, even where the low end does
 * @param times how often the statement is used here
 * @param span of a rate how far the scale counts along this part, both directions taken as lengths
 * @param micros what it adds to the bound
 */
public record Step(Reason reason, int part, int times, long span, long micros) {
  public Step {
    requireNonNull(reason, "reason");
  }

  static List<Step> of(TimeGraph graph, List<Integer> edges) {
    List<Step> steps = new ArrayList<>();
    for (int edge : edges) {
      Step next =
          new Step(graph.reason(edge), graph.part(edge), 1, graph.span(edge), graph.weight(edge));
      Step last = steps.isEmpty() ? next : steps.getLast();
      if (!steps.isEmpty()
          && last.reason().equals(next.reason())
          && (last.part() == next.part() || next.reason().kind() == Reason.Kind.RATE)) {
        steps.set(
            steps.size() - 1,
            new Step(
                last.reason(),
                last.part(),
                last.times() + 1,
                last.span() + next.span(),
                last.micros() + next.micros()));
      } else {
        steps.add(next);
      }
    }
    return List.copyOf(steps);
  }

  /** Every reason once, in the order in which they are first used. */
  static List<Reason> reasons(List<Step> steps) {
    return steps.stream().map(Step::reason).distinct().toList();
  }
}
