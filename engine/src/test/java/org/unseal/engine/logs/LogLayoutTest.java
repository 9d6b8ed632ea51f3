package org.unseal.engine.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.engine.table.CsvRows;
import org.unseal.model.failure.UnsealException;

final class LogLayoutTest {
  private static LogLayout layout(String format, String day) {
    return LogLayout.typed(
        "time=Date+Time,text=3",
        Optional.of(format).filter(text -> !text.isEmpty()),
        Optional.of(day).filter(text -> !text.isEmpty()),
        "America/New_York",
        "1s",
        "0..90s");
  }

  private static long utc(String text) {
    return Instant.parse(text).toEpochMilli() * 1000;
  }

  @Test
  void stampIsWhatTheClockShowed() {
    assertThat(layout("", "").shown("2025-05-06 14:20:31")).isEqualTo(utc("2025-05-06T14:20:31Z"));
    assertThat(layout("", "").shown("2025-05-06T14:20:31.250"))
        .isEqualTo(utc("2025-05-06T14:20:31.250Z"));
    assertThat(layout("MM/dd/uuuu hh:mm:ss a", "").shown("05/06/2025 02:20:31 pm"))
        .isEqualTo(utc("2025-05-06T14:20:31Z"));
    assertThat(layout("", "2025-05-06").shown("14:20:31")).isEqualTo(utc("2025-05-06T14:20:31Z"));
  }

  @Test
  void stampThatSaysItsOwnOffsetIsBroughtToTheZoneOfTheClock() {
    assertThat(layout("uuuu-MM-dd'T'HH:mm:ssXXX", "").shown("2025-05-06T18:20:31Z"))
        .isEqualTo(utc("2025-05-06T14:20:31Z"));
  }

  @Test
  void whatIsNoStampIsRefused() {
    for (String text :
        List.of("", "soon", "2025-02-30 10:00:00", "14:20:31", "2025-05-06 25:00:00")) {
      assertThatThrownBy(() -> layout("", "").shown(text)).isInstanceOf(DateTimeException.class);
    }
  }

  @Test
  void hourThatTheClockShowedTwiceIsNotCertain() {
    LogLayout layout = layout("", "");
    assertThat(layout.certain(utc("2025-05-06T14:20:31Z"))).isTrue();
    assertThat(layout.certain(utc("2025-11-02T01:30:00Z"))).isFalse();
    assertThat(layout.certain(utc("2025-03-09T02:30:00Z"))).isFalse();
  }

  @Test
  void lengthsOfTimeAreWholeMicroseconds() {
    assertThat(LogLayout.length("0")).isZero();
    assertThat(LogLayout.length("250ms")).isEqualTo(250_000);
    assertThat(LogLayout.length("2m")).isEqualTo(120_000_000);
    for (String text : List.of("", "1", "1.5s", "-1s", "s", "1 day", "9999999999s")) {
      assertThatThrownBy(() -> LogLayout.length(text)).isInstanceOf(UnsealException.class);
    }
  }

  private static List<CsvRows.Row> rows(String text) throws IOException {
    CsvRows csv =
        new CsvRows(new StringReader(text), CsvRows.divider(text), LogImportStep.LONGEST_CELL);
    List<CsvRows.Row> rows = new ArrayList<>();
    for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  @Test
  void rowsAreReadHoweverTheyAreDividedAndEnded() throws IOException {
    assertThat(rows("a;b\r\n\"x;\"\"y\"\"\n2\";c\rd;e").stream().map(CsvRows.Row::cells))
        .containsExactly(List.of("a", "b"), List.of("x;\"y\"\n2", "c"), List.of("d", "e"));
    assertThat(rows("a,b\n\"x\ny\",c\nd,e").stream().map(CsvRows.Row::line))
        .containsExactly(1L, 2L, 4L);
  }

  @Test
  void rowWithAFlawCostsItselfAlone() throws IOException {
    List<CsvRows.Row> rows =
        rows("a,b\n\"x\"y,c\n" + "z".repeat(LogImportStep.LONGEST_CELL + 1) + ",c\nd,e\n\"open,f");
    assertThat(rows.stream().map(row -> row.flaw().isPresent()))
        .containsExactly(false, true, true, false, true);
    assertThat(rows.get(3).cells()).containsExactly("d", "e");
  }
}
