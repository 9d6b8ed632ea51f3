package org.unseal.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.proof.time.TimeClass;

/** Times in words never say more than is known. */
class TimeWordsTest {
  private static final TimeWords WORDS =
      new TimeWords(Languages.standard().all().getFirst(), ZoneId.of("America/New_York"));

  private static String against(long low, long high) {
    return WORDS.against(OptionalLong.of(low), OptionalLong.of(high));
  }

  @Test
  void intervalIsSaidByItsEndsAndOnWhichSideOfZeroItLies() {
    assertThat(against(-1_200_000, 900_000)).isEqualTo("between 1.2 s before and 0.9 s after");
    assertThat(against(1_200_000, 2_900_000)).isEqualTo("between 1.2 s and 2.9 s after");
    assertThat(against(-2_900_000, -1_200_000)).isEqualTo("between 1.2 s and 2.9 s before");
    assertThat(against(61_000_000, 75_000_000)).isEqualTo("between 1 min 1 s and 1 min 15 s after");
    assertThat(WORDS.against(OptionalLong.of(5_000_000), OptionalLong.empty()))
        .isEqualTo("at least 5.0 s after");
    assertThat(WORDS.against(OptionalLong.empty(), OptionalLong.of(-5_000_000)))
        .isEqualTo("at least 5.0 s before");
    assertThat(WORDS.against(OptionalLong.empty(), OptionalLong.of(5_000_000)))
        .isEqualTo("at most 5.0 s after, or any time before,");
    assertThat(WORDS.against(OptionalLong.of(-5_000_000), OptionalLong.empty()))
        .isEqualTo("at most 5.0 s before, or any time after,");
    assertThat(WORDS.against(OptionalLong.empty(), OptionalLong.empty())).contains("nothing ties");
  }

  @Test
  void clockTimesAreInTheZoneOfTheCaseOnThatDay() {
    long at = 1_746_555_600_000_000L; // 2025-05-06 18:20 UTC, when New York is four hours behind
    assertThat(when(at, at + 4_700_000))
        .isEqualTo("between 2025-05-06 14:20:00.0 and 14:20:04.7 (UTC-4)");
    long winter = 1_736_553_600_000_000L;
    assertThat(when(winter, winter + 40_000_000)).endsWith("(UTC-5)");
    assertThat(WORDS.when(When.UNKNOWN)).contains("nothing is known");
  }

  private static String when(long low, long high) {
    return WORDS.when(new When(OptionalLong.of(low), OptionalLong.of(high), TimeClass.BOUNDED));
  }

  @Test
  void roundedIntervalHoldsTheTrueOne() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Pattern figures = Pattern.compile("(?:(\\d+) h )?(?:(\\d+) min )?([0-9.]+) s");
    for (int i = 0; i < 2_000; i++) {
      long low = random.nextLong(-40_000_000L, 40_000_000L);
      long high = low + random.nextLong(1, 30_000_000L);
      String said = against(low, high);
      Matcher figure = figures.matcher(said);
      assertThat(figure.find()).as("seed %d: %s", seed, said).isTrue();
      long first = micros(figure);
      assertThat(figure.find()).isTrue();
      long second = micros(figure);
      long least = said.endsWith(" before") ? -second : said.contains(" before") ? -first : first;
      long most = said.endsWith(" before") ? -first : second;
      assertThat(least).as("seed %d: %d..%d %s", seed, low, high, said).isLessThanOrEqualTo(low);
      assertThat(most).as("seed %d: %d..%d %s", seed, low, high, said).isGreaterThanOrEqualTo(high);
      if (low > 0) {
        assertThat(said).endsWith("after").doesNotContain("before");
      }
    }
  }

  private static long micros(Matcher figure) {
    long minutes = figure.group(2) == null ? 0 : Long.parseLong(figure.group(2));
    return minutes * 60_000_000
        + new java.math.BigDecimal(figure.group(3)).movePointRight(6).longValueExact();
  }

  @Test
  void lengthsAreRoundedForReading() {
    assertThat(WORDS.length(128_000_000)).isEqualTo("2 min 8 s");
    assertThat(WORDS.length(1_250_000)).isEqualTo("1.3 s");
    assertThat(WORDS.length(3_720_000_000L)).isEqualTo("1 h 2 min");
    assertThat(WORDS.length(0)).isEqualTo("0 s");
    assertThat(WORDS.length(59_700_000)).isEqualTo("1 min 0 s");
  }
}
