package org.unseal.engine.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.unseal.engine.text.SafeText;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/**
 * Writes a programme as an OpenTimelineIO timeline: one track for each source, its pieces where
 * they are most likely to have been. Editors know points only, so each piece stands at one; the
 * interval it stands for is in its metadata, and every event's marker spans its whole interval.
 *
 * <p>Times are exact: values and rates are whole numbers, and value divided by rate is the time. A
 * piece's rate is its own time base's; gaps are counted in a rate that their two neighbours share.
 */
final class OtioTimeline {
  private static final long MICROS = 1_000_000L;
  private static final TimeBase MICROSECOND = new TimeBase(1, (int) MICROS);
  private static final String NAME = "unseal";

  /** From the folder of exports to that of the release. */
  private static final String UP = "../";

  private final Programme programme;
  private final OptionalLong origin;

  private OtioTimeline(Programme programme) {
    this.programme = programme;
    this.origin =
        programme.pieces().stream()
            .map(piece -> piece.placed().drawn())
            .flatMapToLong(OptionalLong::stream)
            .min();
  }

  static byte[] write(Programme programme) {
    return CanonicalJson.bytes(new OtioTimeline(programme).timeline());
  }

  private JsonObject timeline() {
    ObjectWriter timeline =
        new ObjectWriter()
            .put("OTIO_SCHEMA", "Timeline.1")
            .put("name", SafeText.line(programme.title(), 200))
            .put(
                "metadata",
                named(
                    new ObjectWriter()
                        .put(
                            "note",
                            "Pieces stand at the middle of the interval in which they began; the"
                                + " intervals are in their metadata, in microseconds of UTC.")
                        .put("zone_seconds", programme.zone())))
            .put("tracks", stack());
    origin.ifPresent(micros -> timeline.put("global_start_time", time(micros, MICROS)));
    return timeline.end();
  }

  private JsonObject stack() {
    Map<String, List<Piece>> sources = new LinkedHashMap<>();
    programme
        .pieces()
        .forEach(
            piece ->
                sources
                    .computeIfAbsent(piece.source() + '/' + piece.sort(), _ -> new ArrayList<>())
                    .add(piece));
    List<JsonObject> tracks = sources.values().stream().map(this::track).toList();
    List<JsonObject> markers =
        programme.events().stream()
            .filter(event -> event.placed().bounded() && origin.isPresent())
            .map(this::placedMarker)
            .toList();
    List<JsonObject> unplaced =
        programme.events().stream()
            .filter(event -> !event.placed().bounded() || origin.isEmpty())
            .map(event -> happening(event).end())
            .toList();
    return composition(
            "Stack.1",
            "tracks",
            tracks,
            new ObjectWriter().put("events_without_two_ends", unplaced))
        .put("markers", markers)
        .end();
  }

  private JsonObject track(List<Piece> pieces) {
    List<JsonObject> children = new ArrayList<>();
    long end = 0; // of what stands there, in whole microseconds, rounded up
    long endTicks = 0;
    TimeBase endBase = MICROSECOND;
    long begun = 0;
    for (Piece piece : ordered(pieces)) {
      OptionalLong wanted = piece.placed().drawn();
      long at = wanted.isPresent() ? wanted.getAsLong() - origin.orElseThrow() : end;
      long from = Math.max(at, end);
      JsonObject gap = gap(piece, from - begun, endTicks, endBase);
      if (gap.fields().get("source_range") instanceof JsonObject range && lasts(range)) {
        children.add(gap);
      }
      children.add(clip(piece, from - at));
      begun = from;
      endTicks = piece.ticks();
      endBase = piece.base();
      end = from + piece.micros();
    }
    Piece first = pieces.getFirst();
    return composition("Track.1", first.source(), children, new ObjectWriter())
        .put("markers", List.of())
        .put("kind", first.sort() == Piece.Sort.SOUND ? "Audio" : "Video")
        .end();
  }

  /** By time where there is one; the others stay behind what they followed. */
  private static List<Piece> ordered(List<Piece> pieces) {
    List<Piece> ordered = new ArrayList<>();
    for (Piece piece : pieces) {
      int at = ordered.size();
      if (piece.placed().drawn().isPresent()) {
        long micros = piece.placed().drawn().getAsLong();
        while (at > 0 && ordered.get(at - 1).placed().drawn().orElse(Long.MIN_VALUE) > micros) {
          at--;
        }
      }
      ordered.add(at, piece);
    }
    return ordered;
  }

  /** What lies between two pieces: so many microseconds less the first one's ticks, exactly. */
  private static JsonObject gap(Piece next, long micros, long ticks, TimeBase base) {
    ObjectWriter metadata = new ObjectWriter();
    if (!next.before().isEmpty()) {
      metadata.put("missing", SafeText.line(String.join("; ", next.before())));
    }
    long rate = leastCommonMultiple(MICROS, base.denominator());
    long value;
    try {
      value =
          Math.subtractExact(
              Math.multiplyExact(micros, rate / MICROS),
              Math.multiplyExact(
                  Math.multiplyExact(ticks, (long) base.numerator()), rate / base.denominator()));
      value = Math.abs(value) > JsonValue.JsonNumber.LARGEST ? Long.MIN_VALUE : value;
    } catch (ArithmeticException e) {
      value = Long.MIN_VALUE;
    }
    if (value == Long.MIN_VALUE) { // no number that every reader keeps holds it
      metadata.put("rounded", "to a microsecond");
      rate = MICROS;
      value = micros - base.toMicroseconds(ticks);
    }
    return item("Gap.1", "", metadata).put("source_range", range(0, value, rate)).end();
  }

  private static boolean lasts(JsonObject range) {
    return range.fields().get("duration") instanceof JsonObject duration
        && duration.fields().get("value") instanceof JsonValue.JsonNumber number
        && number.value() > 0;
  }

  private JsonObject clip(Piece piece, long moved) {
    ObjectWriter metadata =
        interval(piece.placed())
            .put("id", piece.id())
            .put("source", piece.source())
            .put(
                "drawn",
                piece.placed().drawn().isEmpty()
                    ? "nowhere: nothing ties it to the reference"
                    : piece.placed().bounded()
                        ? "at the middle of the interval"
                        : "at its one end");
    piece.displayed().ifPresent(text -> metadata.put("displayed", SafeText.line(text, 100)));
    if (moved > 0 && piece.placed().drawn().isPresent()) {
      metadata.put("moved_micros", moved);
    }
    long value = Math.multiplyExact(piece.ticks(), (long) piece.base().numerator());
    JsonObject range = range(0, value, piece.base().denominator());
    JsonObject media =
        new ObjectWriter()
            .put("OTIO_SCHEMA", "ExternalReference.1")
            .put("name", piece.id())
            .put("metadata", new ObjectWriter().end())
            .put("available_range", range)
            .put("target_url", UP + address(piece.file()))
            .end();
    return item("Clip.2", piece.id(), metadata)
        .put("source_range", range)
        .put("markers", programme.seenIn(piece).stream().map(OtioTimeline::seenMarker).toList())
        .put("active_media_reference_key", "DEFAULT_MEDIA")
        .put("media_references", new ObjectWriter().put("DEFAULT_MEDIA", media).end())
        .end();
  }

  /** Below the release's folder, as a relative reference of RFC 3986. */
  static String address(String file) {
    List<String> parts = new ArrayList<>();
    for (String part : file.split("/", -1)) {
      parts.add(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return String.join("/", parts);
  }

  /** The whole interval, never its middle. */
  private JsonObject placedMarker(Happening event) {
    long from = event.placed().earliest().orElseThrow();
    long to = event.placed().latest().orElseThrow();
    return marker(event, range(from - origin.orElseThrow(), to - from, MICROS), "ORANGE");
  }

  private static JsonObject seenMarker(Happening event) {
    Happening.Seen seen = event.seen().getFirst();
    return marker(event, range(seen.from(), seen.to() - seen.from(), MICROS), "GREEN");
  }

  private static JsonObject marker(Happening event, JsonObject range, String color) {
    return new ObjectWriter()
        .put("OTIO_SCHEMA", "Marker.2")
        .put("name", SafeText.line(event.title(), 200))
        .put("metadata", named(happening(event)))
        .put("marked_range", range)
        .put("color", color)
        .put("comment", "")
        .end();
  }

  private static ObjectWriter happening(Happening event) {
    return interval(event.placed())
        .put("id", event.id())
        .put("kind", event.kind())
        .put("title", SafeText.line(event.title(), 200))
        .put(
            "sources",
            event.sources().stream().map(s -> new JsonText(SafeText.line(s, 300))).toList());
  }

  /** Both its ends, where they are known. */
  private static ObjectWriter interval(Placed placed) {
    ObjectWriter interval = new ObjectWriter().put("class", placed.sort().name());
    placed.earliest().ifPresent(micros -> interval.put("earliest_utc_micros", micros));
    placed.latest().ifPresent(micros -> interval.put("latest_utc_micros", micros));
    return interval;
  }

  private static ObjectWriter composition(
      String schema, String name, List<JsonObject> children, ObjectWriter metadata) {
    return new ObjectWriter()
        .put("OTIO_SCHEMA", schema)
        .put("name", name)
        .put("metadata", named(metadata))
        .put("effects", List.of())
        .put("enabled", true)
        .put("children", children);
  }

  private static ObjectWriter item(String schema, String name, ObjectWriter metadata) {
    return new ObjectWriter()
        .put("OTIO_SCHEMA", schema)
        .put("name", name)
        .put("metadata", named(metadata))
        .put("effects", List.of())
        .put("enabled", true);
  }

  private static JsonObject named(ObjectWriter metadata) {
    return new ObjectWriter().put(NAME, metadata.end()).end();
  }

  private static JsonObject range(long from, long length, long rate) {
    return new ObjectWriter()
        .put("OTIO_SCHEMA", "TimeRange.1")
        .put("start_time", time(from, rate))
        .put("duration", time(length, rate))
        .end();
  }

  private static JsonObject time(long value, long rate) {
    return new ObjectWriter()
        .put("OTIO_SCHEMA", "RationalTime.1")
        .put("rate", rate)
        .put("value", value)
        .end();
  }

  private static long leastCommonMultiple(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }
}
