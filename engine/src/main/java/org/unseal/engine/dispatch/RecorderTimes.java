package org.unseal.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.unseal.engine.dispatch.Transmission.Stamp;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.ContinuityTest;
import org.unseal.engine.dispatch.continuity.Outcome;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.dispatch.Continuity;

/**
 * When every place of one dispatch recording can have been by the recorder's clock, to act on: what
 * is only assumed counts for nothing here, and of what is contradicted nothing is known. Rounds
 * outward.
 */
public final class RecorderTimes {
  private final Judgement judgement;
  private final List<Transmission> transmissions;
  private final boolean elsewhere;

  /** Of a file, and of all its transmissions in any order. */
  public RecorderTimes(Judgement judgement, List<Transmission> all) {
    this.judgement = requireNonNull(judgement, "judgement");
    List<Transmission> sorted =
        all.stream().sorted(Comparator.comparingLong(Transmission::start)).toList();
    boolean runs = judgement.finding().verdict() == Continuity.PROVEN;
    List<Stamp> sure = new Stamping(judgement, runs).sure(sorted);
    List<Transmission> placed = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      placed.add(sorted.get(i).placed(i + 1, runs, sure.get(i)));
    }
    this.transmissions = List.copyOf(placed);
    this.elsewhere = judgement.ended(ContinuityTest.FILE_LONGER_THAN_SPAN, Outcome.FAILED);
  }

  /** Of every recording of a case that was judged, by its item. */
  public static Map<String, RecorderTimes> of(CaseReading reading) {
    Map<String, List<Transmission>> spoken =
        reading.records(RecordKind.TRANSMISSION).stream()
            .map(Transmission::read)
            .collect(Collectors.groupingBy(Transmission::item));
    Map<String, RecorderTimes> times = new HashMap<>();
    reading.records(RecordKind.CONTINUITY).stream()
        .map(Judgement::read)
        .forEach(
            judgement ->
                times.put(
                    judgement.item(),
                    new RecorderTimes(
                        judgement, spoken.getOrDefault(judgement.item(), List.of()))));
    return times;
  }

  /** Whether it ran all the time. */
  public Continuity verdict() {
    return judgement.finding().verdict();
  }

  /** Whose clock it is. */
  public String source() {
    return judgement.source();
  }

  /** How long it is, in microseconds. */
  public long duration() {
    return judgement.duration();
  }

  /** In the order of the file, with stamps that nothing contradicts and nothing assumed. */
  public List<Transmission> transmissions() {
    return transmissions;
  }

  /** When the file begins and ends, as its recorder says; empty where it can't be believed. */
  public Optional<Bounds> begin() {
    return elsewhere ? Optional.empty() : judgement.facts().start();
  }

  /** When it ends. */
  public Optional<Bounds> end() {
    return elsewhere ? Optional.empty() : judgement.facts().end();
  }

  /** The first transmission that ends behind this place; as many as there are where none does. */
  public int endingBehind(long place) {
    int first = 0;
    int end = transmissions.size();
    while (first < end) {
      int middle = (first + end) >>> 1;
      if (transmissions.get(middle).end() > place) {
        end = middle;
      } else {
        first = middle + 1;
      }
    }
    return first;
  }

  /**
   * All times that a stretch can have been at; empty where a side of it is not known.
   *
   * @param from microseconds of the file
   * @param to behind it
   */
  public Optional<Bounds> of(long from, long to) {
    long last = Math.min(to, duration());
    if (elsewhere || from < 0 || from >= last) {
      return Optional.empty();
    }
    Hull hull = new Hull();
    if (verdict() == Continuity.PROVEN) {
      hull.add(running(from));
      hull.add(running(last));
      return hull.bounds();
    }
    long at = from;
    for (int i = endingBehind(from); at < last; i++) {
      long begins = i < transmissions.size() ? transmissions.get(i).start() : last;
      if (at < begins) {
        hull.add(between(i));
        at = Math.min(last, begins);
      }
      if (at < last) {
        long end = Math.min(last, transmissions.get(i).end());
        hull.add(within(i, at, end));
        at = end;
      }
    }
    return hull.bounds();
  }

  /** Everything that was added, as long as both sides of all of it are known. */
  private static final class Hull {
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private boolean known = true;

    void add(Stamp stamp) {
      if (stamp.earliest().isEmpty()
          || stamp.latest().isEmpty()
          || stamp.earliest().getAsLong() > stamp.latest().getAsLong()) {
        known = false;
      } else {
        earliest = Math.min(earliest, stamp.earliest().getAsLong());
        latest = Math.max(latest, stamp.latest().getAsLong());
      }
    }

    Optional<Bounds> bounds() {
      return known && earliest <= latest
          ? Optional.of(new Bounds(earliest, latest))
          : Optional.empty();
    }
  }

  /** A place of a file that ran all the time: whatever is stamped says when it was. */
  private Stamp running(long place) {
    // Stamps of transmissions hold what all of them and both ends say.
    if (transmissions.isEmpty()) {
      CallFacts facts = judgement.facts();
      return both(
          facts.start().map(start -> after(stamp(start), place)).orElse(Stamp.UNKNOWN),
          facts.end().map(end -> before(stamp(end), duration() - place)).orElse(Stamp.UNKNOWN));
    }
    int next = endingBehind(place);
    if (next < transmissions.size() && transmissions.get(next).start() <= place) {
      next++;
    }
    Stamp left = Stamp.UNKNOWN;
    Stamp right = Stamp.UNKNOWN;
    if (next > 0) {
      Transmission one = transmissions.get(next - 1);
      left = after(one.stamp(), place - one.start());
    }
    if (next < transmissions.size()) {
      Transmission one = transmissions.get(next);
      right = before(one.stamp(), one.start() - place);
    }
    return both(left, right);
  }

  private static Stamp stamp(Bounds bounds) {
    return new Stamp(OptionalLong.of(bounds.earliest()), OptionalLong.of(bounds.latest()));
  }

  private static Stamp after(Stamp stamp, long micros) {
    return new Stamp(
        plus(stamp.earliest(), Stamping.least(micros)),
        plus(stamp.latest(), Stamping.most(micros)));
  }

  private static Stamp before(Stamp stamp, long micros) {
    return new Stamp(
        plus(stamp.earliest(), -Stamping.most(micros)),
        plus(stamp.latest(), -Stamping.least(micros)));
  }

  private static OptionalLong plus(OptionalLong time, long micros) {
    return time.isPresent() ? OptionalLong.of(time.getAsLong() + micros) : time;
  }

  private static Stamp both(Stamp one, Stamp other) {
    OptionalLong earliest =
        one.earliest().isPresent() && other.earliest().isPresent()
            ? OptionalLong.of(Math.max(one.earliest().getAsLong(), other.earliest().getAsLong()))
            : one.earliest().isPresent() ? one.earliest() : other.earliest();
    OptionalLong latest =
        one.latest().isPresent() && other.latest().isPresent()
            ? OptionalLong.of(Math.min(one.latest().getAsLong(), other.latest().getAsLong()))
            : one.latest().isPresent() ? one.latest() : other.latest();
    return new Stamp(earliest, latest);
  }

  /** What lies in front of a transmission, and behind the one before; nobody knows how long. */
  private Stamp between(int next) {
    OptionalLong earliest;
    if (next == 0) {
      earliest =
          begin().map(start -> OptionalLong.of(start.earliest())).orElse(OptionalLong.empty());
    } else {
      Transmission one = transmissions.get(next - 1);
      earliest = plus(one.stamp().earliest(), Stamping.least(one.duration()));
    }
    return new Stamp(earliest, over(next));
  }

  /** When all in front of a transmission is over. */
  private OptionalLong over(int next) {
    return next < transmissions.size()
        ? transmissions.get(next).stamp().latest()
        : end().map(end -> OptionalLong.of(end.latest())).orElse(OptionalLong.empty());
  }

  /**
   * A part of a transmission. As long as a file is only assumed to have run, its recorder may have
   * left pauses out of what it lists as one: so that what follows bounds it, not how it began.
   */
  private Stamp within(int number, long from, long to) {
    Transmission one = transmissions.get(number);
    OptionalLong earliest = plus(one.stamp().earliest(), Stamping.least(from - one.start()));
    OptionalLong latest =
        verdict().oneTimeLine()
            ? plus(over(number + 1), -Stamping.least(one.end() - to))
            : plus(one.stamp().latest(), Stamping.most(to - one.start()));
    return new Stamp(earliest, latest);
  }
}
