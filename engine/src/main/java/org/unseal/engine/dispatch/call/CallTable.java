package org.unseal.engine.dispatch.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.engine.dispatch.call.CallFacts.Basis;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.RecordedSpan;
import org.unseal.engine.table.CsvTable;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A list of calls that a recorder exported: which file, from when to when, on which talkgroup. A
 * map says which column is what. Several rows of one file need a column of places.
 */
public final class CallTable {
  private static final Set<String> MEANINGS =
      Set.of("file", "start", "end", "duration", "offset", "talkgroup", "radio");

  private final Map<String, CallFacts> calls;

  private CallTable(Map<String, CallFacts> calls) {
    this.calls = calls;
  }

  /**
   * How a table is to be read.
   *
   * @param columns {@code file}, {@code start}, {@code end}, {@code duration}, {@code offset},
   *     {@code talkgroup}, {@code radio}: the names of the columns; those that are missing are
   *     looked for under these names themselves
   * @param pattern of times, as {@link DateTimeFormatter} has it; empty for ISO 8601 and for
   *     seconds since 1970
   */
  public record Layout(Map<String, String> columns, Optional<String> pattern) {
    public Layout {
      columns = Map.copyOf(columns);
    }

    /** Reads {@code file=Name,start=Begin}. */
    public static Layout parse(String map, Optional<String> pattern) {
      Map<String, String> columns = new HashMap<>();
      for (String part : map.split(",", -1)) {
        if (part.isBlank()) {
          continue;
        }
        int equals = part.indexOf('=');
        String meaning = equals < 1 ? "" : part.substring(0, equals).strip();
        if (!MEANINGS.contains(meaning)) {
          throw new UnsealException(
              ErrorCode.USAGE,
              "a column map is file=NAME,start=NAME and so on; it knows "
                  + String.join(", ", MEANINGS.stream().sorted().toList()));
        }
        columns.put(meaning, part.substring(equals + 1).strip());
      }
      return new Layout(columns, pattern);
    }
  }

  /**
   * Reads a list.
   *
   * @throws UnsealException {@code DOCUMENT_MALFORMED} with the row
   */
  public static CallTable read(byte[] document, Layout layout, RecorderClock clock) {
    return new Reader(CsvTable.read(document, "the list of calls"), layout, clock).read();
  }

  /** What it says of a file of this name; a path before the name does not count. */
  public Optional<CallFacts> of(String fileName) {
    return Optional.ofNullable(calls.get(last(fileName)));
  }

  /** How many files it lists. */
  public int size() {
    return calls.size();
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** Reads one table; one use. */
  private static final class Reader {
    private final CsvTable table;
    private final Layout layout;
    private final RecorderClock clock;
    private final RecorderClock exact;
    private final Optional<DateTimeFormatter> format;
    private int row;

    Reader(CsvTable table, Layout layout, RecorderClock clock) {
      this.table = table;
      this.layout = layout;
      this.clock = clock;
      exact = new RecorderClock(clock.zone(), 0);
      format = layout.pattern().map(Reader::formatter);
    }

    private static DateTimeFormatter formatter(String pattern) {
      try {
        return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
      } catch (IllegalArgumentException e) {
        throw new UnsealException(
            ErrorCode.USAGE, "no pattern of times; write it as in MM/dd/yyyy HH:mm:ss", e);
      }
    }

    CallTable read() {
      OptionalInt file = column("file");
      OptionalInt start = column("start");
      if (file.isEmpty() || start.isEmpty()) {
        throw malformed(
            "the list of calls has no column "
                + (file.isEmpty() ? "file" : "start")
                + "; say with --columns which one it is");
      }
      Map<String, CallFacts> calls = new HashMap<>();
      for (List<String> cells : table.rows()) {
        row++;
        String name = last(cells.get(file.getAsInt()).strip());
        CallFacts call = call(cells, start.getAsInt());
        CallFacts before = calls.get(name);
        calls.put(name, before == null ? call : joined(before, call));
      }
      return new CallTable(calls);
    }

    private OptionalInt column(String meaning) {
      OptionalInt found = table.column(layout.columns().getOrDefault(meaning, meaning));
      if (found.isEmpty() && layout.columns().containsKey(meaning)) {
        throw malformed("the list of calls has no such column as --columns says for " + meaning);
      }
      return found;
    }

    private Optional<String> cell(List<String> cells, String meaning) {
      OptionalInt column = column(meaning);
      return column.isPresent()
          ? Optional.of(cells.get(column.getAsInt()).strip()).filter(cell -> !cell.isEmpty())
          : Optional.empty();
    }

    private CallFacts call(List<String> cells, int startColumn) {
      String begun = cells.get(startColumn).strip();
      Bounds start = time(begun, clock);
      Optional<String> ended = cell(cells, "end");
      Optional<String> lasted = cell(cells, "duration");
      Optional<RecordedSpan> span =
          ended
              .map(end -> RecordedSpan.between(time(begun, exact), time(end, exact)))
              .or(() -> lasted.map(this::duration));
      Optional<Bounds> end =
          ended
              .map(text -> time(text, clock))
              .or(
                  () ->
                      span.map(
                          length ->
                              new Bounds(
                                  start.earliest() + length.shortest(),
                                  start.latest() + length.longest())));
      List<Part> parts = new ArrayList<>();
      cell(cells, "offset")
          .ifPresent(
              offset -> {
                RecordedSpan place = duration(offset);
                parts.add(
                    new Part(
                        new Bounds(Math.max(0, place.shortest()), Math.max(0, place.longest())),
                        start,
                        number(cells, "radio")));
              });
      return new CallFacts(
          Basis.LIST_OF_CALLS, Optional.of(start), end, span, number(cells, "talkgroup"), parts);
    }

    private CallFacts joined(CallFacts before, CallFacts next) {
      if (before.parts().isEmpty() || next.parts().isEmpty()) {
        throw malformed(
            "row %d: a second row of one file; a column offset must say where it is in it"
                .formatted(row));
      }
      List<Part> parts = new ArrayList<>(before.parts());
      parts.addAll(next.parts());
      Part last = before.parts().getLast();
      if (next.parts().getFirst().place().earliest() < last.place().earliest()
          || parts.size() > CallFacts.MOST_PARTS) {
        throw malformed("row %d: the rows of one file are not in order".formatted(row));
      }
      return new CallFacts(
          before.basis(), before.start(), next.end(), Optional.empty(), before.talkgroup(), parts);
    }

    private OptionalLong number(List<String> cells, String meaning) {
      Optional<String> text = cell(cells, meaning);
      if (text.isEmpty()) {
        return OptionalLong.empty();
      }
      if (!text.get().matches("[0-9]{1,15}")) {
        throw malformed("row %d: no whole number in column %s".formatted(row, meaning));
      }
      return OptionalLong.of(Long.parseLong(text.get()));
    }

    /** Seconds with or without a fraction, or hours, minutes and seconds. */
    private RecordedSpan duration(String text) {
      if (!text.matches("([0-9]{1,4}:)?([0-9]{1,4}:)?[0-9]{1,6}(\\.[0-9]{1,6})?")) {
        throw malformed("row %d: a duration is 75.2 or 1:15.2".formatted(row));
      }
      long seconds = 0;
      String whole = text.contains(".") ? text.substring(0, text.indexOf('.')) : text;
      for (String part : whole.split(":", -1)) {
        seconds = seconds * 60 + Long.parseLong(part);
      }
      String fraction = text.contains(".") ? text.substring(text.indexOf('.') + 1) : "";
      long unit = (long) StrictMath.pow(10, 6 - fraction.length());
      long micros =
          seconds * RecorderClock.SECOND
              + (fraction.isEmpty() ? 0 : Long.parseLong(fraction) * unit);
      return new RecordedSpan(micros - unit, micros + unit); // cut off or rounded, who knows
    }

    private Bounds time(String text, RecorderClock by) {
      if (format.isPresent()) {
        return patterned(text, format.get(), by);
      }
      if (text.matches("[0-9]{9,11}")) {
        return by.seconds(Long.parseLong(text));
      }
      String iso = text.replace(' ', 'T');
      int dot = iso.indexOf('.');
      int digits = 0;
      while (dot > 0
          && dot + 1 + digits < iso.length()
          && Character.isDigit(iso.charAt(dot + 1 + digits))) {
        digits++;
      }
      boolean seconds = iso.indexOf(':') != iso.lastIndexOf(':') || dot > 0;
      long resolution =
          digits > 0
              ? (long) StrictMath.pow(10, Math.max(0, 6 - digits))
              : seconds ? RecorderClock.SECOND : 60 * RecorderClock.SECOND;
      try {
        if (iso.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")) {
          Instant instant = OffsetDateTime.parse(iso).toInstant();
          return new RecorderClock(java.time.ZoneOffset.UTC, by.error())
              .local(LocalDateTime.ofInstant(instant, java.time.ZoneOffset.UTC), resolution);
        }
        return by.local(LocalDateTime.parse(iso), resolution);
      } catch (DateTimeException e) {
        throw malformed(
            "row %d: no time; it is read as 2025-05-06 14:20:31, or as --time-format says"
                .formatted(row));
      }
    }

    private Bounds patterned(String text, DateTimeFormatter formatter, RecorderClock by) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        long resolution =
            layout.pattern().orElse("").contains("S")
                ? 1_000
                : parsed.isSupported(ChronoField.SECOND_OF_MINUTE)
                    ? RecorderClock.SECOND
                    : 60 * RecorderClock.SECOND;
        return by.local(LocalDateTime.from(parsed), resolution);
      } catch (DateTimeException e) {
        throw malformed("row %d: no time of the form that --time-format gives".formatted(row));
      }
    }

    private static UnsealException malformed(String message) {
      return new UnsealException(ErrorCode.DOCUMENT_MALFORMED, message);
    }
  }
}
