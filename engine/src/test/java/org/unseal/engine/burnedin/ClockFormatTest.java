package org.unseal.engine.burnedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.failure.UnsealException;

class ClockFormatTest {
  private static long micros(String time) {
    return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  private static ClockFormat.Typed parse(String text) {
    return ClockFormat.parse(text, Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "05-06-2025 14:21:07, 2025-05-06T14:21:07",
    "2025/05/06 14:18:32 PM, 2025-05-06T14:18:32",
    "06/05/2025 02:21:07 PM, 2025-06-05T14:21:07",
    "12:00:05 AM 2025-05-06, 2025-05-06T00:00:05",
    "12:00:05 PM 2025-05-06, 2025-05-06T12:00:05",
    "31.12.2025 23:59:58, 2025-12-31T23:59:58",
    "CAM 2 2025-05-06 14:21:07.345, 2025-05-06T14:21:07",
    "14:21:07 06-05-25, 2025-06-05T14:21:07",
  })
  void aReadingIsUnderstood(String text, String time) {
    assertThat(parse(text).reading()).isEqualTo(micros(time));
  }

  @Test
  void theOrderOfADateCanBeSaid() {
    assertThat(
            ClockFormat.parse("05-06-2025 14:21:07", Optional.of(DateOrder.DMY), Optional.empty())
                .reading())
        .isEqualTo(micros("2025-06-05T14:21:07"));
  }

  @Test
  void aClockWithoutADateNeedsOne() {
    assertThatThrownBy(() -> parse("14:21:07"))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("--date");
    assertThat(
            ClockFormat.parse("14:21:07", Optional.empty(), Optional.of(LocalDate.of(2025, 5, 6)))
                .reading())
        .isEqualTo(micros("2025-05-06T14:21:07"));
  }

  @ParameterizedTest
  @CsvSource({"2025-05-06", "25:61:07 2025-05-06", "14:21 2025-05-06", "2025-02-30 14:21:07"})
  void whatCanBeNoReadingIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(UnsealException.class);
  }

  @Test
  void aLaterLineIsWrittenAsTheExample() {
    ClockFormat format = parse("05-06-2025 23:59:58").format();

    assertThat(format.text(micros("2025-05-07T00:00:01"))).isEqualTo("05-07-2025 00:00:01");
    assertThat(parse("2025-05-06 14:21:07.345 CAM").format().text(micros("2025-05-06T14:21:08")))
        .isEqualTo("2025-05-06 14:21:08.??? CAM");
    assertThat(parse("06/05/2025 12:59:59 PM").format().text(micros("2025-06-05T13:00:00")))
        .isEqualTo("06/05/2025 01:00:00 PM");
  }

  @Test
  void aLineIsReadBackWhereNothingIsMissing() {
    ClockFormat format = parse("05-06-2025 14:21:07").format();
    long near = micros("2025-05-06T14:21:07");

    assertThat(format.reading("05-06-2025 15:21:09", near)).hasValue(micros("2025-05-06T15:21:09"));
    assertThat(format.reading("05-06-2025 1?:21:09", near)).isEmpty();
    assertThat(format.reading("15-06-2025 15:21:09", near)).isEmpty();
  }

  @Test
  void withoutADateTheNearestDayIsTaken() {
    ClockFormat format =
        ClockFormat.parse("23:59:59", Optional.empty(), Optional.of(LocalDate.of(2025, 5, 6)))
            .format();

    assertThat(format.reading("00:00:01", micros("2025-05-06T23:59:59")))
        .hasValue(micros("2025-05-07T00:00:01"));
  }
}
