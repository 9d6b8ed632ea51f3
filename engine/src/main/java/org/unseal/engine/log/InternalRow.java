package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/** A row with what is never published beside it. */
record InternalRow(PublicRow row, LogRow.Note note) implements LogRow {
  InternalRow {
    requireNonNull(row, "row");
    requireNonNull(note, "note");
  }

  @Override
  public JsonObject fields() {
    SortedMap<String, JsonValue> fields = new TreeMap<>(row.fields().fields());
    note.person().ifPresent(label -> fields.put(LogColumn.PERSON.field(), new JsonText(label)));
    note.words().ifPresent(text -> fields.put(LogColumn.NOTE.field(), new JsonText(text)));
    return new JsonObject(fields);
  }
}
