package org.unseal.engine.answer;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.answer.ClauseAnswer.DutyState;
import org.unseal.engine.answer.ClauseAnswer.Part;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.model.order.ScopeItem;

/**
 * What an order keeps publishing shut for: a scope that is not fixed or is of another series, a
 * wish that no frame was found for, a condition or a notice that is open. A clause without effect
 * asks for nothing.
 */
public final class Gate {
  private Gate() {}

  /** Plain sentences; none where the order lets a release be published. */
  public static List<String> shut(Given given) {
    return OrderAnswer.of(given).shut().stream().map(Shut::sentence).toList();
  }

  static List<Shut> shut(Given given, List<ClauseAnswer> clauses) {
    List<Shut> shut = new ArrayList<>();
    if (given.scope().isEmpty()) {
      shut.add(new Shut("nobody fixed the scope yet", "unseal scope CASE --fix"));
    }
    given
        .scope()
        .filter(scope -> !scope.order().equals(given.series()))
        .ifPresent(
            _ ->
                shut.add(
                    new Shut(
                        "the order changed since the scope was fixed",
                        "look at it with unseal scope CASE and fix it again")));
    for (ClauseAnswer clause : clauses) {
      if (clause.inForce()) {
        clause.parts().stream()
            .filter(Part::unmapped)
            .forEach(part -> shut.add(unmapped(clause, part.item())));
        clause.duties().stream()
            .filter(DutyState::open)
            .forEach(duty -> shut.add(open(given, duty)));
      }
    }
    return shut;
  }

  private static Shut unmapped(ClauseAnswer clause, ScopeItem item) {
    return new Shut(
        "clause %s speaks of %s%s, and no frame was found for that"
            .formatted(
                clause.clause().id(),
                item.source(),
                item.when()
                    .map(when -> " from %s to %s".formatted(when.from(), when.toExclusive()))
                    .orElse("")),
        "take the recording in, state its clock, or mend the order's file");
  }

  private static Shut open(Given given, DutyState duty) {
    return new Shut(
        "the %s %s is open%s"
            .formatted(
                YamlFields.wordOf(duty.duty().kind()),
                duty.place(),
                duty.duty()
                    .due()
                    .map(
                        due ->
                            (duty.overdue(given.day()) ? ", and its last day was " : ", due ")
                                + due)
                    .orElse("")),
        "unseal order met CASE %s --how or --waived".formatted(duty.place()));
  }
}
