package org.unseal.engine.clock;

import java.util.Optional;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.time.Range;

/**
 * A transmission, as its record has it.
 *
 * @param media where it is in its item
 * @param stamp what the recorder's clock showed when it began, read as if it were UTC
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

  static Transmission read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "a transmission");
    Optional<Range> stamp =
        object.has("stampEarliest")
            ? Optional.of(range(object.number("stampEarliest"), object.number("stampLatest")))
            : Optional.empty();
    return new Transmission(
        record.id(),
        object.text("source"),
        object.text("item"),
        range(object.number("start"), object.number("end")),
        stamp,
        object.flag("continuous"),
        object.number("order"));
  }

  static Range range(long low, long high) throws MalformedJsonException {
    try {
      return new Range(low, high);
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("times that go backwards, or too large ones");
    }
  }
}
