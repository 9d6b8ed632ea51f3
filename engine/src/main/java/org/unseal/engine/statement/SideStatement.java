package org.unseal.engine.statement;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * Somebody's words.
 *
 * @param id {@code st1} and so on
 * @param by who said it, as the public may read it
 * @param date on which they said it
 * @param source where it can be found
 * @param text in their words; several lines, separated by line feeds
 * @param withdrawn why it no longer counts; it stays in the case
 */
public record SideStatement(
    String id,
    Side side,
    String by,
    LocalDate date,
    String source,
    String text,
    Optional<String> withdrawn) {
  /** What ids begin with. */
  public static final String PREFIX = "st";

  /** UTF-16 code units of a text. */
  public static final int LONGEST = 20_000;

  private static final String SCHEMA = "unseal/statement";
  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of("schema", "version", "side", "by", "date", "source", "text", "withdrawn");

  public SideStatement {
    requireNonNull(id, "id");
    requireNonNull(side, "side");
    line(by, "who said it");
    requireNonNull(date, "date");
    line(source, "its source");
    text = text.replace("\r\n", "\n").strip();
    if (text.isEmpty() || text.length() > LONGEST || !text.lines().allMatch(SideStatement::plain)) {
      throw new IllegalArgumentException(
          "a statement has 1 to %d characters, and none that a terminal obeys".formatted(LONGEST));
    }
    withdrawn.ifPresent(why -> line(why, "the reason"));
  }

  private static void line(String text, String what) {
    if (!PlainText.is(text)) {
      throw new IllegalArgumentException(
          "%s is one line of at most %d characters".formatted(what, PlainText.LONGEST));
    }
  }

  /** In pieces, since a line of a letter may be longer than one of ours. */
  private static boolean plain(String line) {
    for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
      String one = line.substring(i, line.offsetByCodePoints(i, 1));
      if (one.equals("\t") || (!one.isBlank() && !PlainText.is(one))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it counts. */
  public boolean standing() {
    return withdrawn.isEmpty();
  }

  /** The same, which no longer counts. */
  public SideStatement withdrawnBecause(String why) {
    return new SideStatement(id, side, by, date, source, text, Optional.of(why));
  }

  /** The change that makes a record of this. */
  public Change.Put put() {
    ObjectWriter body = fields(new ObjectWriter().put("schema", SCHEMA).put("version", VERSION));
    withdrawn.ifPresent(why -> body.put("withdrawn", why));
    return new Change.Put(RecordKind.STATEMENT, id, body.end());
  }

  /** As it is published. */
  JsonObject published() {
    return fields(new ObjectWriter().put("id", id)).end();
  }

  private ObjectWriter fields(ObjectWriter writer) {
    return writer
        .put("side", side.code())
        .put("by", by)
        .put("date", date.toString())
        .put("source", source)
        .put("text", text);
  }

  /** Reads a record. */
  static SideStatement read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a statement");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      return new SideStatement(
          record.id(),
          Side.ofCode(body.text("side")).orElseThrow(IllegalArgumentException::new),
          body.text("by"),
          LocalDate.parse(body.text("date")),
          body.text("source"),
          body.text("text"),
          body.has("withdrawn") ? Optional.of(body.text("withdrawn")) : Optional.empty());
    } catch (MalformedJsonException | IllegalArgumentException | DateTimeException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a statement can't be read; run custody check", e);
    }
  }
}
