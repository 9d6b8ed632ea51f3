package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.media.libav.Av;
import org.unseal.media.read.Timeline.Repair;
import org.unseal.model.recording.TimeBase;

final class TimelineTest {
  private static final long NONE = Av.NO_TIME;

  private static List<Timeline.Place> places(long... times) {
    Timeline timeline = new Timeline(new TimeBase(1, 1000), 40);
    List<Timeline.Place> places = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      places.add(timeline.place(times[i], i + 1 < times.length ? times[i + 1] : NONE));
    }
    return places;
  }

  private static List<Long> ticks(long... times) {
    return places(times).stream().map(Timeline.Place::ticks).toList();
  }

  private static List<Repair> repairs(long... times) {
    return places(times).stream().map(Timeline.Place::repair).toList();
  }

  @Test
  void increasingTimesAreKeptExactlyFromTheFirstOn() {
    assertThat(ticks(10_214, 10_215, 10_300, 99_999)).containsExactly(0L, 1L, 86L, 89_785L);
    assertThat(repairs(10_214, 10_215, 10_300, 99_999)).containsOnly(Repair.NONE);
  }

  @Test
  void equalTimesBecomeOneTickLater() {
    assertThat(ticks(0, 40, 40, 40, 80)).containsExactly(0L, 40L, 41L, 42L, 80L);
    assertThat(repairs(0, 40, 40, 40, 80))
        .containsExactly(
            Repair.NONE, Repair.NONE, Repair.NOT_INCREASING, Repair.NOT_INCREASING, Repair.NONE);
  }

  @Test
  void missingTimesFillTheRoomThatThereIs() {
    assertThat(ticks(0, NONE, 80)).containsExactly(0L, 40L, 80L);
    assertThat(ticks(0, NONE, 30)).containsExactly(0L, 29L, 30L);
    assertThat(ticks(NONE, 100, 140)).containsExactly(0L, 40L, 80L);
    assertThat(ticks(NONE, NONE, NONE)).containsExactly(0L, 40L, 80L);
  }

  @Test
  void oneTimeFarTooLateMovesAndTheOthersStay() {
    assertThat(ticks(0, 40, 5_000_000, 120, 160)).containsExactly(0L, 40L, 80L, 120L, 160L);
    assertThat(repairs(0, 40, 5_000_000, 120, 160).get(2)).isEqualTo(Repair.OUT_OF_RANGE);
  }

  @Test
  void clockThatIsSetBackGoesOnFromThere() {
    assertThat(ticks(900_000, 900_040, 100, 140, 180)).containsExactly(0L, 40L, 80L, 120L, 160L);
    assertThat(repairs(900_000, 900_040, 100, 140, 180))
        .containsExactly(Repair.NONE, Repair.NONE, Repair.CLOCK_SET, Repair.NONE, Repair.NONE);
  }

  @Test
  void gapsOfHoursAreKept() {
    assertThat(ticks(0, 40, 7_200_000, 7_200_040)).containsExactly(0L, 40L, 7_200_000L, 7_200_040L);
  }

  @Test
  void timesIncreaseWithoutOverflowWhateverComesIn() {
    long seed = 20_261_101;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      TimeBase base =
          new TimeBase(
              1 + random.nextInt(Integer.MAX_VALUE), 1 + random.nextInt(Integer.MAX_VALUE));
      Timeline timeline = new Timeline(base, random.nextInt());
      long last = -1;
      long time = wild(random);
      for (int i = 0; i < 100; i++) {
        long next = wild(random);
        long ticks = timeline.place(time, next).ticks();
        assertThat(ticks).as("seed %d round %d frame %d", seed, round, i).isGreaterThan(last);
        assertThat(ticks).isLessThan(1L << 60);
        last = ticks;
        time = next;
      }
    }
  }

  private static long wild(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> NONE;
      case 1 -> random.nextLong() >> 3;
      case 2 -> -(1L << 60);
      case 3 -> 1L << 60;
      default -> random.nextInt(1000);
    };
  }
}
