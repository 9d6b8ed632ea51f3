package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/** A timeline from JSON; the counterpart of {@link TimelineWriter}. Every count has a bound. */
final class TimelineReader {
  private TimelineReader() {}

  static TimelineDocument read(byte[] bytes) throws MalformedJsonException {
    ObjectReader object = document(bytes, "the timeline");
    object.requireSchema(TimelineDocument.SCHEMA, TimelineDocument.VERSION);
    only(
        object, "schema", "version", "tool", "created", "scales", "events", "ticks", "orders",
        "dropped", "bounds");
    return possible(
        () -> {
          Statements statements =
              new Statements(
                  each(object, "scales", Limits.SCALES, TimelineReader::scale),
                  each(object, "events", Limits.EVENTS, TimelineReader::event),
                  each(object, "ticks", Limits.EVENTS, TimelineReader::ticks),
                  each(object, "orders", Limits.ORDERS, TimelineReader::order));
          return new TimelineDocument(
              object.text("tool"),
              object.text("created"),
              statements,
              each(object, "dropped", Limits.EVENTS, TimelineReader::dropped),
              each(object, "bounds", Limits.BOUNDS, TimelineReader::bound));
        });
  }

  static ObjectReader document(byte[] bytes, String what) throws MalformedJsonException {
    if (bytes.length > TimelineDocument.LONGEST) {
      throw new MalformedJsonException(
          what + " is longer than " + TimelineDocument.LONGEST + " bytes");
    }
    return ObjectReader.of(JsonReader.read(bytes), what);
  }

  /** Something that is read. */
  @FunctionalInterface
  interface Reading<F, T> {
    T read(F from) throws MalformedJsonException;
  }

  /** Something that is made of what was read. */
  @FunctionalInterface
  interface Making<T> {
    T make() throws MalformedJsonException;
  }

  static <T> T possible(Making<T> making) throws MalformedJsonException {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  static <T> List<T> each(
      ObjectReader object, String name, int most, Reading<ObjectReader, T> reading)
      throws MalformedJsonException {
    if (object.elements(name).size() > most) {
      throw new MalformedJsonException("more than " + most + " " + name);
    }
    List<T> list = new ArrayList<>();
    for (ObjectReader element : object.objects(name)) {
      list.add(reading.read(element));
    }
    return list;
  }

  private static void only(ObjectReader object, String... names) throws MalformedJsonException {
    object.requireOnly(Set.of(names));
  }

  private static <E extends Enum<E>> E named(ObjectReader object, String name, E[] values)
      throws MalformedJsonException {
    String text = object.text(name);
    for (E value : values) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw new MalformedJsonException(name + " has a value that is not known");
  }

  private static OptionalLong number(ObjectReader object, String name)
      throws MalformedJsonException {
    return object.has(name) ? OptionalLong.of(object.number(name)) : OptionalLong.empty();
  }

  private static int segment(ObjectReader object, String name) throws MalformedJsonException {
    return (int) object.within(name, 0, Limits.SEGMENTS);
  }

  static Basis basis(ObjectReader outer) throws MalformedJsonException {
    ObjectReader object = outer.object("basis");
    only(object, "support", "words", "coverage");
    return new Basis(
        named(object, "support", Basis.Support.values()), object.text("words"), coverage(object));
  }

  private static OptionalInt coverage(ObjectReader object) throws MalformedJsonException {
    return object.has("coverage")
        ? OptionalInt.of((int) object.within("coverage", 0, Basis.ALL))
        : OptionalInt.empty();
  }

  private static Scale scale(ObjectReader object) throws MalformedJsonException {
    only(object, "id", "kind", "ppm", "jitter", "zone", "segments", "standing", "basis");
    Optional<Scale.Standing> standing = Optional.empty();
    if (object.has("standing")) {
      ObjectReader inner = object.object("standing");
      only(inner, "low", "high", "basis");
      standing =
          Optional.of(
              new Scale.Standing(
                  new Range(inner.number("low"), inner.number("high")), basis(inner)));
    }
    return new Scale(
        object.text("id"),
        named(object, "kind", Scale.Kind.values()),
        object.number("ppm"),
        object.number("jitter"),
        (int) object.within("zone", -86_400, 86_400),
        each(object, "segments", Limits.SEGMENTS, TimelineReader::segment),
        standing,
        basis(object));
  }

  private static Segment segment(ObjectReader object) throws MalformedJsonException {
    only(object, "from", "to", "joint");
    return new Segment(
        object.number("from"),
        object.number("to"),
        object.has("joint") ? Optional.of(joint(object)) : Optional.empty());
  }

  static Segment.Joint joint(ObjectReader outer) throws MalformedJsonException {
    ObjectReader object = outer.object("joint");
    only(object, "kind", "least", "most", "basis");
    return new Segment.Joint(
        named(object, "kind", Segment.Kind.values()),
        object.number("least"),
        number(object, "most"),
        basis(object));
  }

  static Event event(ObjectReader object) throws MalformedJsonException {
    only(object, "id", "kind", "what", "marks", "alone", "basis");
    return new Event(
        object.text("id"),
        named(object, "kind", Event.Kind.values()),
        object.text("what"),
        each(object, "marks", Limits.READINGS, TimelineReader::sighting),
        object.has("alone") ? Optional.of(object.text("alone")) : Optional.empty(),
        basis(object));
  }

  static Sighting sighting(ObjectReader object) throws MalformedJsonException {
    only(
        object,
        "scale",
        "segment",
        "readings",
        "event",
        "lagLow",
        "lagHigh",
        "periodLow",
        "periodHigh");
    Sighting.Site site;
    if (object.has("event")) {
      if (object.has("scale") || object.has("segment") || object.has("readings")) {
        throw new MalformedJsonException("a mark in two places");
      }
      site = new Sighting.Site.Same(object.text("event"));
    } else {
      site =
          new Sighting.Site.Read(
              object.text("scale"),
              segment(object, "segment"),
              each(object, "readings", Limits.READINGS, TimelineReader::reading));
    }
    Optional<Range> period =
        object.has("periodLow") || object.has("periodHigh")
            ? Optional.of(new Range(object.number("periodLow"), object.number("periodHigh")))
            : Optional.empty();
    return new Sighting(site, new Range(object.number("lagLow"), object.number("lagHigh")), period);
  }

  private static Sighting.Reading reading(ObjectReader object) throws MalformedJsonException {
    only(object, "by", "low", "high", "behindLow");
    return new Sighting.Reading(
        object.text("by"), object.number("low"), object.number("high"), object.flag("behindLow"));
  }

  private static TickRun ticks(ObjectReader object) throws MalformedJsonException {
    only(object, "id", "clock", "clockSegment", "recording", "recordingSegment", "ticks", "basis");
    if (object.elements("ticks").size() > Limits.TICKS) {
      throw new MalformedJsonException("more than " + Limits.TICKS + " ticks");
    }
    List<TickRun.Tick> ticks = new ArrayList<>();
    for (JsonValue element : object.elements("ticks")) {
      if (!(element instanceof JsonArray array)
          || array.elements().size() != 3
          || !(array.elements().get(0) instanceof JsonNumber shows)
          || !(array.elements().get(1) instanceof JsonNumber before)
          || !(array.elements().get(2) instanceof JsonNumber after)) {
        throw new MalformedJsonException("a tick that is not three whole numbers");
      }
      ticks.add(new TickRun.Tick(shows.value(), before.value(), after.value()));
    }
    return new TickRun(
        object.text("id"),
        object.text("clock"),
        segment(object, "clockSegment"),
        object.text("recording"),
        segment(object, "recordingSegment"),
        ticks,
        basis(object));
  }

  private static Order order(ObjectReader object) throws MalformedJsonException {
    only(object, "id", "first", "then", "least", "most", "basis");
    return new Order(
        object.text("id"),
        instant(object.object("first")),
        instant(object.object("then")),
        object.number("least"),
        number(object, "most"),
        basis(object));
  }

  static Instant instant(ObjectReader object) throws MalformedJsonException {
    if (object.has("event")) {
      only(object, "event");
      return new Instant.OfEvent(object.text("event"));
    }
    if (object.has("utc")) {
      only(object, "utc");
      return new Instant.Reference(object.number("utc"));
    }
    only(object, "scale", "segment", "at");
    return new Instant.OnScale(
        object.text("scale"), segment(object, "segment"), object.number("at"));
  }

  private static Dropped dropped(ObjectReader object) throws MalformedJsonException {
    only(object, "event", "why", "by", "reason");
    return new Dropped(
        object.text("event"),
        named(object, "why", Dropped.Why.values()),
        object.text("by"),
        object.text("reason"));
  }

  private static StatedBound bound(ObjectReader object) throws MalformedJsonException {
    only(object, "from", "of", "low", "high", "lowReasons", "highReasons", "class", "coverage");
    return new StatedBound(
        object.has("from") ? Optional.of(instant(object.object("from"))) : Optional.empty(),
        instant(object.object("of")),
        number(object, "low"),
        number(object, "high"),
        reasons(object, "lowReasons"),
        reasons(object, "highReasons"),
        named(object, "class", TimeClass.values()),
        coverage(object));
  }

  private static List<Reason> reasons(ObjectReader object, String name)
      throws MalformedJsonException {
    List<Reason> reasons = new ArrayList<>();
    for (JsonValue element : object.elements(name)) {
      if (reasons.size() >= Limits.EVENTS || !(element instanceof JsonText text)) {
        throw new MalformedJsonException(name + " are no reasons, or too many");
      }
      reasons.add(reason(text.value()));
    }
    return reasons;
  }

  private static Reason reason(String text) throws MalformedJsonException {
    int space = text.indexOf(' ');
    for (Reason.Kind kind : Reason.Kind.values()) {
      if (space > 0 && kind.name().equals(text.substring(0, space))) {
        return new Reason(kind, text.substring(space + 1));
      }
    }
    throw new MalformedJsonException("a reason that is not known");
  }
}
