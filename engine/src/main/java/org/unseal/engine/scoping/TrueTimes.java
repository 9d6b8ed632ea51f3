package org.unseal.engine.scoping;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.TooMuchException;

/**
 * When places in recordings truly were, by what the case says of its clocks. Where that can't all
 * be true, or nothing is said, nothing is known. One thread.
 */
public final class TrueTimes {
  /** More frames than this are not asked for one by one. */
  private static final int MOST_ASKED = 4_000;

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private final CaseStatements stated;
  private final InstantNames names;
  private final ShownTimes shown;

  /** By these statements. */
  public TrueTimes(CaseStatements stated) {
    this.stated = stated;
    names = new InstantNames(stated.statements(), stated.zone());
    shown = new ShownTimes(stated.zone());
  }

  /**
   * An interval that holds the true time, microseconds of UTC.
   *
   * @param latest not before {@code earliest}
   */
  public record Interval(long earliest, long latest) {}

  /**
   * A place in a recording or a transmission, in microseconds from its start; of a clock, what it
   * shows, in microseconds as if that were UTC.
   */
  public record Place(String item, long micros) {}

  /** When these places were; those of which nothing is known on both sides are missing. */
  public Map<Place, Interval> of(List<Place> places) {
    Map<Place, org.unseal.proof.time.Instant> asked = new LinkedHashMap<>();
    for (Place place : places) {
      instant(place).ifPresent(instant -> asked.put(place, instant));
    }
    Map<Place, Interval> known = new LinkedHashMap<>();
    if (asked.isEmpty()) {
      return known;
    }
    try {
      if (Resolution.of(stated.statements(), stated.dropped(), asked.values())
          instanceof Resolution.Solved(Alignment alignment, Set<String> _)) {
        for (Map.Entry<Place, org.unseal.proof.time.Instant> one : asked.entrySet()) {
          Bound bound = alignment.when(one.getValue());
          if (bound.low().isPresent() && bound.high().isPresent()) {
            known.put(
                one.getKey(), new Interval(bound.low().getAsLong(), bound.high().getAsLong()));
          }
        }
      }
    } catch (TooMuchException e) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "this is more than can be solved: " + e.getMessage(), e);
    }
    return known;
  }

  /** When something with a name of its own was, as a transmission. */
  public Optional<Interval> named(String name) {
    try {
      org.unseal.proof.time.Instant instant = names.instant(name);
      if (Resolution.of(stated.statements(), stated.dropped(), List.of(instant))
          instanceof Resolution.Solved(Alignment alignment, Set<String> _)) {
        Bound bound = alignment.when(instant);
        if (bound.low().isPresent() && bound.high().isPresent()) {
          return Optional.of(new Interval(bound.low().getAsLong(), bound.high().getAsLong()));
        }
      }
      return Optional.empty();
    } catch (UnsealException _) {
      return Optional.empty(); // nothing is stated of it
    } catch (TooMuchException e) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "this is more than can be solved: " + e.getMessage(), e);
    }
  }

  private Optional<org.unseal.proof.time.Instant> instant(Place place) {
    boolean clock =
        stated
            .statements()
            .scale(place.item())
            .filter(scale -> scale.kind() == Scale.Kind.CLOCK)
            .isPresent();
    String at =
        clock
            ? SHOWN.format(RecorderStamps.time(place.micros()))
            : BigDecimal.valueOf(place.micros()).divide(MILLION).toPlainString() + "s";
    try {
      return Optional.of(names.instant(place.item() + "@" + at));
    } catch (UnsealException _) {
      return Optional.empty(); // nothing is stated of this recording
    }
  }

  /**
   * The true times of a recording's frames in the case's zone. Of a long recording frames between
   * two that are asked for have the hull of both: wider, never narrower.
   */
  public FrameStamps stamps(String item, FrameTimes times) {
    int step = Math.ceilDiv(times.frames(), MOST_ASKED);
    List<Place> places = new ArrayList<>();
    for (int frame = 0; frame < times.frames(); frame += step) {
      places.add(new Place(item, times.begins(frame)));
    }
    places.add(new Place(item, times.begins(times.frames() - 1)));
    Map<Place, Interval> known = of(places);
    return frame -> {
      int before = frame / step;
      int after = frame % step == 0 ? before : Math.min(before + 1, places.size() - 1);
      Interval first = known.get(places.get(before));
      Interval last = known.get(places.get(after));
      return first == null || last == null
          ? Optional.empty()
          : Optional.of(
              shown.between(
                  Math.min(first.earliest(), last.earliest()),
                  Math.max(first.latest(), last.latest())));
    };
  }

  /**
   * The true times of these frames of a recording in the case's zone, each as narrow as its clocks
   * allow; of others nothing is told.
   */
  public FrameStamps stamps(String item, FrameTimes times, Set<Integer> frames) {
    Map<Integer, Place> places = new HashMap<>();
    for (int frame : frames) {
      places.put(frame, new Place(item, times.begins(frame)));
    }
    Map<Place, Interval> known = of(List.copyOf(places.values()));
    return frame ->
        Optional.ofNullable(places.get(frame))
            .map(known::get)
            .map(interval -> shown.between(interval.earliest(), interval.latest()));
  }

  /** A moment of UTC as clocks of the case's zone that are right show it. */
  public LocalDateTime local(long micros) {
    return shown.at(micros);
  }
}
