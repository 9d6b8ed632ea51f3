package org.unseal.cli.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.engine.port.CodedRecording.CodedTrack;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.port.Inspector.Still;
import org.unseal.proof.seal.TrackId;

/** The times of one track's units, as they come in decode order. */
final class TrackTimes {
  private static final long MILLION = 1_000_000;
  private static final long LONG_GAP = 2 * MILLION;
  private static final int STEPS = 600;
  private static final int STILLS = 6;

  /** More pictures than of three days at 15 a second. */
  private static final int MOST_TIMES = 4_000_000;

  private final CodedTrack track;
  private final long[] steps = new long[STEPS];
  private final List<long[]> gaps = new ArrayList<>();
  private long[] times = new long[0];
  private int stepCount;
  private long usual;
  private long units;
  private long smallest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long backwards;

  TrackTimes(CodedTrack track) {
    this.track = track;
  }

  void add(long pts) {
    if (track.track().kind() == TrackId.Kind.VIDEO && units < MOST_TIMES) {
      if (units == times.length) {
        times = Arrays.copyOf(times, (int) Math.max(1024, units * 2));
      }
      times[(int) units] = pts;
    }
    units++;
    smallest = Math.min(smallest, pts);
    if (latest == Long.MIN_VALUE) {
      latest = pts;
    } else if (pts > latest) {
      step(pts);
    } else if (micros(latest - pts, false) > MILLION) {
      backwards++;
    }
  }

  private void step(long pts) {
    long step = pts - latest;
    if (micros(step, false) > Math.max(LONG_GAP, 10 * micros(usual, false))
        && gaps.size() < Talk.MOST_GAPS) {
      gaps.add(new long[] {latest, pts});
    } else {
      steps[stepCount++ % STEPS] = step;
      if (stepCount <= 16 || stepCount % 64 == 0) {
        long[] some = Arrays.copyOf(steps, Math.min(stepCount, STEPS));
        Arrays.sort(some);
        usual = some[some.length / 2];
      }
    }
    latest = pts;
  }

  /** The smallest time in microseconds on the container's clock; empty where nothing came. */
  Optional<Long> first() {
    return units == 0 ? Optional.empty() : Optional.of(micros(smallest, false));
  }

  private long micros(long ticks, boolean up) {
    long scaled = Math.multiplyExact(Math.multiplyExact(ticks, track.base().numerator()), MILLION);
    long den = track.base().denominator();
    return up ? -Math.floorDiv(-scaled, den) : Math.floorDiv(scaled, den);
  }

  /**
   * What they say.
   *
   * @param start of the recording on the container's clock
   */
  InspectedTrack facts(long start) {
    List<Gap> told = new ArrayList<>();
    for (long[] gap : gaps) {
      told.add(new Gap(micros(gap[0] + usual, false) - start, micros(gap[1], true) - start));
    }
    return new InspectedTrack(
        track.track().toString(),
        track.codec(),
        units,
        units == 0 ? 0 : micros(smallest, false) - start,
        units == 0 ? 0 : micros(latest + usual, true) - start,
        told,
        backwards);
  }

  /** Frames that are spread over the recording. */
  List<Still> stills(long start) {
    if (track.track().kind() != TrackId.Kind.VIDEO || units == 0 || units > MOST_TIMES) {
      return List.of();
    }
    long[] shown = Arrays.copyOf(times, (int) units);
    Arrays.sort(shown);
    TreeSet<Integer> frames = new TreeSet<>();
    for (int i = 0; i < STILLS; i++) {
      frames.add((int) ((2L * i + 1) * units / (2 * STILLS)));
    }
    return frames.stream()
        .map(frame -> new Still(frame, micros(shown[frame], false) - start))
        .toList();
  }
}
