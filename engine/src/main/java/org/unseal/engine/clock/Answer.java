package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.code.Codes;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Decider;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Reason;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.TimeText;
import org.unseal.proof.time.TooMuchException;

/**
 * An answer to "when was this?" or "which came first?", with its reasons.
 *
 * @param from the instant that {@code of} is measured from; empty for UTC
 * @param deciders statements that could decide which came first; the best first
 */
public record Answer(
    Optional<Instant> from, Instant of, Bound bound, List<Decider> deciders, StatementText text) {
  private static final int MOST_DECIDERS = 3;

  public Answer {
    deciders = List.copyOf(deciders);
  }

  /** When an instant was. */
  public static Answer when(Alignment alignment, Instant of) throws TooMuchException {
    return new Answer(
        Optional.empty(),
        of,
        alignment.when(of),
        List.of(),
        new StatementText(alignment.statements()));
  }

  /** When {@code of} was, measured from {@code from}. */
  public static Answer between(Alignment alignment, Instant from, Instant of)
      throws TooMuchException {
    Bound bound = alignment.between(from, of);
    return new Answer(
        Optional.of(from),
        of,
        bound,
        Decider.of(alignment.statements(), bound),
        new StatementText(alignment.statements()));
  }

  /** Whether it can't be said which of two came first. */
  public boolean undecided() {
    return from.isPresent() && bound.answer() == Bound.Answer.CANNOT_BE_SAID;
  }

  /**
   * The one sentence that may be quoted, without its conditions.
   *
   * @param zone seconds ahead of UTC, for times of day
   */
  public String sentence(int zone) {
    return from.map(
            first ->
                "%s is %s %s"
                    .formatted(
                        text.of(of), TimeText.against(bound.low(), bound.high()), text.of(first)))
        .orElseGet(
            () ->
                "%s is %s".formatted(text.of(of), TimeText.when(bound.low(), bound.high(), zone)));
  }

  /** Every statement that it rests on, once. */
  public List<Reason> reasons() {
    Set<Reason> reasons = new LinkedHashSet<>(bound.lowReasons());
    reasons.addAll(bound.highReasons());
    return List.copyOf(reasons);
  }

  /** For a person at a terminal. */
  public List<String> lines(int zone) {
    List<String> lines = new ArrayList<>();
    List<Reason> reasons = reasons();
    lines.add(sentence(zone) + (reasons.isEmpty() ? "." : ", if:"));
    for (Reason reason : reasons) {
      lines.add("  - " + text.of(reason));
    }
    bound
        .coverage()
        .ifPresent(
            coverage ->
                lines.add(
                    "An estimate is among these: it holds in at least %s %% of cases."
                        .formatted(StatementText.percent(coverage))));
    if (from.isEmpty()) {
      return lines;
    }
    lines.add("");
    switch (bound.answer()) {
      case AFTER -> lines.add("AFTER: %s comes after %s.".formatted(second(), first()));
      case BEFORE -> lines.add("BEFORE: %s comes before %s.".formatted(second(), first()));
      case CANNOT_BE_SAID -> {
        lines.add("CANNOT BE SAID which of the two comes first.");
        deciding(lines);
      }
    }
    return lines;
  }

  private String first() {
    return text.shortly(from.orElseThrow());
  }

  private String second() {
    return text.shortly(of);
  }

  private void deciding(List<String> lines) {
    if (!deciders.isEmpty()) {
      lines.add("It would be decided by");
      deciders.stream()
          .limit(MOST_DECIDERS)
          .forEach(decider -> lines.add("  - " + text.of(decider)));
    }
    if (bound.low().isPresent() && bound.high().isPresent()) {
      long need = Math.max(-bound.low().getAsLong(), bound.high().getAsLong());
      lines.add(
          "  - or an event seen or heard with both, read to less than %s altogether"
              .formatted(TimeText.length(need, TimeText.unit(need))));
    } else {
      lines.add("  - an event that was seen or heard with both: unseal anchor add");
    }
  }

  /** For a program. */
  public JsonObject json() {
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", "unseal/answer")
            .put("version", 1)
            .put("of", text.shortly(of))
            .put("class", bound.timeClass().name())
            .put("because", reasons().stream().map(Answer::reason).toList());
    bound.low().ifPresent(low -> object.put("low", low));
    bound.high().ifPresent(high -> object.put("high", high));
    bound.coverage().ifPresent(coverage -> object.put("coverage", coverage));
    from.ifPresent(
        first ->
            object
                .put("from", text.shortly(first))
                .put("answer", Codes.of(bound.answer()))
                .put("decidedBy", deciders.stream().map(Answer::decider).toList()));
    return object.end();
  }

  private static JsonText reason(Reason reason) {
    return new JsonText(reason.kind().name() + " " + reason.id());
  }

  private static JsonObject decider(Decider decider) {
    return new ObjectWriter()
        .put("statement", reason(decider.reason()))
        .put("quantity", decider.quantity().name())
        .put("mark", decider.mark())
        .put("end", decider.high() ? "high" : "low")
        .put("now", decider.now())
        .put("needed", decider.needed())
        .put("widest", decider.widest())
        .put("then", decider.answer().name().toLowerCase(Locale.ROOT))
        .end();
  }
}
