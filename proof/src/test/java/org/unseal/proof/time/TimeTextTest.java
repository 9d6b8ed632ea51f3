package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What people read is never narrower than what follows. */
final class TimeTextTest {
  private static OptionalLong at(long micros) {
    return OptionalLong.of(micros);
  }

  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void sentencesAreRoundedOutward() {
    assertThat(TimeText.against(at(-1_151_234), at(832_100)))
        .isEqualTo("between 1.2 s before and 0.9 s after");
    assertThat(TimeText.against(at(412_345), at(478_901)))
        .isEqualTo("between 0.412 s and 0.479 s after");
    assertThat(TimeText.against(at(-9_412_345), at(-4_078_901)))
        .isEqualTo("between 4.0 s and 9.5 s before");
    assertThat(TimeText.against(at(61_000_000), at(190_000_000)))
        .isEqualTo("between 1 min 0 s and 3 min 10 s after");
    assertThat(TimeText.against(at(-25), at(30)))
        .isEqualTo("between 0.000025 s before and 0.00003 s after");
  }

  @Test
  void whatIsAfterIsNeverRoundedToTheSameTime() {
    assertThat(TimeText.against(at(40_000), at(2_000_000))).isEqualTo("after, by at most 2.0 s,");
    assertThat(TimeText.against(at(-2_000_000), at(-1))).isEqualTo("before, by at most 2.0 s,");
  }

  @Test
  void endsThatAreNotKnownAreNotInvented() {
    assertThat(TimeText.against(at(3_140_000), NONE)).isEqualTo("at least 3.1 s after");
    assertThat(TimeText.against(at(-3_140_000), NONE))
        .isEqualTo("at most 3.2 s before, or any time after,");
    assertThat(TimeText.against(NONE, at(-3_140_000))).isEqualTo("at least 3.1 s before");
    assertThat(TimeText.against(NONE, at(3_140_000)))
        .isEqualTo("at most 3.2 s after, or any time before,");
    assertThat(TimeText.against(NONE, NONE)).contains("nothing ties");
  }

  @Test
  void timesOfDayAreInTheZoneOfTheClocks() {
    long time = 1_746_555_631_234_567L;
    assertThat(TimeText.when(at(time), at(time + 2_345_678), -4 * 3600))
        .isEqualTo("between 2025-05-06 14:20:31.2 and 14:20:33.6 (UTC-4)");
    assertThat(TimeText.when(at(time), at(time + 40_000_000), 19_800))
        .isEqualTo("between 2025-05-06 23:50:31 and 23:51:12 (UTC+5:30)");
    assertThat(TimeText.when(at(time), NONE, 0))
        .isEqualTo("not before 2025-05-06 18:20:31.2 (UTC)");
  }

  @Test
  void noDigitIsFinerThanAHundredthAndNoneCoarserThanATenthOfTheWidth() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      long width = random.nextLong(1, 1L << random.nextInt(1, 50));
      long unit = TimeText.unit(width);
      assertThat(unit == 1 || (100 * unit > width && unit * 10 <= width))
          .as("width %d, unit %d, seed %d", width, unit, seed)
          .isTrue();
    }
  }
}
