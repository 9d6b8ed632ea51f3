package org.unseal.engine.status;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * Where recordings lie on their recorders' clocks: by the clock that somebody read in them, else by
 * a date and time in their name.
 */
final class Placements {
  private static final long MILLION = 1_000_000;

  /** A date and a time of fourteen digits, with or without something between them. */
  private static final Pattern STAMP =
      Pattern.compile(
          "(?<![0-9])(20[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])[-_ T.]?"
              + "([0-2][0-9])[-_.:h]?([0-5][0-9])[-_.:m]?([0-5][0-9])(?![0-9])");

  private Placements() {}

  /** Of one item, in the order of its media time; none where nobody knows. */
  static List<Placement> of(CaseReading reading, Item item) {
    Optional<InspectedTrack> track = item.facts().tracks().stream().findFirst();
    if (track.isEmpty()) {
      return List.of();
    }
    List<Placement> segments = segments(reading, item);
    if (!segments.isEmpty()) {
      return segments;
    }
    Optional<Long> read = read(reading, item);
    if (read.isPresent()) {
      return pieces(item, track.get(), read.get(), Placement.Basis.CLOCK);
    }
    return named(item)
        .map(start -> pieces(item, track.get(), start, Placement.Basis.NAME))
        .orElse(List.of());
  }

  private static List<Placement> segments(CaseReading reading, Item item) {
    List<Placement> places = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.CLOCK_SEGMENT)) {
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a stretch of a clock");
        if (is(record, "item", item.id()) && body.has("shows")) {
          long length = body.number("end") - body.number("from");
          long shows = body.number("shows");
          places.add(
              new Placement(item.id(), shows, shows + Math.max(0, length), Placement.Basis.CLOCK));
        }
      } catch (MalformedJsonException e) {
        // of another kind: it says nothing of when this is
      }
    }
    return places;
  }

  /** What the clock would have shown at the start of the recording. */
  private static Optional<Long> read(CaseReading reading, Item item) {
    for (CaseRecord record : reading.records(RecordKind.CLOCK_READING)) {
      if (!is(record, "item", item.id())) {
        continue;
      }
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a reading");
        if (body.has("shows") && body.has("at")) {
          return Optional.of(body.number("shows") - body.number("at"));
        }
        if (body.has("ticks")
            && body.elements("ticks").getFirst() instanceof JsonArray tick
            && tick.elements().get(0) instanceof JsonNumber shows
            && tick.elements().get(2) instanceof JsonNumber after) {
          return Optional.of(shows.value() - after.value());
        }
      } catch (MalformedJsonException | RuntimeException e) {
        // of another kind
      }
    }
    return Optional.empty();
  }

  private static boolean is(CaseRecord record, String field, String value) {
    JsonValue found = record.body().fields().get(field);
    return found instanceof JsonText text && text.value().equals(value);
  }

  private static Optional<Long> named(Item item) {
    for (Item.Named name : item.names()) {
      Matcher matcher = STAMP.matcher(name.name().last().text());
      while (matcher.find()) {
        try {
          LocalDateTime time =
              LocalDateTime.of(
                  number(matcher, 1),
                  number(matcher, 2),
                  number(matcher, 3),
                  number(matcher, 4),
                  number(matcher, 5),
                  number(matcher, 6));
          return Optional.of(time.toEpochSecond(ZoneOffset.UTC) * MILLION);
        } catch (DateTimeException e) {
          // digits that are no time
        }
      }
    }
    return Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** The recording without its own gaps. */
  private static List<Placement> pieces(
      Item item, InspectedTrack track, long start, Placement.Basis basis) {
    List<Placement> places = new ArrayList<>();
    long from = track.begins();
    for (Gap gap : track.gaps()) {
      if (gap.begins() > from && gap.ends() > gap.begins()) {
        places.add(new Placement(item.id(), start + from, start + gap.begins(), basis));
        from = gap.ends();
      }
    }
    places.add(new Placement(item.id(), start + from, start + Math.max(from, track.ends()), basis));
    return places;
  }
}
