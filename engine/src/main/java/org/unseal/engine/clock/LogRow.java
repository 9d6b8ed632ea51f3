package org.unseal.engine.clock;

import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.time.Range;

/**
 * A row of a log, as its record has it.
 *
 * @param stamp what the log's clock showed, read as if it were UTC
 * @param entryDelayMost how long after what happened it may have been entered
 */
record LogRow(String source, long row, Range stamp, long entryDelayMost) {

  /** How the row is called where instants are named. */
  String event() {
    return source + "#" + row;
  }

  static LogRow read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "a row of a log");
    return new LogRow(
        object.text("source"),
        object.count("row"),
        Transmission.range(object.number("stampEarliest"), object.number("stampLatest")),
        object.has("entryDelayMax") ? object.count("entryDelayMax") : 0);
  }
}
