package org.unseal.proof.time;

import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/** Single statements as they are in a timeline, for other documents that hold them. */
public final class StatementJson {
  private StatementJson() {}

  /** An event. */
  public static JsonObject of(Event event) {
    return TimelineWriter.event(event);
  }

  /**
   * An event as a stranger may have written it.
   *
   * @throws MalformedJsonException where it is none
   */
  public static Event event(JsonValue value) throws MalformedJsonException {
    return TimelineReader.possible(() -> TimelineReader.event(ObjectReader.of(value, "an event")));
  }

  /** Why something is believed. */
  public static JsonObject of(Basis basis) {
    return TimelineWriter.basis(basis);
  }

  /**
   * The field {@code basis} of an object.
   *
   * @throws MalformedJsonException where it is none
   */
  public static Basis basis(ObjectReader outer) throws MalformedJsonException {
    return TimelineReader.possible(() -> TimelineReader.basis(outer));
  }

  /** A break between segments, as a segment has it. */
  public static JsonObject of(Segment.Joint joint) {
    return TimelineWriter.joint(joint);
  }

  /**
   * The field {@code joint} of an object.
   *
   * @throws MalformedJsonException where it is none
   */
  public static Segment.Joint joint(ObjectReader outer) throws MalformedJsonException {
    return TimelineReader.possible(() -> TimelineReader.joint(outer));
  }

  /** An instant. */
  public static JsonObject of(Instant instant) {
    return TimelineWriter.instant(instant);
  }

  /** One mark of an event. */
  public static JsonObject of(Sighting sighting) {
    return TimelineWriter.sighting(sighting);
  }

  /**
   * A mark as a stranger may have written it.
   *
   * @throws MalformedJsonException where it is none
   */
  public static Sighting sighting(ObjectReader object) throws MalformedJsonException {
    return TimelineReader.possible(() -> TimelineReader.sighting(object));
  }
}
