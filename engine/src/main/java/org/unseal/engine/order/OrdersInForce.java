package org.unseal.engine.order;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Ruling;

/**
 * What a series of rulings comes to on one day. A clause that was replaced does not come back when
 * its replacement is stayed: then neither has effect, and what nobody ordered to be released is
 * withheld.
 *
 * @param clauses every clause that was said by then, in the order in which they were said
 */
public record OrdersInForce(LocalDate day, List<Standing> clauses) {
  public OrdersInForce {
    clauses = List.copyOf(clauses);
  }

  /**
   * A clause and what became of it.
   *
   * @param by the ruling that made it so; the clause's own where it has effect
   */
  public record Standing(Clause clause, State state, String by) {}

  /** What became of a clause. */
  public enum State {
    IN_FORCE,
    STAYED,
    REPLACED,
    REVERSED
  }

  /**
   * The clauses that have effect at the end of a day.
   *
   * @param rulings by date, as {@link OrderReader} gives them
   */
  public static OrdersInForce on(LocalDate day, List<Ruling> rulings) {
    Map<ClauseId, Standing> standing = new LinkedHashMap<>();
    for (Ruling ruling : rulings) {
      if (!ruling.dated().isAfter(day)) {
        apply(ruling, standing);
      }
    }
    return new OrdersInForce(day, List.copyOf(standing.values()));
  }

  private static void apply(Ruling ruling, Map<ClauseId, Standing> standing) {
    Collection<ClauseId> concerned =
        ruling.concerns().isEmpty() ? List.copyOf(standing.keySet()) : ruling.concerns();
    switch (ruling.kind()) {
      case ORDER, MODIFICATION, AFFIRMANCE -> {
        for (Clause clause : ruling.clauses()) {
          clause.replaces().forEach(old -> move(old, State.REPLACED, ruling.id(), standing));
          standing.put(clause.id(), new Standing(clause, State.IN_FORCE, ruling.id()));
        }
      }
      case STAY ->
          concerned.stream()
              .filter(id -> is(id, State.IN_FORCE, standing))
              .forEach(id -> move(id, State.STAYED, ruling.id(), standing));
      case STAY_LIFTED ->
          concerned.stream()
              .filter(id -> is(id, State.STAYED, standing))
              .forEach(id -> move(id, State.IN_FORCE, ruling.id(), standing));
      case REVERSAL -> concerned.forEach(id -> move(id, State.REVERSED, ruling.id(), standing));
      case APPEAL -> {}
    }
  }

  private static boolean is(ClauseId id, State state, Map<ClauseId, Standing> standing) {
    Standing found = standing.get(id);
    return found != null && found.state() == state;
  }

  private static void move(ClauseId id, State state, String by, Map<ClauseId, Standing> standing) {
    standing.computeIfPresent(id, (_, found) -> new Standing(found.clause(), state, by));
  }

  /** The clauses that have effect, in the order in which they were said. */
  public List<Clause> inForce() {
    return clauses.stream()
        .filter(found -> found.state() == State.IN_FORCE)
        .map(Standing::clause)
        .toList();
  }
}
