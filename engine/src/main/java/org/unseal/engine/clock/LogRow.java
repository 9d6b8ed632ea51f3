package org.unseal.engine.clock;

import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.time.Range;

/**
 * A row of a log, as its record has it.
 *
 * @param stamp what the log's clock showed, read as if it were UTC
 * @param item the log that it is in; empty where that is not told
 * @param entryDelay how long after what happened it was entered
 */
record LogRow(String source, String item, long row, Range stamp, Range entryDelay) {

  /** How the row is called where instants are named, if no other log of the source has it. */
  String event() {
    return source + "#" + row;
  }

  /** How it is called otherwise. */
  String fullEvent() {
    return source + "#" + row + "." + item;
  }

  static LogRow read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "a row of a log");
    return new LogRow(
        object.text("source"),
        object.has("item") ? object.text("item") : "",
        object.count("row"),
        Transmission.range(object.number("stampEarliest"), object.number("stampLatest")),
        Transmission.range(
            object.has("entryDelayMin") ? object.number("entryDelayMin") : 0,
            object.has("entryDelayMax") ? object.number("entryDelayMax") : 0));
  }
}
