package org.unseal.engine.scoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scoping.TrueTimes.Interval;
import org.unseal.engine.scoping.TrueTimes.Place;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;

/** A recording whose clock is 41.3 s ahead of the truth, in a zone four hours behind UTC. */
class TrueTimesTest {
  private static final long SECOND = 1_000_000;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** 14:17:30 local, as it truly was. */
  private static final long TRUTH =
      LocalDateTime.of(2025, 5, 6, 14, 17, 30).toEpochSecond(ZoneOffset.ofHours(-4)) * SECOND;

  private static final long AHEAD = 41_300_000 - 4 * 3600 * SECOND;
  private static final long SLACK = 200_000;
  private static final Basis READ = new Basis(Basis.Support.MEASURED, "read");

  private static TrueTimes times(long length) {
    Scale recording =
        new Scale(
            "i1",
            Scale.Kind.RECORDING,
            Scale.USUAL_PPM,
            0,
            0,
            List.of(new Segment(0, length, Optional.empty())),
            Optional.empty(),
            READ);
    Scale clock =
        new Scale(
            "cam-yard",
            Scale.Kind.CLOCK,
            Scale.USUAL_PPM,
            0,
            -4 * 3600,
            List.of(
                new Segment(
                    TRUTH + AHEAD - SECOND, TRUTH + AHEAD + length + SECOND, Optional.empty())),
            Optional.of(new Scale.Standing(new Range(AHEAD - SLACK, AHEAD + SLACK), READ)),
            READ);
    List<TickRun.Tick> ticks = new ArrayList<>();
    for (long media = 500_000; media < length; media += SECOND) {
      // It changes at .8 of a true second, half a second into the recording, seen at 15 a second.
      ticks.add(new TickRun.Tick(TRUTH + AHEAD + media, media - 33_000, media + 33_000));
    }
    return new TrueTimes(
        new CaseStatements(
            new Statements(
                List.of(recording, clock),
                List.of(),
                List.of(new TickRun("r1", "cam-yard", 0, "i1", 0, ticks, READ)),
                List.of()),
            List.of(),
            ZONE,
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void theTruthLiesInTheInterval() {
    Place place = new Place("i1", 7_250_000);

    Map<Place, Interval> known = times(20 * SECOND).of(List.of(place));

    assertThat(known).containsOnlyKeys(place);
    Interval interval = known.getOrDefault(place, new Interval(0, 0));
    assertThat(interval.earliest()).isLessThanOrEqualTo(TRUTH + 7_250_000);
    assertThat(interval.latest()).isGreaterThanOrEqualTo(TRUTH + 7_250_000);
    assertThat(interval.latest() - interval.earliest()).isLessThan(2 * SLACK + 100_000);
  }

  @Test
  void ofARecordingThatNothingIsStatedOfNothingIsKnown() {
    assertThat(times(20 * SECOND).of(List.of(new Place("i2", 0)))).isEmpty();
    FrameTimes other = new FrameTimes(new long[] {0, 66_667}, 133_334);
    assertThat(times(20 * SECOND).stamps("i2", other).of(1)).isEmpty();
  }

  @Test
  void framesBetweenTwoThatAreAskedForHaveTheHullOfBoth() {
    // so many that only every third is asked for
    int frames = 9_001;
    FrameTimes times =
        new FrameTimes(
            LongStream.range(0, frames).map(frame -> frame * 4_000).toArray(), frames * 4_000L);
    TrueTimes known = times(37 * SECOND);

    FrameStamps stamps = known.stamps("i1", times);

    for (int frame = 0; frame < frames; frame++) {
      FrameStamps.Stamp stamp = stamps.of(frame).orElseThrow();
      LocalDateTime truth = known.local(TRUTH + frame * 4_000L);
      assertThat(stamp.earliest()).as("frame %d", frame).isBeforeOrEqualTo(truth);
      assertThat(stamp.latest()).as("frame %d", frame).isAfterOrEqualTo(truth);
    }
    assertThat(stamps.of(4).orElseThrow().earliest())
        .isEqualTo(stamps.of(3).orElseThrow().earliest());
    assertThat(stamps.of(4).orElseThrow().latest()).isEqualTo(stamps.of(6).orElseThrow().latest());
  }

  @Test
  void framesThatAreNamedHaveTheirOwnTimesAndOthersNone() {
    int frames = 9_001;
    FrameTimes times =
        new FrameTimes(
            LongStream.range(0, frames).map(frame -> frame * 4_000).toArray(), frames * 4_000L);
    TrueTimes known = times(37 * SECOND);

    FrameStamps stamps = known.stamps("i1", times, Set.of(4, 6));

    FrameStamps all = known.stamps("i1", times);
    assertThat(stamps.of(6)).isEqualTo(all.of(6));
    assertThat(stamps.of(4).orElseThrow().earliest()).isAfter(all.of(4).orElseThrow().earliest());
    assertThat(stamps.of(4).orElseThrow().latest()).isBefore(all.of(4).orElseThrow().latest());
    assertThat(stamps.of(5)).isEmpty();
    assertThat(known.stamps("i2", times, Set.of(4)).of(4)).isEmpty();
  }

  @Test
  void timesAreThoseOfTheCasesZone() {
    assertThat(times(20 * SECOND).local(TRUTH)).isEqualTo(LocalDateTime.of(2025, 5, 6, 14, 17, 30));
  }
}
