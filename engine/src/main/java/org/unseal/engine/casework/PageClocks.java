package org.unseal.engine.casework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.Answer;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.event.Shown;
import org.unseal.engine.page.PageFacts.Passed;
import org.unseal.engine.page.PageFacts.Passing;
import org.unseal.engine.page.PageFacts.Precedence;
import org.unseal.engine.page.PageFacts.Relative;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Decider;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.TooMuchException;

/**
 * What the case's clocks say of a version's clips, transmissions and events: when each was, and how
 * far any two lie apart, solved for directly so that what both have in common cancels out. Name
 * everything, then {@link #solve}. One thread.
 */
final class PageClocks {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** What lies farther apart for certain needs no word about which came first. */
  private static final long NEAR = 60_000_000;

  /** So many places of a clip say how time passes in it, and as many ends of its segments. */
  private static final int MOST_PLACES = 40;

  private final CaseStatements stated;
  private final InstantNames names;
  private final Map<String, Instant> clips = new LinkedHashMap<>();
  private final Map<String, Instant> spoken = new LinkedHashMap<>();
  private final Map<String, Instant> events = new LinkedHashMap<>();
  private final Map<String, String> recordedOn = new LinkedHashMap<>();
  private final Map<String, Instant> places = new LinkedHashMap<>();
  private final Map<String, Long> beyond = new LinkedHashMap<>();
  private final Map<String, Within> passing = new LinkedHashMap<>();
  private Optional<Alignment> alignment = Optional.empty();
  private Set<String> left = Set.of();

  PageClocks(CaseStatements stated) {
    this.stated = stated;
    this.names = new InstantNames(stated.statements(), stated.zone());
  }

  static PageClocks of(CaseFile file) {
    return new PageClocks(file.read(CaseStatements::read));
  }

  private Optional<Instant> named(String name) {
    try {
      return Optional.of(names.instant(name));
    } catch (UnsealException _) {
      return Optional.empty(); // nothing is stated of it
    }
  }

  private static String name(String item, long micros) {
    return item + "@" + BigDecimal.valueOf(micros).divide(MILLION).toPlainString() + "s";
  }

  /**
   * A clip: its first frame, and some of those behind it.
   *
   * @param times when each of its frames comes, in microseconds from the first
   */
  void clip(String id, String item, long begins, List<Long> times) {
    Optional<Instant> first = named(name(item, begins));
    if (first.isEmpty()) {
      return;
    }
    clips.put(id, first.get());
    Scale scale = stated.statements().scale(item).orElseThrow();
    NavigableSet<Long> some = new TreeSet<>();
    for (int i = 0; i < times.size(); i += Math.ceilDiv(times.size(), MOST_PLACES)) {
      some.add(times.get(i));
    }
    some.add(times.getLast());
    scale.segments().stream()
        .flatMap(segment -> Stream.of(segment.from() - begins, segment.to() - begins))
        .filter(edge -> edge > 0 && edge < times.getLast())
        .limit(MOST_PLACES)
        .forEach(some::add);
    NavigableMap<Long, Instant> within = new TreeMap<>();
    for (long at : some) {
      named(name(item, begins + at)).ifPresent(instant -> within.put(at, instant));
    }
    passing.put(id, new Within(scale, begins, times.getLast(), within));
  }

  /**
   * Places of a clip, by microseconds from its first frame.
   *
   * @param begins of its first frame in the recording
   * @param last its last frame, from the first
   */
  private record Within(Scale scale, long begins, long last, NavigableMap<Long, Instant> places) {
    /** The segment in which a place lies, or the last that begins before it. */
    int segment(long at) {
      int segment = 0;
      while (segment + 1 < scale.segments().size()
          && scale.segments().get(segment + 1).from() <= begins + at) {
        segment++;
      }
      return segment;
    }
  }

  /**
   * A place of a recording. Where the last frame ends is a guess that may lie behind all that is
   * stated of it: then the last place that is, and how far behind.
   */
  void place(String item, long micros) {
    long last =
        stated
            .statements()
            .scale(item)
            .map(scale -> scale.segments().getLast().to())
            .orElse(micros);
    String name = name(item, micros);
    named(name(item, Math.min(micros, last)))
        .ifPresent(
            at -> {
              places.put(name, at);
              beyond.put(name, Math.max(0, micros - last));
            });
  }

  void spoken(String transmission) {
    spoken(transmission, transmission);
  }

  /** A transmission of which only a part is heard, by the name of where that begins. */
  void spoken(String transmission, String begins) {
    named(begins).ifPresent(instant -> spoken.put(transmission, instant));
  }

  /** The beginning of an event that was seen or recorded. */
  void event(CaseEvent event) {
    switch (event.basis()) {
      case EventBasis.Observed observed -> {
        Shown first = observed.shown().getFirst();
        named(name(first.item(), first.begins()))
            .ifPresent(instant -> events.put(event.id(), instant));
      }
      case EventBasis.Recorded recorded -> {
        recordedOn.put(event.id(), recorded.on());
        named(recorded.on()).ifPresent(instant -> events.put(event.id(), instant));
      }
      case EventBasis.Stated _, EventBasis.NotShown _ -> {} // at no instant
    }
  }

  /** Solves for all of them at once. */
  PageClocks solve() {
    List<Instant> asked = new ArrayList<>();
    for (Map<String, Instant> some : List.of(clips, spoken, events, places)) {
      some.values().removeIf(this::dropped);
      asked.addAll(some.values());
    }
    passing.values().forEach(within -> asked.addAll(within.places().values()));
    try {
      if (!asked.isEmpty()
          && Resolution.of(stated.statements(), stated.dropped(), asked)
              instanceof Resolution.Solved(Alignment solved, Set<String> without)) {
        alignment = Optional.of(solved);
        left = without;
      }
    } catch (TooMuchException e) {
      throw tooMuch(e);
    }
    return this;
  }

  private boolean dropped(Instant instant) {
    return instant instanceof Instant.OfEvent event
        && stated.dropped().stream().anyMatch(one -> one.event().equals(event.event()));
  }

  private static UnsealException tooMuch(TooMuchException e) {
    return new UnsealException(
        ErrorCode.LIMIT_EXCEEDED, "this is more than can be solved: " + e.getMessage(), e);
  }

  private boolean known(Optional<Instant> instant) {
    return alignment.isPresent()
        && instant.isPresent()
        && !(instant.get() instanceof Instant.OfEvent event && left.contains(event.event()));
  }

  /** When a place of a recording was, if it was named before. */
  When when(String item, long micros) {
    String name = name(item, micros);
    When at = when(Optional.ofNullable(places.get(name)));
    long more = beyond.getOrDefault(name, 0L);
    return more == 0 || at.latest().isEmpty()
        ? at
        // no recorder is so fast that twice of it did not hold the true time
        : new When(
            at.earliest(), OptionalLong.of(at.latest().getAsLong() + 2 * more), at.timeClass());
  }

  /**
   * How time passes in a clip that was named before; empty where it is not known on both sides when
   * its first frame was.
   */
  Optional<Passing> passing(String clip) {
    Within within = passing.get(clip);
    Optional<Instant> first = Optional.ofNullable(clips.get(clip));
    if (within == null || !known(first)) {
      return Optional.empty();
    }
    List<Passed> places = new ArrayList<>();
    int before = within.segment(0);
    for (Map.Entry<Long, Instant> place : within.places().entrySet()) {
      int segment = within.segment(place.getKey());
      Optional<Passed> passed =
          passed(place.getKey(), first.orElseThrow(), place.getValue(), segment != before);
      if (passed.isPresent()) {
        places.add(passed.get());
        before = segment;
      }
    }
    if (places.isEmpty() || places.getFirst().at() > 0) {
      return Optional.empty();
    }
    OptionalLong until =
        before == within.segment(within.last())
            ? OptionalLong.empty()
            : OptionalLong.of(within.scale().segments().get(before).to() - within.begins());
    return Optional.of(new Passing(within.scale().ppm(), within.scale().jitter(), places, until));
  }

  private Optional<Passed> passed(long at, Instant first, Instant instant, boolean behindBreak) {
    try {
      Bound when = alignment.orElseThrow().when(instant);
      Bound since = alignment.orElseThrow().between(first, instant);
      return when.low().isPresent()
              && when.high().isPresent()
              && since.low().isPresent()
              && since.high().isPresent()
          ? Optional.of(
              new Passed(
                  at,
                  when.low().getAsLong(),
                  when.high().getAsLong(),
                  since.low().getAsLong(),
                  since.high().getAsLong(),
                  behindBreak))
          : Optional.empty();
    } catch (TooMuchException e) {
      throw tooMuch(e);
    }
  }

  private When when(Optional<Instant> instant) {
    if (!known(instant)) {
      return When.UNKNOWN;
    }
    try {
      Bound bound = alignment.orElseThrow().when(instant.get());
      return new When(bound.low(), bound.high(), bound.timeClass());
    } catch (TooMuchException e) {
      throw tooMuch(e);
    }
  }

  /** A transmission at these places of its released file. */
  Transmission transmission(String id, long from, long to) {
    Optional<Instant> instant = Optional.ofNullable(spoken.get(id));
    List<Relative> relatives = new ArrayList<>();
    List<Precedence> order = new ArrayList<>();
    if (known(instant)) {
      clips.forEach(
          (clip, first) -> relative(clip, first, instant.get()).ifPresent(relatives::add));
      events.forEach(
          (event, at) -> {
            boolean same = id.equals(recordedOn.get(event));
            if (!same && known(Optional.of(at))) {
              precedence(event, at, instant.get()).ifPresent(order::add);
            }
          });
    }
    return new Transmission(id, from, to, when(instant), relatives, order);
  }

  private Optional<Relative> relative(String clip, Instant first, Instant spoken) {
    try {
      Bound bound = alignment.orElseThrow().between(first, spoken);
      return bound.low().isEmpty() && bound.high().isEmpty()
          ? Optional.empty()
          : Optional.of(new Relative(clip, bound.low(), bound.high()));
    } catch (TooMuchException e) {
      throw tooMuch(e);
    }
  }

  private Optional<Precedence> precedence(String event, Instant at, Instant spoken) {
    try {
      Answer answer = Answer.between(alignment.orElseThrow(), at, spoken);
      OptionalLong low = answer.bound().low();
      OptionalLong high = answer.bound().high();
      boolean far =
          (low.isPresent() && low.getAsLong() > NEAR)
              || (high.isPresent() && high.getAsLong() < -NEAR)
              || (low.isEmpty() && high.isEmpty());
      return far
          ? Optional.empty()
          : Optional.of(new Precedence(event, low, high, deciders(answer)));
    } catch (TooMuchException e) {
      throw tooMuch(e);
    }
  }

  private static List<String> deciders(Answer answer) {
    List<String> deciders = new ArrayList<>();
    for (Decider decider : answer.deciders()) {
      deciders.add(answer.text().of(decider));
    }
    return deciders;
  }

  /** Every statement that some time of a clip, a transmission or an event rests on, in words. */
  List<String> statements() {
    Set<String> statements = new LinkedHashSet<>();
    if (alignment.isEmpty()) {
      return List.of();
    }
    StatementText text = new StatementText(alignment.get().statements());
    for (Map<String, Instant> some : List.of(clips, spoken, events)) {
      for (Instant instant : some.values()) {
        if (known(Optional.of(instant))) {
          try {
            Bound bound = alignment.get().when(instant);
            bound.lowReasons().forEach(reason -> statements.add(text.of(reason)));
            bound.highReasons().forEach(reason -> statements.add(text.of(reason)));
          } catch (TooMuchException e) {
            throw tooMuch(e);
          }
        }
      }
    }
    return List.copyOf(statements);
  }
}
