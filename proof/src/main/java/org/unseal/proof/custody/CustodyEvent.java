package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.model.casefile.Action;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * One thing that was done in a case: who, when, why, with what, and what the case knows since.
 *
 * @param caseId of the case alone, so that no event is good in another
 * @param previous where the log ended before
 * @param purpose one line
 * @param tool name and version of the program
 * @param itemId id of a record of kind {@code ITEM}, where it concerns one
 * @param details what else custody records have fields for, by the names in {@code
 *     docs/formats/custody.md}
 */
public record CustodyEvent(
    String caseId,
    Head previous,
    Moment at,
    Actor actor,
    Optional<String> purpose,
    String tool,
    Action action,
    Optional<String> itemId,
    JsonObject details,
    List<Change> changes) {
  /** UTF-16 code units. */
  public static final int LONGEST_LINE = 1000;

  /** A longer event, in bytes, is none: what is more goes into several. */
  public static final int LONGEST = 8 << 20;

  private static final String SCHEMA = "unseal/custody-event";
  private static final int VERSION = 1;
  private static final Pattern CASE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "caseId",
          "seq",
          "previous",
          "at",
          "actor",
          "purpose",
          "tool",
          "action",
          "itemId",
          "details",
          "changes");

  public CustodyEvent {
    if (!CASE_ID.matcher(caseId).matches()) {
      throw new IllegalArgumentException("not the id of a case");
    }
    requireNonNull(previous, "previous");
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    purpose.ifPresent(text -> Plain.requireLine(text, LONGEST_LINE, "a purpose"));
    Plain.requireLine(tool, LONGEST_LINE, "a tool");
    requireNonNull(action, "action");
    itemId.ifPresent(RecordId::require);
    requireNonNull(details, "details");
    changes = List.copyOf(changes);
  }

  /** Its place in the log, from 1 on. */
  public long seq() {
    return previous.seq() + 1;
  }

  /** As it is signed, in canonical form. */
  public JsonObject json() {
    ObjectWriter writer =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("caseId", caseId)
            .put("seq", seq())
            .put("previous", previous.hash())
            .put("at", at.json())
            .put("actor", actor.json())
            .put("tool", tool)
            .put("action", action.code())
            .put("details", details)
            .put("changes", changes.stream().map(Change::json).toList());
    purpose.ifPresent(text -> writer.put("purpose", text));
    itemId.ifPresent(id -> writer.put("itemId", id));
    return writer.end();
  }

  /** Reads what {@link #json} wrote; a field that is not known is refused. */
  public static CustodyEvent read(JsonObject json) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(json, "a custody event");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(FIELDS);
    Digest before = object.digest("previous");
    long seq = object.within("seq", 1, 1L << 40);
    Action action =
        Action.ofCode(object.text("action"))
            .orElseThrow(() -> new MalformedJsonException("an action that is not known here"));
    List<Change> changes = new ArrayList<>();
    for (ObjectReader change : object.objects("changes")) {
      changes.add(Change.read(change));
    }
    try {
      return new CustodyEvent(
          object.text("caseId"),
          new Head(seq - 1, before),
          Moment.read(object.object("at")),
          Actor.read(object.object("actor")),
          optional(object, "purpose"),
          object.text("tool"),
          action,
          optional(object, "itemId"),
          object.value("details"),
          changes);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("a custody event that is none: " + e.getMessage());
    }
  }

  private static Optional<String> optional(ObjectReader object, String name)
      throws MalformedJsonException {
    return object.has(name) ? Optional.of(object.text(name)) : Optional.empty();
  }
}
