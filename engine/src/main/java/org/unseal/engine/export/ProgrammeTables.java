package org.unseal.engine.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unseal.engine.table.CsvText;
import org.unseal.engine.text.SafeText;
import org.unseal.proof.time.TimeText;

/** A programme as tables: pieces, and events. */
final class ProgrammeTables {
  private ProgrammeTables() {}

  static byte[] pieces(Programme programme) {
    CsvText table =
        new CsvText()
            .row(
                List.of(
                    "piece",
                    "kind",
                    "source",
                    "file",
                    "seconds",
                    "recorder_clock_displays",
                    "first_frame_earliest_utc",
                    "first_frame_latest_utc",
                    "time_class",
                    "missing_before"));
    for (Piece piece : programme.pieces()) {
      table.row(
          List.of(
              piece.id(),
              piece.sort().name().toLowerCase(Locale.ROOT),
              piece.source(),
              piece.file(),
              seconds(piece.micros()),
              SafeText.line(piece.displayed().orElse(""), 100),
              iso(piece.placed().earliest()),
              iso(piece.placed().latest()),
              piece.placed().sort().name(),
              SafeText.line(String.join("; ", piece.before()))));
    }
    return table.end().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] events(Programme programme) {
    CsvText table =
        new CsvText()
            .row(
                List.of(
                    "event",
                    "kind",
                    "title",
                    "earliest_utc",
                    "latest_utc",
                    "time_class",
                    "piece",
                    "from_seconds",
                    "to_seconds",
                    "sources"));
    for (Happening event : programme.events()) {
      table.row(
          List.of(
              event.id(),
              event.kind(),
              SafeText.line(event.title(), 200),
              iso(event.placed().earliest()),
              iso(event.placed().latest()),
              event.placed().sort().name(),
              each(event, Happening.Seen::piece),
              each(event, seen -> seconds(seen.from())),
              each(event, seen -> seconds(seen.to())),
              String.join(
                  "; ", event.sources().stream().map(text -> SafeText.line(text, 300)).toList())));
    }
    return table.end().getBytes(StandardCharsets.UTF_8);
  }

  private static String each(Happening event, Function<Happening.Seen, String> what) {
    return event.seen().stream().map(what).collect(Collectors.joining("; "));
  }

  private static String iso(OptionalLong micros) {
    return micros.isPresent() ? TimeText.iso(micros.getAsLong()) : "";
  }

  /** With all six digits, so that a spreadsheet takes all of them for numbers. */
  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
  }
}
