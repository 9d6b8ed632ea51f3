package org.unseal.engine.scoping;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.proof.time.TickRun.Tick;

/**
 * What the clock in the picture shows in each frame, from the changes of its seconds that were
 * found. Between two that follow one another it is one second; where some in between are not
 * certain, or a frame lies where nobody can tell whether it has changed, it is one of several; more
 * than a second and a half from any it is not known.
 */
final class RecorderStamps implements FrameStamps {
  private static final long SECOND = 1_000_000;

  /** Around a change, less than this is still the same second, a little drift allowed for. */
  private static final long SAME = 990_000;

  /** Before the first and behind the last change, farther frames are not known. */
  private static final long NEAR = 1_500_000;

  /** Times that were rounded twice may be off by less than this; frames lie farther apart. */
  private static final long ROUNDING = 10;

  private final FrameTimes times;
  private final List<List<Tick>> runs = new ArrayList<>();

  /** Of a recording, of which there may be several runs of changes. */
  RecorderStamps(FrameTimes times, List<ClockReading.Ticks> readings) {
    this.times = times;
    readings.stream()
        .map(ClockReading.Ticks::ticks)
        .filter(ticks -> !ticks.isEmpty())
        .forEach(runs::add);
  }

  @Override
  public Optional<Stamp> of(int frame) {
    long at = times.begins(frame);
    Optional<Stamp> known = Optional.empty();
    for (List<Tick> run : runs) {
      Optional<Stamp> here = of(run, at);
      if (here.isPresent()) {
        // Two runs that both claim a frame: neither is believed alone.
        known = Optional.of(known.map(other -> hull(other, here.get())).orElse(here.get()));
      }
    }
    return known;
  }

  private static Optional<Stamp> of(List<Tick> run, long at) {
    OptionalLong least = least(run, at);
    OptionalLong most = most(run, at);
    return least.isEmpty() || most.isEmpty()
        ? Optional.empty()
        : Optional.of(stamp(least.getAsLong(), most.getAsLong()));
  }

  /** It shows this or a later second: one that certainly came, or the one before a change. */
  private static OptionalLong least(List<Tick> run, long at) {
    int come = first(run, tick -> tick.after() > at + ROUNDING);
    if (come > 0) {
      return OptionalLong.of(run.get(come - 1).shows());
    }
    Tick first = run.getFirst();
    long until = first.after() - at;
    return until > NEAR
        ? OptionalLong.empty()
        : OptionalLong.of(first.shows() - (until > SAME ? 2 : 1) * SECOND);
  }

  /** It shows this or an earlier second: the one before a change that certainly is to come. */
  private static OptionalLong most(List<Tick> run, long at) {
    int due = first(run, tick -> tick.before() >= at - ROUNDING);
    if (due < run.size()) {
      return OptionalLong.of(run.get(due).shows() - SECOND);
    }
    Tick last = run.getLast();
    // It may have changed right behind the last frame that did not show it: count from there.
    long since = at <= last.after() + ROUNDING ? 0 : at - last.before();
    return since > NEAR
        ? OptionalLong.empty()
        : OptionalLong.of(last.shows() + (since > SAME ? SECOND : 0));
  }

  /** The first change of which this is true; it is of all that follow. */
  private static int first(List<Tick> run, Predicate<Tick> so) {
    int first = 0;
    int end = run.size();
    while (first < end) {
      int middle = (first + end) >>> 1;
      if (so.test(run.get(middle))) {
        end = middle;
      } else {
        first = middle + 1;
      }
    }
    return first;
  }

  /** The whole of the seconds from one to another. */
  private static Stamp stamp(long first, long last) {
    return new Stamp(time(first), time(Math.max(first, last) + SECOND - 1));
  }

  private static Stamp hull(Stamp one, Stamp other) {
    return new Stamp(
        one.earliest().isBefore(other.earliest()) ? one.earliest() : other.earliest(),
        one.latest().isAfter(other.latest()) ? one.latest() : other.latest());
  }

  static LocalDateTime time(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, SECOND), (int) Math.floorMod(micros, SECOND) * 1000, ZoneOffset.UTC);
  }
}
