package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A scale whose true times are known: its rate wanders within its bound, its stamps jitter. */
final class DrawnScale {
  final String id;
  final long ppm;
  final long jitter;
  private final boolean stated;
  private final List<Segment> segments = new ArrayList<>();

  /** Of every segment the positions, and the true time of each. */
  final List<long[]> positions = new ArrayList<>();

  final List<long[]> times = new ArrayList<>();
  final Range offset;

  /**
   * Draws one.
   *
   * @param start about when it begins
   * @param places positions of each segment
   */
  DrawnScale(SplittableRandom random, String id, long start, int segmentCount, int places) {
    this.id = id;
    ppm = random.nextInt(4) == 0 ? 0 : random.nextLong(0, 2000);
    jitter = random.nextInt(3) == 0 ? 0 : random.nextLong(0, 40_000);
    long position = random.nextLong(-1_000_000_000L, 1_000_000_000L);
    long course = start;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int s = 0; s < segmentCount; s++) {
      Optional<Segment.Joint> joint = Optional.empty();
      if (s > 0) {
        long gap = random.nextLong(0, 20_000_000);
        course += gap;
        position += random.nextLong(-50_000_000, 50_000_000);
        joint =
            Optional.of(
                new Segment.Joint(
                    Segment.Kind.STEP,
                    Math.max(0, gap - random.nextLong(0, 3_000_000)),
                    random.nextBoolean()
                        ? OptionalLong.empty()
                        : OptionalLong.of(gap + random.nextLong(0, 3_000_000)),
                    Drawn.BASIS));
      }
      long[] at = new long[places];
      long[] when = new long[places];
      long from = position;
      for (int p = 0; p < places; p++) {
        if (p > 0) {
          long distance = random.nextLong(1, random.nextBoolean() ? 3_000_000 : 60_000_000);
          long room = distance * ppm / 1_000_000; // rounded down, so it is within the bound
          course += distance + (room == 0 ? 0 : random.nextLong(-room, room + 1));
          position += distance;
        }
        at[p] = position;
        when[p] = course + (jitter < 2 ? 0 : random.nextLong(-(jitter / 2), jitter / 2 + 1));
        least = Math.min(least, at[p] - when[p]);
        most = Math.max(most, at[p] - when[p]);
      }
      positions.add(at);
      times.add(when);
      segments.add(new Segment(from, position, joint));
    }
    stated = random.nextInt(3) == 0;
    offset = new Range(least - random.nextLong(0, 5_000_000), most + random.nextLong(0, 5_000_000));
  }

  Scale scale() {
    return new Scale(
        id,
        Scale.Kind.CLOCK,
        ppm,
        jitter,
        0,
        segments,
        stated ? Optional.of(new Scale.Standing(offset, Drawn.BASIS)) : Optional.empty(),
        Drawn.BASIS);
  }

  /** The last place of a segment whose time is at most this; -1 where there is none. */
  int last(int segment, long time) {
    int found = -1;
    for (int p = 0; p < times.get(segment).length; p++) {
      if (times.get(segment)[p] <= time) {
        found = p;
      }
    }
    return found;
  }

  /** The first place of a segment whose time is at least this; -1 where there is none. */
  int first(int segment, long time) {
    for (int p = 0; p < times.get(segment).length; p++) {
      if (times.get(segment)[p] >= time) {
        return p;
      }
    }
    return -1;
  }
}
