package org.unseal.engine.scope;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * The scope as somebody fixed it in a case: every frame of every recording with its fate, and the
 * clips that follow. What comes later starts from it, and publishing asks whether it still holds.
 *
 * @param order digest of the series of rulings that it was made of
 * @param day on which the rulings were read
 * @param items every recording of the case
 * @param clips in the order in which they are shown
 */
public record KeptScope(
    Digest order, LocalDate day, List<Scope.ItemScope> items, List<Clip> clips) {
  /** The one record's name. */
  public static final String RECORD = "scope";

  private static final String SCHEMA = "unseal/scope";
  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of("schema", "version", "order", "day", "recordings", "clips");

  public KeptScope {
    requireNonNull(order, "order");
    requireNonNull(day, "day");
    items = List.copyOf(items);
    clips = List.copyOf(clips);
  }

  /**
   * The scope that is fixed.
   *
   * @throws UnsealException {@code RECORD_MISSING} where nobody fixed one, {@code CASE_DAMAGED}
   */
  public static KeptScope of(CaseReading reading) {
    return reading
        .record(RecordKind.SCOPE, RECORD)
        .map(KeptScope::read)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "nobody fixed the scope yet: unseal scope CASE shows it, with --fix it stands"));
  }

  /** The clip of this name. */
  public Clip clip(String id) {
    return clips.stream()
        .filter(clip -> clip.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "the scope has no clip of this name; unseal scope CASE lists them"));
  }

  /** All frames of this recording; empty where the case had no such recording then. */
  public Optional<Scope.ItemScope> item(String id) {
    return items.stream().filter(item -> item.item().equals(id)).findAny();
  }

  /**
   * The scope that a record holds.
   *
   * @throws UnsealException {@code CASE_DAMAGED}
   */
  public static KeptScope read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "scope");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      List<Scope.ItemScope> items = new ArrayList<>();
      for (ObjectReader item : body.objects("recordings")) {
        items.add(item(item));
      }
      List<Clip> clips = new ArrayList<>();
      for (ObjectReader clip : body.objects("clips")) {
        clips.add(clip(clip));
      }
      return new KeptScope(body.digest("order"), LocalDate.parse(body.text("day")), items, clips);
    } catch (MalformedJsonException | IllegalArgumentException | DateTimeException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "the case's scope can't be read; run custody check", e);
    }
  }

  private static Scope.ItemScope item(ObjectReader item) throws MalformedJsonException {
    List<Scope.Stretch> stretches = new ArrayList<>();
    for (ObjectReader stretch : item.objects("stretches")) {
      stretches.add(
          new Scope.Stretch(
              span(stretch),
              Scope.Fate.valueOf(stretch.text("fate")),
              stretch.has("clause")
                  ? Optional.of(clause(stretch.text("clause")))
                  : Optional.empty()));
    }
    return new Scope.ItemScope(
        item.text("item"),
        item.text("source"),
        Math.toIntExact(item.within("frames", 1, Integer.MAX_VALUE)),
        stretches);
  }

  private static Clip clip(ObjectReader clip) throws MalformedJsonException {
    List<ClauseId> clauses = new ArrayList<>();
    for (var each : clip.elements("clauses")) {
      if (!(each instanceof JsonText text)) {
        throw new IllegalArgumentException("a clause is a text");
      }
      clauses.add(clause(text.value()));
    }
    return new Clip(
        clip.text("id"),
        clip.text("item"),
        clip.text("source"),
        span(clip),
        clip.flag("redacted"),
        clauses);
  }

  private static FrameSpan span(ObjectReader of) throws MalformedJsonException {
    return new FrameSpan(
        Math.toIntExact(of.within("from", 0, Integer.MAX_VALUE)),
        Math.toIntExact(of.within("to", 1, Integer.MAX_VALUE)));
  }

  private static ClauseId clause(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a clause");
    }
    return new ClauseId(text.substring(0, slash), text.substring(slash + 1));
  }

  /** As it stands in the record. */
  public JsonObject body() {
    List<JsonObject> recordings = new ArrayList<>();
    for (Scope.ItemScope item : items) {
      List<JsonObject> stretches = new ArrayList<>();
      for (Scope.Stretch stretch : item.stretches()) {
        ObjectWriter one =
            new ObjectWriter()
                .put("from", stretch.frames().start())
                .put("to", stretch.frames().endExclusive())
                .put("fate", stretch.fate().name());
        stretch.ground().ifPresent(clause -> one.put("clause", clause.toString()));
        stretches.add(one.end());
      }
      recordings.add(
          new ObjectWriter()
              .put("item", item.item())
              .put("source", item.source())
              .put("frames", item.frames())
              .put("stretches", stretches)
              .end());
    }
    return new ObjectWriter()
        .put("schema", SCHEMA)
        .put("version", VERSION)
        .put("order", order)
        .put("day", day.toString())
        .put("recordings", recordings)
        .put("clips", clips.stream().map(KeptScope::body).toList())
        .end();
  }

  private static JsonObject body(Clip clip) {
    return new ObjectWriter()
        .put("id", clip.id())
        .put("item", clip.item())
        .put("source", clip.source())
        .put("from", clip.frames().start())
        .put("to", clip.frames().endExclusive())
        .put("redacted", clip.redacted())
        .put("clauses", clip.clauses().stream().map(id -> new JsonText(id.toString())).toList())
        .end();
  }
}
