package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.model.order.Clause;
import org.unseal.model.order.Duty;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.scope.Clip;

/**
 * What a release does about one clause.
 *
 * @param said the ruling that says it
 * @param standing whether it has effect, in words, with the rulings that made it so
 * @param parts what it wants of sources
 * @param rules what it wants of pictures and sound
 * @param duties conditions and notices
 */
public record ClauseAnswer(
    Clause clause,
    Ruling said,
    OrdersInForce.State state,
    String standing,
    List<Part> parts,
    List<Line> rules,
    List<DutyState> duties) {
  public ClauseAnswer {
    requireNonNull(clause, "clause");
    requireNonNull(said, "said");
    requireNonNull(state, "state");
    requireNonNull(standing, "standing");
    parts = List.copyOf(parts);
    rules = List.copyOf(rules);
    duties = List.copyOf(duties);
  }

  /** Whether it has effect. */
  public boolean inForce() {
    return state == OrdersInForce.State.IN_FORCE;
  }

  /**
   * What became of one wish.
   *
   * @param clips that follow from it, with what is known of each
   * @param done in words
   * @param unmapped whether no frame could be found for it
   */
  public record Part(
      ScopeItem item, List<Clip> clips, List<ClipFacts> facts, String done, boolean unmapped) {
    public Part {
      requireNonNull(item, "item");
      clips = List.copyOf(clips);
      facts = List.copyOf(facts);
      requireNonNull(done, "done");
    }
  }

  /**
   * A rule and what was done about it.
   *
   * @param wants in words
   * @param done one line a clip
   */
  public record Line(String wants, List<String> done) {
    public Line {
      requireNonNull(wants, "wants");
      done = List.copyOf(done);
    }
  }

  /**
   * A condition or a notice.
   *
   * @param answer empty where it is open
   */
  public record DutyState(DutyPlace place, Duty duty, Optional<DutyAnswer> answer) {
    public DutyState {
      requireNonNull(place, "place");
      requireNonNull(duty, "duty");
      requireNonNull(answer, "answer");
    }

    /** Whether nobody met it and nobody waived it. */
    public boolean open() {
      return answer.isEmpty();
    }

    /** Whether its last day is over and it is open. */
    public boolean overdue(LocalDate day) {
      return open() && duty.due().filter(day::isAfter).isPresent();
    }

    /** Where it stands, in words. */
    public String words(LocalDate day) {
      return answer
          .map(
              one ->
                  switch (one.state()) {
                    case MET -> "met on %s: %s".formatted(one.date(), one.words());
                    case WAIVED -> "waived on %s: %s".formatted(one.date(), one.words());
                    case OPEN -> "open";
                  })
          .orElse(overdue(day) ? "open, and its last day is over" : "open");
    }
  }
}
