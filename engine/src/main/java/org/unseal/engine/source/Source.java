package org.unseal.engine.source;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * A source as its record says it.
 *
 * @param id short and stable; may stand in public
 * @param label what people call it, one line
 * @param promisedBy who said that it would come
 * @param reportedBy everybody who said that it exists
 * @param asked the time that was asked for, by the recorder's own clock
 */
public record Source(
    String id,
    SourceKind kind,
    String label,
    SourceState state,
    Optional<String> promisedBy,
    List<String> reportedBy,
    Optional<String> note,
    Optional<AskedTime> asked) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final int LONGEST = 200;
  private static final int MOST_REPORTS = 100;

  public Source {
    requireId(id);
    requireNonNull(kind, "kind");
    line(label, "a label");
    requireNonNull(state, "state");
    promisedBy.ifPresent(text -> line(text, "who promised it"));
    reportedBy = List.copyOf(reportedBy);
    reportedBy.forEach(text -> line(text, "who reported it"));
    note.ifPresent(text -> line(text, "a note"));
    requireNonNull(asked, "asked");
    if (reportedBy.size() > MOST_REPORTS) {
      throw new UnsealException(
          ErrorCode.USAGE, "more than " + MOST_REPORTS + " reports of one source");
    }
  }

  /** A source of which nothing is known but that somebody named it. */
  public static Source named(String id, SourceKind kind, String label) {
    return new Source(
        id,
        kind,
        label,
        SourceState.EXPECTED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same in another state. */
  public Source in(SourceState now) {
    return new Source(id, kind, label, now, promisedBy, reportedBy, note, asked);
  }

  /** The same with another label. */
  public Source called(String now) {
    return new Source(id, kind, now, state, promisedBy, reportedBy, note, asked);
  }

  /**
   * Refuses what is no id.
   *
   * @throws UnsealException {@code USAGE}
   */
  public static String requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "a source is called by 1 to 32 lower-case letters, digits and hyphens, as cam-yard");
    }
    return id;
  }

  private static void line(String text, String what) {
    if (text.isBlank() || text.length() > LONGEST || text.codePoints().anyMatch(Source::unfit)) {
      throw new UnsealException(
          ErrorCode.USAGE, what + " is one line of 1 to " + LONGEST + " characters");
    }
  }

  private static boolean unfit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** The body of its record. */
  public JsonObject body() {
    List<JsonValue> reports = new ArrayList<>();
    reportedBy.forEach(text -> reports.add(new JsonText(text)));
    ObjectWriter body =
        new ObjectWriter()
            .put("kind", kind.word())
            .put("label", label)
            .put("state", state.word())
            .put("reportedBy", reports);
    promisedBy.ifPresent(text -> body.put("promisedBy", text));
    note.ifPresent(text -> body.put("note", text));
    asked.ifPresent(time -> body.put("asked", time.value()));
    return body.end();
  }

  /** Reads a record. */
  public static Source read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a source");
      List<String> reports = new ArrayList<>();
      for (JsonValue report : body.elements("reportedBy")) {
        reports.add(report instanceof JsonText(String text) ? text : "");
      }
      return new Source(
          record.id(),
          SourceKind.of(body.text("kind")).orElseThrow(IllegalArgumentException::new),
          body.text("label"),
          SourceState.of(body.text("state")).orElseThrow(IllegalArgumentException::new),
          body.has("promisedBy") ? Optional.of(body.text("promisedBy")) : Optional.empty(),
          reports,
          body.has("note") ? Optional.of(body.text("note")) : Optional.empty(),
          body.has("asked") ? Optional.of(AskedTime.read(body.object("asked"))) : Optional.empty());
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a source's record can't be read; run custody check", e);
    }
  }
}
