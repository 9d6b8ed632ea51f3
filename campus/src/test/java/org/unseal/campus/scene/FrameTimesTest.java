package org.unseal.campus.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;

class FrameTimesTest {
  private static List<Long> ticks(FrameTimes times, long seed, int count) {
    FrameTimes.Cursor cursor = times.from(0, seed);
    List<Long> ticks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cursor.advance();
      ticks.add(cursor.ticks());
    }
    return ticks;
  }

  @Test
  void aSteadyCameraTakesEveryPictureOnItsTick() {
    FrameTimes steady = new FrameTimes(new TimeBase(1, 90_000), 15, 1, false);
    assertThat(ticks(steady, 1, 4)).containsExactly(0L, 6000L, 12000L, 18000L);
  }

  @Test
  void millisecondsAreRoundedToTheNearest() {
    FrameTimes steady = new FrameTimes(new TimeBase(1, 1000), 15, 1, false);
    assertThat(ticks(steady, 1, 4)).containsExactly(0L, 67L, 133L, 200L);
  }

  @Test
  void trueTimeFollowsTheTicks() {
    FrameTimes.Cursor cursor = new FrameTimes(new TimeBase(1, 7), 7, 1, false).from(5_000_000, 1);
    cursor.advance();
    assertThat(cursor.time()).isEqualTo(5_000_000);
    cursor.advance();
    assertThat(cursor.ticks()).isEqualTo(1);
    assertThat(cursor.time()).isEqualTo(5_142_857);
  }

  @Test
  void aVariableCameraNeverGoesBackAndVariesBySeed() {
    FrameTimes variable = new FrameTimes(new TimeBase(1, 90_000), 12, 1, true);
    List<Long> ticks = ticks(variable, 7, 500);
    Set<Long> steps = new HashSet<>();
    for (int i = 1; i < ticks.size(); i++) {
      assertThat(ticks.get(i)).isGreaterThan(ticks.get(i - 1));
      steps.add(ticks.get(i) - ticks.get(i - 1));
    }
    assertThat(steps).hasSizeGreaterThan(50);
    assertThat(ticks(variable, 7, 500)).isEqualTo(ticks);
    assertThat(ticks(variable, 8, 500)).isNotEqualTo(ticks);
  }
}
