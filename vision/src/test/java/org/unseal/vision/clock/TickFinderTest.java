package org.unseal.vision.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.unseal.vision.clock.TickFinder.Run;
import org.unseal.vision.clock.TickFinder.Tick;

class TickFinderTest {
  private static final long FRAME = 66_667;

  /** Shows seconds from 3 on, the first change 0.4 s after the start. */
  private static long plain(long time) {
    return Math.floorMod(3 + Math.floorDiv(time + 600_000, 1_000_000L), 10L);
  }

  private static List<Run> found(int frames, long step, LongUnaryOperator digits) {
    TickFinder finder = new TickFinder();
    for (int i = 0; i < frames; i++) {
      long time = i * step;
      finder.see(new Instant(time, time), (int) digits.applyAsLong(time));
    }
    return finder.finish();
  }

  private static boolean holds(Tick tick, long truth) {
    return tick.low() < truth && truth <= tick.high();
  }

  @Test
  void everyTickLiesBetweenTheLastFrameOfADigitAndTheFirstOfTheNext() {
    List<Run> runs = found(300, FRAME, TickFinderTest::plain);

    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().ticks).hasSize(20);
    for (Tick tick : runs.getFirst().ticks) {
      assertThat(holds(tick, 400_000 + (tick.number() - 1) * 1_000_000)).isTrue();
      assertThat(tick.high() - tick.low()).isEqualTo(FRAME);
    }
  }

  @Test
  void framesThatAreNotClearWidenTheBracketToTheFrameBeforeTheLastClearOne() {
    List<Run> runs =
        found(100, FRAME, time -> time >= 2_380_000 && time < 2_540_000 ? -1 : plain(time));

    Tick tick = runs.getFirst().ticks.get(2);
    assertThat(tick.number()).isEqualTo(3);
    assertThat(holds(tick, 2_400_000)).isTrue();
    assertThat(tick.low()).isEqualTo(34 * FRAME);
  }

  @Test
  void aFewMisreadFramesAreNoJump() {
    List<Run> runs =
        found(300, FRAME, time -> time >= 9_600_000 && time < 9_800_000 ? 1 : plain(time));

    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().lastNumber).isEqualTo(20);
    assertThat(runs.getFirst().ticks).allMatch(tick -> holds(tick, truth(tick)));
  }

  private static long truth(Tick tick) {
    return 400_000 + (tick.number() - 1) * 1_000_000;
  }

  @Test
  void aClockThatIsSetBeginsANewRun() {
    List<Run> runs =
        found(300, FRAME, time -> time < 9_600_000 ? plain(time) : plain(time + 4_000_000));

    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).ticks).hasSize(10);
    assertThat(runs.get(1).ticks).hasSize(10);
    assertThat(runs.get(1).ticks.getFirst().number()).isEqualTo(1);
  }

  @Test
  void aMissingSecondBeginsANewRun() {
    List<Run> runs =
        found(300, FRAME, time -> time < 9_400_000 ? plain(time) : plain(time + 1_000_000));

    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).ticks).hasSize(9);
  }

  @Test
  void aClockThatStandsStillHasNoTicksMeanwhile() {
    List<Run> runs =
        found(
            400,
            FRAME,
            time ->
                plain(time < 9_000_000 ? time : time < 15_000_000 ? 9_000_000 : time - 6_000_000));

    assertThat(runs.stream().flatMap(run -> run.ticks.stream()))
        .noneMatch(tick -> tick.high() > 9_000_000 && tick.low() < 15_000_000);
  }

  @Test
  void aHoleInTheRecordingIsNoJumpWhereTheClockWentOn() {
    TickFinder finder = new TickFinder();
    for (int i = 0; i < 400; i++) {
      long time = i * FRAME;
      if (time < 8_000_000 || time > 13_300_000) {
        finder.see(new Instant(time, time), (int) plain(time));
      }
    }
    List<Run> runs = finder.finish();

    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().ticks).hasSize(22).allMatch(tick -> holds(tick, truth(tick)));
    assertThat(runs.getFirst().ticks.stream().map(Tick::number)).doesNotContain(9L, 12L);
  }

  @Test
  void aFrameASecondGivesEveryTickItsBracket() {
    List<Run> runs = found(60, 1_000_100, TickFinderTest::plain);

    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().ticks).hasSizeGreaterThanOrEqualTo(59);
    assertThat(runs.getFirst().ticks).allMatch(tick -> holds(tick, truth(tick)));
  }
}
