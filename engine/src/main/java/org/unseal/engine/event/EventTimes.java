package org.unseal.engine.event;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.TimeClass;
import org.unseal.proof.time.TimeText;
import org.unseal.proof.time.TooMuchException;

/**
 * When each event was, by what the case says of its clocks: an interval with its reasons. Where
 * nothing is aligned nothing is said. Of a transmission it is when it begins.
 */
public final class EventTimes {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final Map<String, Interval> intervals;
  private final int zone;

  private EventTimes(Map<String, Interval> intervals, int zone) {
    this.intervals = Map.copyOf(intervals);
    this.zone = zone;
  }

  /**
   * An interval of true time that holds all of an event.
   *
   * @param earliest microseconds of UTC; empty where nothing bounds it
   * @param latest later than {@code earliest}
   * @param because what it rests on, or why nothing can be said, in words
   */
  public record Interval(
      OptionalLong earliest, OptionalLong latest, TimeClass timeClass, List<String> because) {
    public Interval {
      requireNonNull(earliest, "earliest");
      requireNonNull(latest, "latest");
      requireNonNull(timeClass, "timeClass");
      because = List.copyOf(because);
      if (earliest.isPresent()
          && latest.isPresent()
          && latest.getAsLong() <= earliest.getAsLong()) {
        throw new IllegalArgumentException("a point in time");
      }
    }

    static Interval unknown(String why) {
      return new Interval(
          OptionalLong.empty(), OptionalLong.empty(), TimeClass.UNSYNCED, List.of(why));
    }
  }

  /** Nothing is aligned. */
  public static EventTimes none() {
    return new EventTimes(Map.of(), 0);
  }

  /** Of these events; one solving for all of them. */
  public static EventTimes of(CaseStatements stated, List<CaseEvent> events) {
    InstantNames names = new InstantNames(stated.statements(), stated.zone());
    Map<String, Interval> intervals = new HashMap<>();
    Map<String, Ends> asked = new HashMap<>();
    List<Instant> instants = new ArrayList<>();
    for (CaseEvent event : events) {
      try {
        Optional<Ends> ends = ends(event.basis(), names);
        if (ends.isPresent()) {
          asked.put(event.id(), ends.get());
          instants.addAll(ends.get().first());
          instants.addAll(ends.get().last());
        } else {
          intervals.put(
              event.id(), Interval.unknown("somebody says so; nothing ties it to a clock"));
        }
      } catch (UnsealException _) {
        intervals.put(
            event.id(), Interval.unknown("nothing ties what it was recorded on to a clock"));
      }
    }
    solve(stated, asked, instants, intervals);
    return new EventTimes(intervals, zone(stated));
  }

  private static int zone(CaseStatements stated) {
    return stated.statements().scales().stream()
        .mapToInt(scale -> scale.zone())
        .filter(seconds -> seconds != 0)
        .findFirst()
        .orElse(0);
  }

  /** The instants between which it lies. */
  private record Ends(List<Instant> first, List<Instant> last) {}

  private static Optional<Ends> ends(EventBasis basis, InstantNames names) {
    return switch (basis) {
      case EventBasis.Stated _ -> Optional.empty();
      case EventBasis.Recorded recorded -> {
        Instant instant = names.instant(recorded.on());
        yield Optional.of(new Ends(List.of(instant), List.of(instant)));
      }
      case EventBasis.Observed _, EventBasis.NotShown _ -> {
        List<Instant> first = new ArrayList<>();
        List<Instant> last = new ArrayList<>();
        for (Shown shown : basis.frames()) {
          first.add(names.instant(place(shown.item(), shown.begins())));
          last.add(names.instant(place(shown.item(), shown.ends())));
        }
        yield Optional.of(new Ends(first, last));
      }
    };
  }

  private static String place(String item, long micros) {
    return item + "@" + BigDecimal.valueOf(micros).divide(MILLION).toPlainString() + "s";
  }

  private static void solve(
      CaseStatements stated,
      Map<String, Ends> asked,
      List<Instant> instants,
      Map<String, Interval> intervals) {
    if (asked.isEmpty()) {
      return;
    }
    try {
      Resolution resolution = Resolution.of(stated.statements(), stated.dropped(), instants);
      if (resolution instanceof Resolution.Solved(Alignment alignment, Set<String> left)) {
        StatementText text = new StatementText(stated.statements());
        for (Map.Entry<String, Ends> one : asked.entrySet()) {
          intervals.put(one.getKey(), interval(alignment, left, one.getValue(), text));
        }
      } else {
        asked
            .keySet()
            .forEach(
                id ->
                    intervals.put(
                        id,
                        Interval.unknown(
                            "what the case says about time can't all be true; see the timeline")));
      }
    } catch (TooMuchException e) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "this is more than can be solved: " + e.getMessage(), e);
    }
  }

  private static Interval interval(
      Alignment alignment, Set<String> left, Ends ends, StatementText text)
      throws TooMuchException {
    OptionalLong earliest = OptionalLong.empty();
    OptionalLong latest = OptionalLong.empty();
    boolean open = false;
    boolean estimated = false;
    Set<String> because = new LinkedHashSet<>();
    List<Instant> all = new ArrayList<>(ends.first());
    all.addAll(ends.last());
    for (Instant instant : all) {
      if (instant instanceof Instant.OfEvent of && left.contains(of.event())) {
        return Interval.unknown("what it was recorded on was left out of the timeline");
      }
    }
    for (Instant instant : ends.first()) {
      Bound bound = alignment.when(instant);
      open |= bound.low().isEmpty();
      earliest = least(earliest, bound.low());
      estimated |= bound.coverage().isPresent();
      bound.lowReasons().forEach(reason -> because.add(text.of(reason)));
    }
    if (open) {
      earliest = OptionalLong.empty();
    }
    open = false;
    for (Instant instant : ends.last()) {
      Bound bound = alignment.when(instant);
      open |= bound.high().isEmpty();
      latest = most(latest, bound.high());
      estimated |= bound.coverage().isPresent();
      bound.highReasons().forEach(reason -> because.add(text.of(reason)));
    }
    if (open) {
      latest = OptionalLong.empty();
    }
    return bounded(earliest, latest, estimated, because);
  }

  private static Interval bounded(
      OptionalLong earliest, OptionalLong latest, boolean estimated, Set<String> because) {
    if (earliest.isEmpty() && latest.isEmpty()) {
      return Interval.unknown("nothing ties what it was recorded on to true time");
    }
    if (earliest.isEmpty() || latest.isEmpty()) {
      return new Interval(earliest, latest, TimeClass.ORDER_ONLY, List.copyOf(because));
    }
    // An end that is exact to the microsecond is one by our arithmetic, not by anybody's clock.
    long end = Math.max(latest.getAsLong(), earliest.getAsLong() + 1);
    return new Interval(
        earliest,
        OptionalLong.of(end),
        estimated ? TimeClass.ESTIMATED : TimeClass.BOUNDED,
        List.copyOf(because));
  }

  private static OptionalLong least(OptionalLong known, OptionalLong other) {
    return known.isEmpty() || (other.isPresent() && other.getAsLong() < known.getAsLong())
        ? other
        : known;
  }

  private static OptionalLong most(OptionalLong known, OptionalLong other) {
    return known.isEmpty() || (other.isPresent() && other.getAsLong() > known.getAsLong())
        ? other
        : known;
  }

  /** When an event was. */
  public Interval of(CaseEvent event) {
    return intervals.getOrDefault(event.id(), Interval.unknown("nothing is aligned yet"));
  }

  /** In words, rounded outward, by the case's clocks. */
  public String words(CaseEvent event) {
    Interval interval = of(event);
    return TimeText.when(interval.earliest(), interval.latest(), zone);
  }
}
