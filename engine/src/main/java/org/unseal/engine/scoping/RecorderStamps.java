package org.unseal.engine.scoping;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.proof.time.TickRun.Tick;

/**
 * What the clock in the picture shows in each frame, from the changes of its seconds that were
 * found. Between two that follow one another it is one second; where some in between are not
 * certain it is one of several; more than a second and a half from any it is not known.
 */
final class RecorderStamps implements FrameStamps {
  private static final long SECOND = 1_000_000;

  /** Around a change, less than this is still the same second, a little drift allowed for. */
  private static final long SAME = 990_000;

  /** Before the first and behind the last change, farther frames are not known. */
  private static final long NEAR = 1_500_000;

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
    int next = 0;
    int above = run.size();
    while (next < above) { // the first change that comes after the frame
      int middle = (next + above) >>> 1;
      if (run.get(middle).after() > at) {
        above = middle;
      } else {
        next = middle + 1;
      }
    }
    if (next == 0) {
      Tick first = run.getFirst();
      long before = first.after() - at;
      // The frame in which it changes is shown at "after"; the one before still has the last
      // second.
      return before > NEAR
          ? Optional.empty()
          : Optional.of(
              stamp(first.shows() - (before > SAME ? 2 : 1) * SECOND, first.shows() - SECOND));
    }
    Tick last = run.get(next - 1);
    if (next == run.size()) {
      // It may have changed right behind the last frame that did not show it: count from there.
      long since = at == last.after() ? 0 : at - last.before();
      return since > NEAR
          ? Optional.empty()
          : Optional.of(stamp(last.shows(), last.shows() + (since > SAME ? SECOND : 0)));
    }
    return Optional.of(stamp(last.shows(), run.get(next).shows() - SECOND));
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
