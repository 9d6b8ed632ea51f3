package org.unseal.engine.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;

/**
 * How people name instants: {@code a1} an anchor, {@code t12} the start of a transmission, {@code
 * t12.end} its end, {@code alarm#4} a row of a log, {@code i3@12.4s} a place in a recording, {@code
 * cam-yard@14:21:07} when a clock comes to show that, {@code utc@2025-05-06T18:21:07Z}. A {@code
 * /2} behind it says that the second segment is meant.
 */
public final class InstantNames {
  private static final int MOST_NAMED = 12;

  private final Statements statements;
  private final ZoneId zone;

  /**
   * In these statements.
   *
   * @param zone of times that are compared with the reference
   */
  public InstantNames(Statements statements, ZoneId zone) {
    this.statements = statements;
    this.zone = zone;
  }

  /**
   * The instant of a name.
   *
   * @throws UnsealException {@code USAGE} where there is none, or more than one
   */
  public Instant instant(String typed) {
    int at = typed.indexOf('@');
    if (at < 0) {
      return named(typed);
    }
    String name = typed.substring(0, at);
    Place place = place(typed.substring(at + 1));
    if (place.high().isPresent()) {
      throw usage("%s is a stretch of time; name one instant of it".formatted(typed));
    }
    if (name.equals(Scale.REFERENCE)) {
      return new Instant.Reference(Wall.reference(place.low(), ZoneOffset.UTC, someDay()));
    }
    Origin origin = origin(name, typed);
    long position = position(origin, place.low(), typed);
    return onScale(origin.scale(), place.segment(), position, position, typed);
  }

  /**
   * Where a mark is.
   *
   * @param by who reads it there
   * @throws UnsealException {@code USAGE} where there is no such place
   */
  public Sighting.Site mark(String typed, String by) {
    int at = typed.indexOf('@');
    if (at < 0) {
      return switch (named(typed)) {
        case Instant.OfEvent of -> new Sighting.Site.Same(of.event());
        case Instant.OnScale on -> read(on, on.at(), false, by);
        case Instant.Reference _ -> throw new IllegalStateException("a reference without a time");
      };
    }
    String name = typed.substring(0, at);
    Place place = place(typed.substring(at + 1));
    if (name.equals(Scale.REFERENCE)) {
      long low = Wall.reference(place.low(), ZoneOffset.UTC, someDay());
      long high =
          place.high().map(text -> Wall.reference(text, ZoneOffset.UTC, someDay())).orElse(low);
      if (high < low) {
        throw usage("%s ends before it begins".formatted(typed));
      }
      return new Sighting.Site.Read(
          Scale.REFERENCE, 0, List.of(new Sighting.Reading(by, low, high, false)));
    }
    Origin origin = origin(name, typed);
    boolean clock = origin.scale().kind() == Scale.Kind.CLOCK;
    long low = position(origin, place.low(), typed);
    long high = place.high().map(text -> position(origin, text, typed)).orElse(low);
    if (clock) {
      // Whoever reads a second off a clock has seen it at any time within that second.
      high += Wall.parse(place.high().orElse(place.low())).resolution();
    }
    if (high < low) {
      throw usage("%s ends before it begins".formatted(typed));
    }
    Instant.OnScale on = onScale(origin.scale(), place.segment(), low, high, typed);
    // Of two frames the first does not show it yet.
    return read(on, high, !clock && high > low, by);
  }

  private static Sighting.Site read(Instant.OnScale on, long high, boolean behindLow, String by) {
    return new Sighting.Site.Read(
        on.scale(), on.segment(), List.of(new Sighting.Reading(by, on.at(), high, behindLow)));
  }

  private record Place(String low, Optional<String> high, OptionalInt segment) {}

  private static Place place(String typed) {
    String text = typed;
    OptionalInt segment = OptionalInt.empty();
    int slash = text.lastIndexOf('/');
    if (slash >= 0) {
      if (!text.substring(slash + 1).matches("[1-9][0-9]{0,4}")) {
        throw usage("%s: behind / comes the number of a segment, from 1".formatted(typed));
      }
      segment = OptionalInt.of(Integer.parseInt(text.substring(slash + 1)) - 1);
      text = text.substring(0, slash);
    }
    int dots = text.indexOf("..");
    return dots < 0
        ? new Place(text, Optional.empty(), segment)
        : new Place(text.substring(0, dots), Optional.of(text.substring(dots + 2)), segment);
  }

  private Instant named(String typed) {
    if (statements.event(typed).isPresent()) {
      return new Instant.OfEvent(typed);
    }
    boolean end = typed.endsWith(".end");
    String name = end ? typed.substring(0, typed.length() - 4) : typed;
    Scale scale = origin(name, typed).scale();
    if (scale.kind() == Scale.Kind.CLOCK) {
      throw usage("%s is a clock; say when, as in %s@14:21:07".formatted(typed, typed));
    }
    int last = scale.segments().size() - 1;
    return end
        ? new Instant.OnScale(scale.id(), last, scale.segments().get(last).to())
        : new Instant.OnScale(scale.id(), 0, scale.segments().getFirst().from());
  }

  /** A scale, and the position that a place is counted from. */
  private record Origin(Scale scale, long zero) {}

  private Origin origin(String name, String typed) {
    Optional<Scale> scale = statements.scale(name);
    if (scale.isPresent()) {
      return new Origin(scale.get(), 0);
    }
    Optional<Event> event = statements.event(name);
    if (event.isPresent()
        && event.get().sightings().getFirst().site() instanceof Sighting.Site.Read read
        && read.readings().getFirst().low() == read.readings().getFirst().high()) {
      Optional<Scale> within = statements.scale(read.scale());
      if (within.isPresent() && within.get().kind() == Scale.Kind.RECORDING) {
        return new Origin(within.get(), read.readings().getFirst().low());
      }
    }
    if (event.isPresent()) {
      throw usage("%s is an event; name it without @".formatted(name));
    }
    throw usage(
        "nothing is called %s; there are %s (of a dispatch recording that is not shown to run all the time, its transmissions)"
            .formatted(name, names(typed)));
  }

  private String names(String typed) {
    TreeSet<String> names = new TreeSet<>();
    statements.scales().forEach(scale -> names.add(scale.id()));
    statements.events().forEach(event -> names.add(event.id()));
    List<String> near = new ArrayList<>();
    String first = typed.substring(0, Math.min(1, typed.length()));
    names.stream().filter(name -> name.startsWith(first)).forEach(near::add);
    names.stream().filter(name -> !name.startsWith(first)).forEach(near::add);
    String shown = String.join(", ", near.subList(0, Math.min(MOST_NAMED, near.size())));
    return near.isEmpty()
        ? "no recordings and no clocks here yet"
        : shown + (near.size() > MOST_NAMED ? " and others" : "");
  }

  private long position(Origin origin, String text, String typed) {
    return origin.scale().kind() == Scale.Kind.RECORDING
        ? origin.zero() + Amounts.micros(text)
        : clock(origin.scale(), text, typed);
  }

  /** What a clock shows, with the day on which it is known to have run. */
  long clock(Scale scale, String text, String typed) {
    Wall.Typed wall = Wall.parse(text);
    if (wall.offset().isPresent()) {
      throw usage("%s: a clock shows no zone; type what it shows".formatted(typed));
    }
    if (wall.date().isPresent()) {
      return wall.position(wall.date().get());
    }
    TreeSet<LocalDate> days = new TreeSet<>();
    for (long position : positions(scale.id())) {
      days.add(Wall.day(position));
    }
    if (days.isEmpty()) {
      statements.scales().forEach(s -> positions(s.id()).forEach(p -> days.add(Wall.day(p))));
    }
    if (days.size() != 1) {
      throw usage(
          "on which day was %s? Type it as %s@2025-05-06T%s".formatted(typed, scale.id(), text));
    }
    return wall.position(days.first());
  }

  private Optional<LocalDate> someDay() {
    TreeSet<LocalDate> days = new TreeSet<>();
    statements.scales().forEach(s -> positions(s.id()).forEach(p -> days.add(Wall.day(p))));
    return days.size() == 1 ? Optional.of(days.first()) : Optional.empty();
  }

  /**
   * Where a clock is known to have been; checks long afterwards only where there is nothing else.
   */
  private List<Long> positions(String clock) {
    List<Long> positions = new ArrayList<>();
    List<Long> checks = new ArrayList<>();
    for (TickRun run : statements.ticks()) {
      if (run.clock().equals(clock)) {
        positions.add(run.ticks().getFirst().shows());
        positions.add(run.ticks().getLast().shows());
      }
    }
    for (Event event : statements.events()) {
      for (Sighting mark : event.sightings()) {
        if (mark.site() instanceof Sighting.Site.Read read && read.scale().equals(clock)) {
          (event.kind() == Event.Kind.CHECK ? checks : positions)
              .add(read.readings().getFirst().low());
        }
      }
    }
    boolean isClock = statements.scale(clock).filter(s -> s.kind() == Scale.Kind.CLOCK).isPresent();
    if (!isClock) {
      return List.of();
    }
    return positions.isEmpty() ? checks : positions;
  }

  /** The zone of references that are typed without one. */
  public ZoneId zone() {
    return zone;
  }

  private static Instant.OnScale onScale(
      Scale scale, OptionalInt segment, long low, long high, String typed) {
    if (segment.isPresent()) {
      int number = segment.getAsInt();
      if (number >= scale.segments().size() || !within(scale.segments().get(number), low, high)) {
        throw usage("%s does not lie in that segment".formatted(typed));
      }
      return new Instant.OnScale(scale.id(), number, low);
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < scale.segments().size(); i++) {
      if (within(scale.segments().get(i), low, high)) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      throw usage(
          scale.segments().size() == 1
              ? "%s lies outside of %s".formatted(typed, scale.id())
              : "%s lies in a break of %s, or across one".formatted(typed, scale.id()));
    }
    if (found.size() > 1) {
      throw usage(
          "%s was shown more than once; put /%d or /%d behind it"
              .formatted(typed, found.get(0) + 1, found.get(1) + 1));
    }
    return new Instant.OnScale(scale.id(), found.getFirst(), low);
  }

  private static boolean within(Segment segment, long low, long high) {
    return segment.from() <= low && high <= segment.to();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
