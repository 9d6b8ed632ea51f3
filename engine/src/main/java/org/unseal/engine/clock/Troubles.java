package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.proof.time.Contradiction;
import org.unseal.proof.time.Outliers;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TimeText;

/** Why nothing can be said, and what a person can do about it. */
public final class Troubles {
  private Troubles() {}

  /** In lines; none where everything is solved. */
  public static List<String> lines(Resolution resolution, Statements statements) {
    List<String> lines = new ArrayList<>();
    switch (resolution) {
      case Resolution.Solved _ -> {}
      case Resolution.Proposed(Contradiction contradiction, Set<String> anchors) -> {
        loop(contradiction, statements, lines);
        lines.add(
            "Without %s all the others fit together, and without no other as few. Look at it again;"
                .formatted(joined(anchors)));
        for (String anchor : new TreeSet<>(anchors)) {
          lines.add(
              "  if it is wrong:  unseal anchor drop CASE %s --as YOU --because \"...\""
                  .formatted(anchor));
        }
        lines.add("Until a person has decided, no time is stated (UNSYNCED).");
      }
      case Resolution.Unsynced(Contradiction contradiction, Outliers.Result why) -> {
        loop(contradiction, statements, lines);
        lines.add(
            switch (why) {
              case Outliers.Result.Tie(Set<String> one, Set<String> other) ->
                  "It would fit without %s, but also without %s, so nothing says which is wrong."
                      .formatted(joined(one), joined(other));
              case Outliers.Result.TooMany() ->
                  "No fewer than half of the anchors can be wrong for it to fit: is a rate, a reset or"
                      + " a check wrong?";
              case Outliers.Result.NotSearched() ->
                  "There are more than %d anchors, too many to find out which is wrong."
                      .formatted(Outliers.MOST);
              case Outliers.Result.Unique(Set<String> anchors) -> "Wrong are " + joined(anchors);
            });
        lines.add("No time is stated (UNSYNCED). Mend one of the statements above.");
      }
      case Resolution.DroppedInVain(Set<String> anchors) -> {
        lines.add(
            "%s was dropped, but nothing contradicts it any more; dropping it would be choosing an"
                .formatted(joined(anchors)));
        lines.add("  answer. Take it back in: unseal anchor keep CASE ID --as YOU");
      }
    }
    return lines;
  }

  /** The loop of statements that can't all be true. */
  public static void loop(Contradiction contradiction, Statements statements, List<String> lines) {
    StatementText text = new StatementText(statements);
    lines.add(
        "These statements can't all be true; they miss one another by %s:"
            .formatted(
                TimeText.length(contradiction.missing(), TimeText.unit(contradiction.missing()))));
    contradiction.reasons().forEach(reason -> lines.add("  - " + text.of(reason)));
  }

  static String joined(Set<String> ids) {
    return String.join(", ", new TreeSet<>(ids));
  }
}
