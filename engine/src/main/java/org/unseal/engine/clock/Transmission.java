package org.unseal.engine.clock;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.time.Range;

/**
 * A transmission, as its record has it.
 *
 * @param media where it is in its item
 * @param stamp what the recorder's clock showed when it began, as a clock in the case's zone would,
 *     read as if it were UTC
 * @param continuous whether the item runs all the time, so that its media time can be believed
 * @param order among those of the item
 */
record Transmission(
    String id,
    String source,
    String item,
    Range media,
    Optional<Range> stamp,
    boolean continuous,
    long order) {

  /**
   * Reads a record; a stamp of which one side is not known says nothing here.
   *
   * @param zone of the case
   */
  static Transmission read(CaseRecord record, ZoneId zone) throws MalformedJsonException {
    var kept = org.unseal.engine.dispatch.Transmission.read(record);
    OptionalLong earliest = kept.stamp().earliest();
    OptionalLong latest = kept.stamp().latest();
    return new Transmission(
        kept.id(),
        kept.source(),
        kept.item(),
        range(kept.start(), kept.end()),
        earliest.isPresent() && latest.isPresent()
            ? Optional.of(
                range(Wall.shown(zone, earliest.getAsLong()), Wall.shown(zone, latest.getAsLong())))
            : Optional.empty(),
        kept.continuous(),
        kept.order());
  }

  static Range range(long low, long high) throws MalformedJsonException {
    try {
      return new Range(low, high);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("times that go backwards, or too large ones");
    }
  }
}
