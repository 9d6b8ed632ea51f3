package org.unseal.engine.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What was said in one recording. Spans may overlap, as speakers do.
 *
 * @param next the number of the next span's id; ids are never used again
 * @param spans by start, then end, then number
 */
public record Transcript(long next, List<SpokenSpan> spans) {
  /** More are refused. */
  public static final int MOST_SPANS = 50_000;

  private static final Comparator<SpokenSpan> ORDER =
      Comparator.comparingLong(SpokenSpan::start)
          .thenComparingLong(SpokenSpan::end)
          .thenComparingLong(span -> number(span.id()));

  public Transcript {
    spans = spans.stream().sorted(ORDER).toList();
    Set<String> ids = new HashSet<>();
    for (SpokenSpan span : spans) {
      if (!ids.add(span.id()) || number(span.id()) >= next) {
        throw new IllegalArgumentException("a span's id twice, or one that is to come");
      }
    }
    if (spans.size() > MOST_SPANS) {
      throw new IllegalArgumentException("more than " + MOST_SPANS + " spans");
    }
  }

  /** With nothing in it. */
  public static Transcript empty() {
    return new Transcript(1, List.of());
  }

  /** Spans that another program listed, in order of their times, with new ids. */
  public static Transcript of(List<Said> said) {
    List<SpokenSpan> spans = new ArrayList<>();
    List<Said> sorted =
        said.stream()
            .sorted(Comparator.comparingLong(Said::start).thenComparingLong(Said::end))
            .toList();
    for (Said one : sorted) {
      spans.add(
          new SpokenSpan(
              "s" + (spans.size() + 1), one.start(), one.end(), one.speaker(), one.text()));
    }
    return new Transcript(spans.size() + 1L, spans);
  }

  /** A span without an id. */
  public record Said(long start, long end, Optional<String> speaker, String text) {}

  /** The span of an id. */
  public Optional<SpokenSpan> span(String id) {
    return spans.stream().filter(span -> span.id().equals(id)).findAny();
  }

  private static long number(String id) {
    return Long.parseLong(id.substring(1));
  }

  /** Puts it into a record's body. */
  public ObjectWriter put(ObjectWriter body) {
    List<JsonValue> list = new ArrayList<>();
    for (SpokenSpan span : spans) {
      ObjectWriter one =
          new ObjectWriter()
              .put("id", span.id())
              .put("start", span.start())
              .put("end", span.end())
              .put("text", span.text());
      span.speaker().ifPresent(role -> one.put("speaker", role));
      list.add(one.end());
    }
    return body.put("nextSpan", next).put("spans", list);
  }

  /**
   * Takes it out of a record's body.
   *
   * @throws MalformedJsonException where it is none
   */
  public static Transcript read(JsonObject body) throws MalformedJsonException {
    ObjectReader reader = ObjectReader.of(body, "a transcript");
    List<SpokenSpan> spans = new ArrayList<>();
    try {
      for (ObjectReader one : reader.objects("spans")) {
        spans.add(
            new SpokenSpan(
                one.text("id"),
                one.number("start"),
                one.number("end"),
                one.has("speaker") ? Optional.of(one.text("speaker")) : Optional.empty(),
                one.text("text")));
      }
      return new Transcript(reader.within("nextSpan", 1, 1L << 40), spans);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("a transcript that is none: " + e.getMessage());
    }
  }
}
