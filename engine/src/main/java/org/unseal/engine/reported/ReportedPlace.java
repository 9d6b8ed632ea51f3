package org.unseal.engine.reported;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.PlainText;

/**
 * A place that somebody reported.
 *
 * @param id {@code rp1} and so on
 * @param code as it is written by this program
 * @param version that it was seen in
 * @param clip by its name there
 * @param clipFrame counted from the clip's first
 * @param item the recording that the clip is of
 * @param frame the same frame, counted from the recording's first
 * @param box in pixels of the picture, may reach outside it; empty for the whole picture
 * @param note of whoever took it down; internal
 * @param done what became of it; empty as long as somebody has to look
 */
public record ReportedPlace(
    String id,
    String code,
    VersionId version,
    String clip,
    int clipFrame,
    String item,
    int frame,
    Optional<Box> box,
    Optional<String> note,
    Optional<String> done) {
  /** What ids begin with. */
  public static final String PREFIX = "rp";

  private static final String SCHEMA = "unseal/reported-place";
  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "code",
          "publication",
          "clip",
          "clipFrame",
          "item",
          "frame",
          "box",
          "note",
          "done");

  public ReportedPlace {
    requireNonNull(id, "id");
    requireNonNull(code, "code");
    requireNonNull(version, "version");
    requireNonNull(clip, "clip");
    requireNonNull(item, "item");
    requireNonNull(box, "box");
    if (clipFrame < 0 || frame < clipFrame) {
      throw new IllegalArgumentException("frames count from 0, a recording's before a clip's");
    }
    note.ifPresent(text -> line(text, "a note"));
    done.ifPresent(text -> line(text, "what became of it"));
  }

  private static void line(String text, String what) {
    if (!PlainText.is(text)) {
      throw new IllegalArgumentException(
          "%s is one line of at most %d characters".formatted(what, PlainText.LONGEST));
    }
  }

  /** Whether somebody still has to look. */
  public boolean open() {
    return done.isEmpty();
  }

  /** The same, with what became of it. */
  ReportedPlace answered(String because) {
    return new ReportedPlace(
        id, code, version, clip, clipFrame, item, frame, box, note, Optional.of(because));
  }

  /** The change that makes a record of this. */
  public Change.Put put() {
    ObjectWriter body =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("code", code)
            .put("publication", version.toString())
            .put("clip", clip)
            .put("clipFrame", clipFrame)
            .put("item", item)
            .put("frame", frame);
    box.ifPresent(
        at ->
            body.put(
                "box",
                new ObjectWriter()
                    .put("left", at.left())
                    .put("top", at.top())
                    .put("width", at.width())
                    .put("height", at.height())
                    .end()));
    note.ifPresent(text -> body.put("note", text));
    done.ifPresent(text -> body.put("done", text));
    return new Change.Put(RecordKind.REPORTED_PLACE, id, body.end());
  }

  /** Reads a record. */
  static ReportedPlace read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a reported place");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      return new ReportedPlace(
          record.id(),
          body.text("code"),
          VersionId.parse(body.text("publication")),
          body.text("clip"),
          number(body, "clipFrame", 0),
          body.text("item"),
          number(body, "frame", 0),
          body.has("box") ? Optional.of(box(body.object("box"))) : Optional.empty(),
          body.has("note") ? Optional.of(body.text("note")) : Optional.empty(),
          body.has("done") ? Optional.of(body.text("done")) : Optional.empty());
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a reported place can't be read; run custody check", e);
    }
  }

  private static Box box(ObjectReader box) throws MalformedJsonException {
    return Box.ofSize(
        number(box, "left", 0),
        number(box, "top", 0),
        number(box, "width", 1),
        number(box, "height", 1));
  }

  private static int number(ObjectReader of, String name, int least) throws MalformedJsonException {
    return Math.toIntExact(of.within(name, least, Integer.MAX_VALUE / 2));
  }
}
