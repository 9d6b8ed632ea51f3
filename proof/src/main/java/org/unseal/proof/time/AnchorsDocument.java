package org.unseal.proof.time;

import java.util.List;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * Anchors of somebody else, to see what they would change. They name scales and events of a
 * timeline; their own ids are others than those there.
 *
 * @param events all anchors
 */
public record AnchorsDocument(List<Event> events) {
  static final String SCHEMA = "unseal/anchors";
  static final int VERSION = 1;

  public AnchorsDocument {
    events = List.copyOf(events);
    Limits.count(events.size(), Limits.EVENTS, "events");
    if (events.stream().anyMatch(event -> event.kind() != Event.Kind.ANCHOR)) {
      throw new IllegalArgumentException("an event that is no anchor");
    }
  }

  /** The document's bytes. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("events", events.stream().map(TimelineWriter::event).toList())
            .end());
  }

  /**
   * Reads what a stranger may have written.
   *
   * @throws MalformedJsonException where it is no such document
   */
  public static AnchorsDocument read(byte[] document) throws MalformedJsonException {
    ObjectReader object = TimelineReader.document(document, "the anchors");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(java.util.Set.of("schema", "version", "events"));
    return TimelineReader.possible(
        () ->
            new AnchorsDocument(
                TimelineReader.each(object, "events", Limits.EVENTS, TimelineReader::event)));
  }
}
