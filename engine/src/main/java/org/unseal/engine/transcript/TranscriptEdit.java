package org.unseal.engine.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/** One thing that a person changes in a transcript. */
public sealed interface TranscriptEdit {
  /** Adds a span. */
  record Add(long start, long end, Optional<String> speaker, String text)
      implements TranscriptEdit {}

  /** Takes a span out. */
  record Remove(String span) implements TranscriptEdit {}

  /**
   * Makes two of one. The first keeps the id.
   *
   * @param at where the second begins
   * @param words how many words the first keeps
   */
  record Split(String span, long at, int words) implements TranscriptEdit {}

  /** Makes one of several, which has the first one's id and speaker. */
  record Merge(List<String> spans) implements TranscriptEdit {
    public Merge {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Moves spans.
   *
   * @param spans none: all of them
   * @param by microseconds, whole milliseconds
   */
  record Shift(List<String> spans, long by) implements TranscriptEdit {
    public Shift {
      spans = List.copyOf(spans);
    }
  }

  /** Gives a span other times. */
  record Retime(String span, long start, long end) implements TranscriptEdit {}

  /** Gives a span another text. */
  record Reword(String span, String text) implements TranscriptEdit {}

  /** Says who spoke; empty: nobody knows. */
  record Attribute(String span, Optional<String> speaker) implements TranscriptEdit {}

  /**
   * Makes the change.
   *
   * @throws UnsealException {@code USAGE} where it can't be made, {@code RECORD_MISSING} where
   *     there is no such span
   */
  default Transcript apply(Transcript before) {
    try {
      List<SpokenSpan> spans = new ArrayList<>(before.spans());
      long next = before.next();
      switch (this) {
        case Add add ->
            spans.add(
                new SpokenSpan(
                    "s" + next++, add.start(), add.end(), add.speaker(), clean(add.text())));
        case Remove remove -> spans.remove(take(before, remove.span()));
        case Split split -> {
          SpokenSpan whole = take(before, split.span());
          List<String> words = List.of(whole.text().split("(?<=[ \n])", -1));
          if (split.words() < 1 || split.words() >= words.size()) {
            throw usage("a span is split behind 1 to " + (words.size() - 1) + " words");
          }
          spans.remove(whole);
          spans.add(
              whole
                  .at(whole.start(), split.at())
                  .saying(clean(String.join("", words.subList(0, split.words())))));
          spans.add(
              new SpokenSpan(
                  "s" + next++,
                  split.at(),
                  whole.end(),
                  whole.speaker(),
                  clean(String.join("", words.subList(split.words(), words.size())))));
        }
        case Merge merge -> merge(before, spans, merge.spans());
        case Shift shift ->
            spans.replaceAll(
                span ->
                    shift.spans().isEmpty() || shift.spans().contains(span.id())
                        ? span.at(
                            Math.addExact(span.start(), shift.by()),
                            Math.addExact(span.end(), shift.by()))
                        : span);
        case Retime retime ->
            replace(before, spans, retime.span(), s -> s.at(retime.start(), retime.end()));
        case Reword reword ->
            replace(before, spans, reword.span(), s -> s.saying(clean(reword.text())));
        case Attribute attribute ->
            replace(before, spans, attribute.span(), s -> s.by(attribute.speaker()));
      }
      if (this instanceof Shift shift) {
        shift.spans().forEach(id -> take(before, id));
      }
      return new Transcript(next, spans);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw usage("the transcript can't be changed so: " + e.getMessage());
    }
  }

  private static void merge(Transcript before, List<SpokenSpan> spans, List<String> ids) {
    if (ids.size() < 2 || ids.stream().distinct().count() < ids.size()) {
      throw usage("two or more different spans are merged");
    }
    List<SpokenSpan> parts =
        ids.stream()
            .map(id -> take(before, id))
            .sorted(Comparator.comparingInt(before.spans()::indexOf))
            .toList();
    spans.removeAll(parts);
    SpokenSpan first = parts.getFirst();
    spans.add(
        first
            .at(first.start(), parts.stream().mapToLong(SpokenSpan::end).max().orElseThrow())
            .saying(String.join("\n", parts.stream().map(SpokenSpan::text).toList())));
  }

  private static void replace(
      Transcript before,
      List<SpokenSpan> spans,
      String id,
      java.util.function.UnaryOperator<SpokenSpan> change) {
    SpokenSpan span = take(before, id);
    spans.set(spans.indexOf(span), change.apply(span));
  }

  private static SpokenSpan take(Transcript before, String id) {
    return before
        .span(id)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING, "the transcript has no such span; list it first"));
  }

  private static String clean(String text) {
    return Wording.clean(text).text();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }

  /** What the log says of it; texts are in the record itself. */
  default ObjectWriter details() {
    ObjectWriter details = new ObjectWriter();
    switch (this) {
      case Add _ -> details.put("edit", "add");
      case Remove remove -> details.put("edit", "remove").put("span", remove.span());
      case Split split -> details.put("edit", "split").put("span", split.span());
      case Merge merge ->
          details
              .put("edit", "merge")
              .put("spans", merge.spans().stream().map(JsonText::new).toList());
      case Shift shift ->
          details
              .put("edit", "shift")
              .put("by", shift.by())
              .put("spans", shift.spans().stream().map(JsonText::new).toList());
      case Retime retime -> details.put("edit", "retime").put("span", retime.span());
      case Reword reword -> details.put("edit", "reword").put("span", reword.span());
      case Attribute attribute -> details.put("edit", "attribute").put("span", attribute.span());
    }
    return details;
  }
}
