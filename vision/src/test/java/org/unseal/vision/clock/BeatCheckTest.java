package org.unseal.vision.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unseal.vision.clock.TickFinder.Tick;

class BeatCheckTest {
  private static final long FRAME = 40_000;

  /** Ticks of a clock that gains, with frames at whole multiples. */
  private static List<Tick> ticks(int count, long offset, long partsPerMillion) {
    List<Tick> ticks = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      long truth = offset + number * 1_000_000L + number * partsPerMillion;
      long low = Math.floorDiv(truth - 1, FRAME) * FRAME;
      ticks.add(new Tick(number, low, low + FRAME));
    }
    return ticks;
  }

  @Test
  void whatAgreesStaysAsItIs() {
    for (long rate : new long[] {-90, -35, 0, 18, 90}) {
      List<Tick> ticks = ticks(300, 123_456, rate);

      assertThat(BeatCheck.stretches(ticks)).as("%d ppm", rate).containsExactly(ticks);
    }
  }

  @Test
  void lateTicksAreLeftOut() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<Tick> ticks = ticks(200, 14_000, 20);
    List<Tick> right = new ArrayList<>(ticks);
    for (int i = 5; i < 195; i += 7 + random.nextInt(9)) {
      Tick tick = ticks.get(i);
      ticks.set(i, new Tick(tick.number(), tick.high(), tick.high() + FRAME));
      right.set(i, new Tick(-1, 0, 1));
    }

    assertThat(BeatCheck.stretches(ticks).stream().flatMap(List::stream))
        .as("seed %d", seed)
        .allMatch(right::contains);
    assertThat(BeatCheck.stretches(ticks).stream().mapToInt(List::size).sum())
        .as("seed %d", seed)
        .isEqualTo((int) right.stream().filter(tick -> tick.number() > 0).count());
  }

  @Test
  void aStepOfHalfASecondDividesAndNothingIsSaidOfTheTicksBesideIt() {
    List<Tick> ticks = new ArrayList<>(ticks(40, 30_000, 0));
    ticks.addAll(ticks(80, 530_000, 0).subList(40, 80));

    List<List<Tick>> stretches = BeatCheck.stretches(ticks);

    assertThat(stretches).hasSize(2);
    assertThat(stretches.get(0)).isEqualTo(ticks.subList(0, 39));
    assertThat(stretches.get(1)).isEqualTo(ticks.subList(41, 80));
  }

  @Test
  void aBadClockKeepsMostOfItsTicks() {
    List<Tick> ticks = ticks(300, 123_456, 450);

    assertThat(BeatCheck.stretches(ticks).stream().mapToInt(List::size).sum()).isGreaterThan(250);
  }

  @Test
  void twoTicksAreNoPace() {
    assertThat(BeatCheck.stretches(ticks(2, 0, 0))).isEmpty();
  }
}
