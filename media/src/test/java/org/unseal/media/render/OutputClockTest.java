package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;

final class OutputClockTest {
  @Test
  void aSourceScaleThatFitsIsKept() {
    OutputClock clock = OutputClock.of(new TimeBase(1, 90_000), new long[] {0, 3003, 6006}, 9009);
    assertThat(clock.scale()).isEqualTo(90_000);
    assertThat(clock.ticks()).containsExactly(0, 3003, 6006);
    assertThat(clock.end()).isEqualTo(9009);
    assertThat(clock.finding()).isEmpty();
  }

  @Test
  void aTickOfSeveralUnitsIsSpelledOut() {
    OutputClock clock = OutputClock.of(new TimeBase(1001, 30_000), new long[] {0, 1, 5}, 6);
    assertThat(clock.scale()).isEqualTo(30_000);
    assertThat(clock.ticks()).containsExactly(0, 1001, 5005);
  }

  @Test
  void nanosecondsThatAreWholeMillisecondsStayExact() {
    OutputClock clock =
        OutputClock.of(
            new TimeBase(1, 1_000_000_000), new long[] {0, 40_000_000, 83_000_000}, 120_000_000);
    assertThat(clock.scale()).isEqualTo(1000);
    assertThat(clock.ticks()).containsExactly(0, 40, 83);
    assertThat(clock.finding()).isEmpty();
  }

  @Test
  void timesThatFitNoScaleAreRoundedAndStillIncrease() {
    OutputClock clock =
        OutputClock.of(
            new TimeBase(1, 1_000_000_000), new long[] {0, 400, 1400, 40_000_001}, 80_000_001);
    assertThat(clock.scale()).isEqualTo(1_000_000);
    assertThat(clock.ticks()).containsExactly(0, 1, 2, 40_000);
    assertThat(clock.finding()).isPresent();
    assertThat(clock.finding().orElseThrow().code()).isEqualTo("TIMES_ROUNDED");
  }

  @Test
  void aPauseThatOverflowsTheScaleGetsACoarserOne() {
    long day = 86_400L * 1_000_000;
    OutputClock clock =
        OutputClock.of(new TimeBase(1, 1_000_000), new long[] {0, 7, day}, day + 40);
    assertThat(clock.ticks()[2] - clock.ticks()[1]).isLessThanOrEqualTo(Integer.MAX_VALUE);
    assertThat(clock.ticks()).isSorted().doesNotHaveDuplicates();
    assertThat(clock.finding()).isPresent();
  }

  @Test
  void halfATickIsRoundedUp() {
    assertThat(OutputClock.rescale(1, new TimeBase(1, 2), 1)).isEqualTo(1);
    assertThat(OutputClock.rescale(1, new TimeBase(1, 3), 1)).isZero();
    assertThat(OutputClock.rescale(Long.MAX_VALUE / 4, new TimeBase(1, 1000), 1000))
        .isEqualTo(Long.MAX_VALUE / 4);
  }
}
