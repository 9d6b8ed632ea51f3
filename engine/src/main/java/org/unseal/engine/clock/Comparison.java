package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Contradiction;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Outliers;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.StatedBound;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TimeText;
import org.unseal.proof.time.TimelineDocument;
import org.unseal.proof.time.TooMuchException;

/**
 * What somebody else's anchors change of a timeline. Nothing of theirs enters it.
 *
 * @param resolution of everything together
 * @param both the statements of both
 * @param changes of every bound of the timeline that is another with them
 */
public record Comparison(Resolution resolution, Statements both, List<Change> changes) {
  public Comparison {
    changes = List.copyOf(changes);
  }

  /** A bound before and with them. */
  public record Change(StatedBound before, Bound with) {
    /** Whether it then can be said which comes first, and could not before. */
    boolean decides() {
      return before.from().isPresent()
          && answer(before) == Bound.Answer.CANNOT_BE_SAID
          && with.answer() != Bound.Answer.CANNOT_BE_SAID;
    }

    private static Bound.Answer answer(StatedBound bound) {
      return new Bound(bound.low(), bound.high(), List.of(), List.of(), bound.coverage()).answer();
    }
  }

  /**
   * Compares.
   *
   * @param theirs of other ids than those of the timeline
   * @throws IllegalArgumentException where they name what is not there
   */
  public static Comparison of(TimelineDocument timeline, List<Event> theirs)
      throws TooMuchException {
    Statements own = timeline.statements();
    List<Event> events = new ArrayList<>(own.events());
    events.addAll(theirs);
    Statements both = new Statements(own.scales(), events, own.ticks(), own.orders());
    Set<Instant> asked = new LinkedHashSet<>();
    for (StatedBound bound : timeline.bounds()) {
      bound.from().ifPresent(asked::add);
      asked.add(bound.of());
    }
    // What was dropped as an outlier stays out: the question is what theirs add to the result.
    List<Dropped> dropped =
        timeline.dropped().stream()
            .map(d -> new Dropped(d.event(), Dropped.Why.WITHDRAWN, d.by(), d.reason()))
            .toList();
    Resolution resolution = Resolution.of(both, dropped, asked);
    List<Change> changes = new ArrayList<>();
    if (resolution instanceof Resolution.Solved(Alignment alignment, Set<String> _)) {
      for (StatedBound bound : timeline.bounds()) {
        Bound with =
            bound.from().isPresent()
                ? alignment.between(bound.from().get(), bound.of())
                : alignment.when(bound.of());
        if (!with.low().equals(bound.low()) || !with.high().equals(bound.high())) {
          changes.add(new Change(bound, with));
        }
      }
    }
    return new Comparison(resolution, both, changes);
  }

  /** For a person. */
  public List<String> lines(int zone) {
    List<String> lines = new ArrayList<>();
    StatementText text = new StatementText(both);
    switch (resolution) {
      case Resolution.Solved _ -> {
        lines.add(
            changes.isEmpty()
                ? "These anchors fit, and change no time that is stated."
                : "These anchors fit. Times that they narrow:");
        for (Change change : changes) {
          lines.add("  " + name(change.before(), text));
          lines.add(
              "    before  "
                  + words(change.before(), change.before().low(), change.before().high(), zone));
          lines.add(
              "    with    "
                  + words(change.before(), change.with().low(), change.with().high(), zone)
                  + (change.decides()
                      ? "  " + change.with().answer().name().toLowerCase(Locale.ROOT)
                      : ""));
        }
      }
      case Resolution.Proposed(Contradiction loop, Set<String> anchors) -> {
        Troubles.loop(loop, both, lines);
        lines.add("It would fit without " + Troubles.joined(anchors) + ".");
      }
      case Resolution.Unsynced(Contradiction loop, Outliers.Result _) -> {
        Troubles.loop(loop, both, lines);
        lines.add("Nothing says which of them is wrong.");
      }
      case Resolution.DroppedInVain _ ->
          throw new IllegalStateException("nothing was dropped as an outlier");
    }
    return lines;
  }

  private static String name(StatedBound bound, StatementText text) {
    return bound
        .from()
        .map(from -> text.shortly(bound.of()) + " against " + text.shortly(from))
        .orElseGet(() -> text.of(bound.of()));
  }

  private static String words(StatedBound bound, OptionalLong low, OptionalLong high, int zone) {
    return bound.from().isPresent() ? TimeText.against(low, high) : TimeText.when(low, high, zone);
  }

  /** For a program. */
  public JsonObject json() {
    StatementText text = new StatementText(both);
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", "unseal/timeline-comparison")
            .put("version", 1)
            .put("fits", resolution instanceof Resolution.Solved)
            .put("changes", changes.stream().map(change -> json(change, text)).toList());
    return object.end();
  }

  private static JsonObject json(Change change, StatementText text) {
    ObjectWriter object =
        new ObjectWriter()
            .put("of", text.shortly(change.before().of()))
            .put("decides", change.decides());
    Optional<Instant> from = change.before().from();
    from.ifPresent(instant -> object.put("from", text.shortly(instant)));
    change.before().low().ifPresent(low -> object.put("lowBefore", low));
    change.before().high().ifPresent(high -> object.put("highBefore", high));
    change.with().low().ifPresent(low -> object.put("lowWith", low));
    change.with().high().ifPresent(high -> object.put("highWith", high));
    return object.end();
  }
}
