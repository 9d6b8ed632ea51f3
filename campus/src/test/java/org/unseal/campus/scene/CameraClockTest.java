package org.unseal.campus.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraClockTest {
  private static final CameraClock YARD =
      new CameraClock(41_300_000, 18, CameraClock.Format.MONTH_DAY_YEAR);
  private static final CameraClock SEVEN =
      new CameraClock(-133_600_000, -35, CameraClock.Format.YEAR_SLASHES_HALF);

  private static long at(String utc) {
    return Instant.parse(utc).toEpochMilli() * 1000;
  }

  @Test
  void theAnchorIsNoonInMarrowCounty() {
    assertThat(CameraClock.ANCHOR).isEqualTo(at("2025-05-06T16:00:00Z"));
  }

  @Test
  void atTheAnchorOnlyTheOffsetShows() {
    assertThat(YARD.displayed(CameraClock.ANCHOR) - CameraClock.ANCHOR).isEqualTo(41_300_000);
    assertThat(YARD.text(CameraClock.ANCHOR)).isEqualTo("05-06-2025 12:00:41");
  }

  @Test
  void driftAddsUpInWholeMicrosecondsRoundedDown() {
    long hour = CameraClock.ANCHOR + 3_600_000_000L;
    assertThat(YARD.displayed(hour) - hour).isEqualTo(41_300_000 + 18 * 3600);
    assertThat(SEVEN.displayed(hour) - hour).isEqualTo(-133_600_000 - 35 * 3600);
    assertThat(SEVEN.displayed(CameraClock.ANCHOR + 1) - CameraClock.ANCHOR)
        .isEqualTo(-133_600_000);
  }

  @Test
  void secondsTurnExactlyWhenTheDisplayedTimeDoes() {
    long turn = YARD.shownAt(at("2025-05-06T18:21:07Z"));
    assertThat(YARD.text(turn)).isEqualTo("05-06-2025 14:21:07");
    assertThat(YARD.text(turn - 1)).isEqualTo("05-06-2025 14:21:06");
  }

  @Test
  void shownAtIsTheInverseOfDisplayed() {
    for (long t = CameraClock.ANCHOR; t < CameraClock.ANCHOR + 9_000_000_000L; t += 777_777_777L) {
      assertThat(SEVEN.displayed(SEVEN.shownAt(t))).isEqualTo(t);
    }
  }

  @Test
  void buildingSevenWritesTwentyFourHoursAndPm() {
    long shown = SEVEN.shownAt(at("2025-05-06T18:18:32Z"));
    assertThat(SEVEN.text(shown)).isEqualTo("2025/05/06 14:18:32 PM");
  }

  @Test
  void theGateIsAnHourSlowWithoutADate() {
    CameraClock gate = new CameraClock(-3_593_000_000L, 0, CameraClock.Format.TIME_ONLY);
    assertThat(gate.text(at("2025-05-06T18:20:00Z"))).isEqualTo("13:20:07");
  }
}
