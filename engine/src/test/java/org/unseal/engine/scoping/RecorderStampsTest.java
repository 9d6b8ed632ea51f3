package org.unseal.engine.scoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.scope.FrameStamps.Stamp;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.TickRun.Tick;

class RecorderStampsTest {
  private static final long SECOND = 1_000_000;

  /** 14:17:00 of 6 May 2025, as clocks show it. */
  private static final LocalDateTime NOON = LocalDateTime.of(2025, 5, 6, 14, 17, 0);

  private static final long SHOWN = NOON.toEpochSecond(java.time.ZoneOffset.UTC) * SECOND;

  /** Five pictures a second. */
  private static FrameTimes times(int frames) {
    return new FrameTimes(
        LongStream.range(0, frames).map(frame -> frame * 200_000).toArray(), frames * 200_000L);
  }

  /** It comes to show so many seconds past 14:17 at this frame. */
  private static Tick tick(long second, int frame) {
    return new Tick(SHOWN + second * SECOND, (frame - 1) * 200_000L, frame * 200_000L);
  }

  private static ClockReading.Ticks run(Tick... ticks) {
    return new ClockReading.Ticks(
        "r1",
        "cam-yard",
        "i1",
        OptionalInt.empty(),
        List.of(ticks),
        new Basis(Basis.Support.MEASURED, "read"));
  }

  private static Optional<Stamp> of(int frame, ClockReading.Ticks... runs) {
    return new RecorderStamps(times(60), List.of(runs)).of(frame);
  }

  private static Stamp seconds(long first, long last) {
    return new Stamp(NOON.plusSeconds(first), NOON.plusSeconds(last + 1).minusNanos(1000));
  }

  @Test
  void betweenTwoChangesThatFollowOneAnotherItIsOneSecond() {
    ClockReading.Ticks run = run(tick(3, 10), tick(4, 15), tick(5, 20));

    assertThat(of(10, run)).contains(seconds(3, 3));
    assertThat(of(14, run)).contains(seconds(3, 3));
    assertThat(of(15, run)).contains(seconds(4, 4));
  }

  @Test
  void whereChangesAreMissingItIsOneOfSeveralSeconds() {
    ClockReading.Ticks run = run(tick(3, 10), tick(6, 25));

    assertThat(of(10, run)).contains(seconds(3, 5));
    assertThat(of(24, run)).contains(seconds(3, 5));
  }

  @Test
  void beforeTheFirstAndBehindTheLastItIsKnownForASecondAndAHalf() {
    ClockReading.Ticks run = run(tick(3, 20), tick(4, 25));

    assertThat(of(19, run)).contains(seconds(2, 2));
    assertThat(of(16, run)).contains(seconds(2, 2));
    assertThat(of(15, run)).as("a second before: it may just have changed").contains(seconds(1, 2));
    assertThat(of(13, run)).contains(seconds(1, 2));
    assertThat(of(12, run)).isEmpty();
    assertThat(of(25, run)).contains(seconds(4, 4));
    assertThat(of(28, run)).contains(seconds(4, 4));
    assertThat(of(29, run)).as("it may have changed right behind frame 24").contains(seconds(4, 5));
    assertThat(of(31, run)).contains(seconds(4, 5));
    assertThat(of(32, run)).isEmpty();
  }

  @Test
  void aFrameThatTwoRunsClaimIsWhatEitherSays() {
    ClockReading.Ticks one = run(tick(3, 10), tick(4, 15));
    ClockReading.Ticks other = run(tick(33, 18), tick(34, 23));

    assertThat(of(17, one, other)).contains(seconds(4, 32));
    assertThat(of(10, one, other)).contains(seconds(3, 3));
    assertThat(of(20, one, other)).contains(seconds(4, 33));
    assertThat(of(24, one, other)).contains(seconds(34, 34));
  }

  @Test
  void framesOfWhichNobodyCanTellWhetherItHasChangedShowEither() {
    Tick wide = new Tick(SHOWN + 4 * SECOND, 13 * 200_000L, 16 * 200_000L);
    ClockReading.Ticks run = run(tick(3, 10), wide, tick(5, 20));

    assertThat(of(13, run)).contains(seconds(3, 3));
    assertThat(of(14, run)).contains(seconds(3, 4));
    assertThat(of(15, run)).contains(seconds(3, 4));
    assertThat(of(16, run)).contains(seconds(4, 4));
    assertThat(of(14, run(wide))).contains(seconds(3, 4));
  }

  @Test
  void timesThatWereRoundedTwiceAreTheSameFrame() {
    Tick rounded = new Tick(SHOWN + 4 * SECOND, 14 * 200_000L - 1, 15 * 200_000L + 1);

    assertThat(of(15, run(tick(3, 10), rounded, tick(5, 20)))).contains(seconds(4, 4));
    assertThat(of(14, run(tick(3, 10), rounded, tick(5, 20)))).contains(seconds(3, 3));
  }

  @Test
  void withoutAnyChangeNothingIsKnown() {
    assertThat(of(3)).isEmpty();
    assertThat(of(3, run())).isEmpty();
  }

  @Test
  void whatTheClockTrulyShowsAlwaysLiesInTheStamp() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int world = 0; world < 300; world++) {
      requireTrue(random, "world " + world + " of seed " + seed);
    }
  }

  /**
   * A clock with a phase and a drift, pictures of any rate with jitter, changes that are missed.
   */
  private static void requireTrue(Random random, String which) {
    int frames = 2 + random.nextInt(200);
    long usual = 30_000L + random.nextInt(970_000);
    long[] begins = new long[frames];
    for (int frame = 1; frame < frames; frame++) {
      begins[frame] = begins[frame - 1] + usual / 2 + random.nextLong(usual);
    }
    FrameTimes times = new FrameTimes(begins, begins[frames - 1] + usual);
    long phase = random.nextLong(SECOND);
    double rate = 1 + (random.nextInt(1001) - 500) / 1e6;
    long[] shown = new long[frames];
    for (int frame = 0; frame < frames; frame++) {
      shown[frame] = SHOWN + Math.floorDiv(phase + (long) (begins[frame] * rate), SECOND) * SECOND;
    }
    List<List<Tick>> runs = new ArrayList<>(List.of(new ArrayList<>()));
    for (int frame = 1; frame < frames; frame++) {
      if (shown[frame] == shown[frame - 1] + SECOND && random.nextInt(10) > 2) {
        // in some no picture nearby can be read, so that the change lies anywhere among several
        long rounding = random.nextLong(3) - 1;
        int before = Math.max(0, frame - 1 - (random.nextInt(4) == 0 ? random.nextInt(4) : 0));
        int after = Math.min(frames - 1, frame + (random.nextInt(4) == 0 ? random.nextInt(4) : 0));
        if (shown[before] == shown[frame - 1] && shown[after] == shown[frame]) {
          runs.getLast()
              .add(new Tick(shown[frame], begins[before] + rounding, begins[after] + rounding));
        }
      }
      if (random.nextInt(60) == 0) {
        runs.add(new ArrayList<>());
      }
    }
    RecorderStamps stamps =
        new RecorderStamps(
            times, runs.stream().map(ticks -> run(ticks.toArray(Tick[]::new))).toList());
    for (int frame = 0; frame < frames; frame++) {
      LocalDateTime truth = RecorderStamps.time(shown[frame]);
      String where = which + ", frame " + frame;
      stamps
          .of(frame)
          .ifPresent(
              stamp -> {
                assertThat(stamp.earliest()).as(where).isBeforeOrEqualTo(truth);
                assertThat(stamp.latest())
                    .as(where)
                    .isAfterOrEqualTo(truth.plusSeconds(1).minusNanos(1000));
              });
    }
  }
}
