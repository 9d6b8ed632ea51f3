package org.unseal.engine.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.table.CsvTable;
import org.unseal.engine.table.CsvText;
import org.unseal.engine.transcript.Cues.Times;
import org.unseal.engine.transcript.TranscriptFormat.Imported;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** A transcript as a table: start, end, speaker, text. */
final class TranscriptTable {
  private static final List<String> HEAD = List.of("start", "end", "speaker", "text");

  private TranscriptTable() {}

  static String write(Transcript transcript) {
    CsvText table = new CsvText().row(HEAD);
    for (SpokenSpan span : transcript.spans()) {
      table.row(
          List.of(
              Cues.time(span.start(), '.'),
              Cues.time(span.end(), '.'),
              span.speaker().orElse(""),
              span.text()));
    }
    return table.end();
  }

  static Imported read(byte[] document, Map<String, String> columns) {
    CsvTable table = CsvTable.read(document, "the transcript");
    List<OptionalInt> places = new ArrayList<>();
    for (String meaning : HEAD) {
      OptionalInt place = table.column(columns.getOrDefault(meaning, meaning));
      if (place.isEmpty() && (!meaning.equals("speaker") || columns.containsKey(meaning))) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED,
            "the transcript has no column for " + meaning + "; say with --columns which it is");
      }
      places.add(place);
    }
    Cues cues = new Cues();
    int row = 1;
    for (List<String> cells : table.rows()) {
      row++;
      Times times =
          new Times(
              time(cells.get(places.get(0).getAsInt()), row),
              time(cells.get(places.get(1).getAsInt()), row));
      if (times.end() <= times.start()) {
        throw Cues.malformed(row, "a span ends before it begins");
      }
      Optional<String> speaker =
          places.get(2).isPresent()
              ? Wording.speaker(CsvText.plain(cells.get(places.get(2).getAsInt())).strip())
              : Optional.empty();
      cues.add(times, speaker, CsvText.plain(cells.get(places.get(3).getAsInt())), row);
    }
    return cues.end();
  }

  /** {@code 00:01:02.345}, or seconds as {@code 62.345}. */
  private static long time(String cell, int row) {
    String text = cell.strip();
    if (text.matches("[0-9]{1,7}(\\.[0-9]{1,3})?")) {
      int dot = text.indexOf('.');
      String fraction = dot < 0 ? "000" : (text.substring(dot + 1) + "00").substring(0, 3);
      long millis =
          Long.parseLong(dot < 0 ? text : text.substring(0, dot)) * 1_000
              + Long.parseLong(fraction);
      if (millis * SpokenSpan.MILLI > SpokenSpan.LATEST) {
        throw Cues.malformed(row, "no time; it is beyond 1000 hours");
      }
      return millis * SpokenSpan.MILLI;
    }
    return Cues.time(text, row);
  }
}
