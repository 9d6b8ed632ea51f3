package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing that a ruling says.
 *
 * @param text in the order's words
 * @param replaces earlier clauses that have no effect any more once this one has
 */
public record Clause(
    ClauseId id,
    String text,
    List<ScopeItem> scope,
    List<Rule> rules,
    List<Duty> duties,
    List<ClauseId> replaces) {
  public Clause {
    requireNonNull(id, "id");
    requireNonNull(text, "text");
    scope = List.copyOf(scope);
    rules = List.copyOf(rules);
    duties = List.copyOf(duties);
    replaces = List.copyOf(replaces);
  }
}
