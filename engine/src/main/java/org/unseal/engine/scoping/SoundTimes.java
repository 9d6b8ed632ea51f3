package org.unseal.engine.scoping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.clock.Wall;
import org.unseal.engine.dispatch.RecorderTimes;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scoping.TrueTimes.Interval;
import org.unseal.engine.scoping.TrueTimes.Place;

/**
 * When the seconds of one dispatch recording were. By its recorder's clock that follows from its
 * stamps; in true time from what the solver says of the transmissions that a second lies in or
 * between, or of the whole recording where it is proven to have run all the time.
 */
final class SoundTimes {
  private static final long SECOND = 1_000_000;

  /** More seconds than this are not asked for one by one. */
  private static final int MOST_ASKED = 2_000;

  private final String item;
  private final int seconds;
  private final RecorderTimes recorder;
  private final ZoneId zone;
  private final ShownTimes shown;

  SoundTimes(String item, int seconds, RecorderTimes recorder, ZoneId zone) {
    this.item = item;
    this.seconds = seconds;
    this.recorder = recorder;
    this.zone = zone;
    this.shown = new ShownTimes(zone);
  }

  /** By the recorder's clock, as clocks of the case's zone show it. */
  FrameStamps recorder() {
    return second ->
        within(second)
            .flatMap(of -> recorder.of(of.earliest(), of.latest()))
            .map(at -> shown.between(at.earliest(), at.latest()));
  }

  /** The part of the recording that is this second. */
  private Optional<Bounds> within(int second) {
    long from = second * SECOND;
    return from < recorder.duration()
        ? Optional.of(new Bounds(from, Math.min(from + SECOND, recorder.duration())))
        : Optional.empty();
  }

  /** Nothing of a stretch was before the first of these, and nothing behind the other. */
  record Ends(Place first, Place last) {
    /** Empty where one of them is not known, or they can't both be right. */
    Optional<Interval> interval(Map<Place, Interval> known) {
      Interval low = known.get(first);
      Interval high = known.get(last);
      return low == null || high == null || low.earliest() > high.latest()
          ? Optional.empty()
          : Optional.of(new Interval(low.earliest(), high.latest()));
    }
  }

  /** What bounds a run of seconds; empty where nothing does. */
  Optional<Ends> ends(int from, int endExclusive) {
    Optional<Bounds> first = within(from);
    Optional<Bounds> last = within(endExclusive - 1);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    long begin = first.get().earliest();
    long end = last.get().latest();
    return switch (recorder.verdict()) {
      case PROVEN -> Optional.of(new Ends(new Place(item, begin), new Place(item, end)));
      case ASSUMED ->
          // What is assumed to run has no place of its own; its stamps hold all the same.
          recorder.of(begin, end).map(at -> new Ends(clock(at.earliest()), clock(at.latest())));
      case UNKNOWN, DISPROVED ->
          first(begin).flatMap(low -> last(end).map(high -> new Ends(low, high)));
    };
  }

  /** Somewhere that is certainly not behind a place, and as near as can be said. */
  private Optional<Place> first(long place) {
    List<Transmission> spoken = recorder.transmissions();
    int number = recorder.endingBehind(place);
    if (number < spoken.size() && spoken.get(number).start() <= place) {
      return Optional.of(new Place(spoken.get(number).id(), place - spoken.get(number).start()));
    }
    return number == 0
        ? recorder.begin().map(begin -> clock(begin.earliest()))
        : Optional.of(new Place(spoken.get(number - 1).id(), spoken.get(number - 1).duration()));
  }

  /** Somewhere that is certainly not in front of a place. */
  private Optional<Place> last(long place) {
    List<Transmission> spoken = recorder.transmissions();
    int number = recorder.endingBehind(place - 1);
    if (number == spoken.size()) {
      return recorder.end().map(end -> clock(end.latest()));
    }
    Transmission one = spoken.get(number);
    return Optional.of(new Place(one.id(), Math.max(0, place - one.start())));
  }

  private Place clock(long micros) {
    return new Place(recorder.source(), Wall.shown(zone, micros));
  }

  /**
   * In true time, as clocks of the case's zone that are right show it. Of a long recording seconds
   * are asked for in runs, and each has what its run has: wider, never narrower.
   */
  FrameStamps reference(TrueTimes times) {
    int step = Math.ceilDiv(seconds, MOST_ASKED);
    List<Optional<Ends>> runs = new ArrayList<>();
    List<Place> asked = new ArrayList<>();
    for (int from = 0; from < seconds; from += step) {
      Optional<Ends> ends = ends(from, Math.min(seconds, from + step));
      ends.ifPresent(both -> asked.addAll(List.of(both.first(), both.last())));
      runs.add(ends);
    }
    Map<Place, Interval> known = times.of(asked);
    return second ->
        runs.get(second / step)
            .flatMap(ends -> ends.interval(known))
            .map(at -> shown.between(at.earliest(), at.latest()));
  }
}
