package org.unseal.engine.clock;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.time.Range;

/**
 * A row of a log, as its record has it.
 *
 * @param stamp what the log's clock showed, as a clock in the case's zone would, read as if it were
 *     UTC
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

  /**
   * Reads a record.
   *
   * @param zone of the case
   */
  static LogRow read(CaseRecord record, ZoneId zone) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "a row of a log");
    ZoneId own = object.has("zone") ? zone(object.text("zone")) : zone;
    // A time that its zone's clocks showed twice or never may be an hour off to either side.
    long slack = object.has("uncertain") ? Wall.HOUR : 0;
    return new LogRow(
        object.text("source"),
        object.has("item") ? object.text("item") : "",
        object.count("row"),
        Transmission.range(
            moved(object.number("stampEarliest"), own, zone) - slack,
            moved(object.number("stampLatest"), own, zone) + slack),
        Transmission.range(
            object.has("entryDelayMin") ? object.number("entryDelayMin") : 0,
            object.has("entryDelayMax") ? object.number("entryDelayMax") : 0));
  }

  /** What a clock in the case's zone would have shown. */
  private static long moved(long position, ZoneId own, ZoneId zone) {
    return own.equals(zone)
        ? position
        : Wall.shown(zone, position - Wall.offset(own, position) * Wall.SECOND);
  }

  private static ZoneId zone(String id) throws MalformedJsonException {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new MalformedJsonException("a log's time zone is not known here");
    }
  }
}
