package org.unseal.campus.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CameraClockTicksTest {
  @Test
  void aTickIsTheFirstMicrosecondThatShowsAnotherText() {
    for (long rate : new long[] {-35, 0, 18}) {
      CameraClock clock = new CameraClock(41_300_001, rate, CameraClock.Format.YEAR_DASHES);
      long from = CameraClock.ANCHOR + 7_000_000_123L;

      List<CameraClock.Tick> ticks = clock.ticks(from, from + 60_000_000);

      assertThat(ticks).hasSize(60);
      for (CameraClock.Tick tick : ticks) {
        assertThat(clock.text(tick.time())).isNotEqualTo(clock.text(tick.time() - 1));
        assertThat(tick.shown() % 1_000_000).isZero();
      }
    }
  }

  @Test
  void theOtherFormatsAreWrittenAsRecordersDo() {
    long time = CameraClock.ANCHOR + 8_467_345_000L;

    assertThat(new CameraClock(0, 0, CameraClock.Format.DAY_MONTH_TWELVE).text(time))
        .isEqualTo("06/05/2025 02:21:07 PM");
    assertThat(new CameraClock(0, 0, CameraClock.Format.TIME_THEN_DAY).text(time))
        .isEqualTo("14:21:07 06-05-2025");
    assertThat(new CameraClock(0, 0, CameraClock.Format.MILLISECONDS).text(time))
        .isEqualTo("2025-05-06 14:21:07.345");
  }
}
