package org.unseal.engine.event;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * Something that happened, as it may be said.
 *
 * @param id {@code e1} and so on
 * @param text one sentence; it is published
 * @param persons labels of the roster
 * @param withdrawn why it no longer counts; it stays in the case
 */
public record CaseEvent(
    String id, String text, List<String> persons, EventBasis basis, Optional<String> withdrawn) {
  /** What ids begin with. */
  public static final String PREFIX = "e";

  private static final String SCHEMA = "unseal/event";
  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "kind",
          "text",
          "persons",
          "withdrawn",
          "shown",
          "on",
          "onKind",
          "record",
          "by",
          "when",
          "where",
          "statement",
          "causeOf",
          "lookedBy",
          "how");

  public CaseEvent {
    requireNonNull(id, "id");
    line(text, "what happened");
    persons = persons.stream().distinct().toList();
    requireNonNull(basis, "basis");
    withdrawn.ifPresent(why -> line(why, "the reason"));
    switch (basis) {
      case EventBasis.Stated said -> {
        line(said.by(), "who says so");
        line(said.when(), "when they said it");
        line(said.where(), "where they said it");
      }
      case EventBasis.NotShown not -> line(not.how(), "how they looked");
      case EventBasis.Observed _, EventBasis.Recorded _ -> {}
    }
  }

  private static void line(String text, String what) {
    if (!PlainText.is(text)) {
      throw new IllegalArgumentException(
          "%s is one line of at most %d characters".formatted(what, PlainText.LONGEST));
    }
  }

  /** Whether it counts. */
  public boolean standing() {
    return withdrawn.isEmpty();
  }

  /** The same, which no longer counts. */
  public CaseEvent withdrawnBecause(String why) {
    return new CaseEvent(id, text, persons, basis, Optional.of(why));
  }

  /** All that somebody wrote and that is published. */
  String written() {
    return switch (basis) {
      case EventBasis.Stated said -> String.join("\n", text, said.by(), said.when(), said.where());
      case EventBasis.NotShown not -> text + "\n" + not.how();
      case EventBasis.Observed _, EventBasis.Recorded _ -> text;
    };
  }

  /** In one sentence that says what it rests on. */
  public String sentence() {
    return switch (basis) {
      case EventBasis.Observed observed ->
          "Seen in %s: %s".formatted(words(observed.shown()), text);
      case EventBasis.Recorded recorded -> "Recorded as %s: %s".formatted(recorded.on(), text);
      case EventBasis.Stated said ->
          said.causeOf()
              .map(
                  of ->
                      "%s (%s, %s) says that this caused %s: %s"
                          .formatted(said.by(), said.when(), said.where(), of, text))
              .orElseGet(
                  () ->
                      "%s (%s, %s) says: %s".formatted(said.by(), said.when(), said.where(), text));
      case EventBasis.NotShown not ->
          "Not seen by %s, who looked at %s: %s. How: %s"
              .formatted(not.lookedBy(), words(not.at()), text, not.how());
    };
  }

  private static String words(List<Shown> shown) {
    return shown.stream().map(Shown::words).collect(Collectors.joining("; "));
  }

  /** The change that makes a record of this. */
  public Change.Put put() {
    ObjectWriter body = fields(new ObjectWriter().put("schema", SCHEMA).put("version", VERSION));
    if (!basis.frames().isEmpty()) {
      body.put("shown", basis.frames().stream().map(Shown::json).toList());
    }
    if (basis instanceof EventBasis.Recorded recorded) {
      body.put("onKind", recorded.kind().code()).put("record", recorded.record());
    }
    withdrawn.ifPresent(why -> body.put("withdrawn", why));
    return new Change.Put(RecordKind.EVENT, id, body.end());
  }

  /** What is both kept and published. */
  ObjectWriter fields(ObjectWriter body) {
    body.put("kind", basis.code())
        .put("text", text)
        .put("persons", persons.stream().map(JsonText::new).toList());
    switch (basis) {
      case EventBasis.Observed _ -> {}
      case EventBasis.Recorded recorded -> body.put("on", recorded.on());
      case EventBasis.Stated said -> {
        body.put("by", said.by()).put("when", said.when()).put("where", said.where());
        said.statement().ifPresent(id -> body.put("statement", id));
        said.causeOf().ifPresent(id -> body.put("causeOf", id));
      }
      case EventBasis.NotShown not -> body.put("lookedBy", not.lookedBy()).put("how", not.how());
    }
    return body;
  }

  /** Reads a record. */
  static CaseEvent read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "an event");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      List<String> persons = new ArrayList<>();
      for (JsonValue one : body.elements("persons")) {
        if (!(one instanceof JsonText text)) {
          throw new MalformedJsonException("an event has a person that is no text");
        }
        persons.add(text.value());
      }
      return new CaseEvent(
          record.id(), body.text("text"), persons, basis(body), optional(body, "withdrawn"));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an event can't be read; run custody check", e);
    }
  }

  private static EventBasis basis(ObjectReader body) throws MalformedJsonException {
    return switch (body.text("kind")) {
      case "observed" -> new EventBasis.Observed(shown(body));
      case "recorded" ->
          new EventBasis.Recorded(
              body.text("on"),
              RecordKind.ofCode(body.text("onKind")).orElseThrow(IllegalArgumentException::new),
              body.text("record"));
      case "stated" ->
          new EventBasis.Stated(
              body.text("by"),
              body.text("when"),
              body.text("where"),
              optional(body, "statement"),
              optional(body, "causeOf"));
      case "not-shown" ->
          new EventBasis.NotShown(body.text("lookedBy"), shown(body), body.text("how"));
      default -> throw new MalformedJsonException("a kind of event that is not known here");
    };
  }

  private static List<Shown> shown(ObjectReader body) throws MalformedJsonException {
    List<Shown> shown = new ArrayList<>();
    for (ObjectReader one : body.objects("shown")) {
      shown.add(Shown.read(one));
    }
    return shown;
  }

  private static Optional<String> optional(ObjectReader body, String field)
      throws MalformedJsonException {
    return body.has(field) ? Optional.of(body.text(field)) : Optional.empty();
  }
}
