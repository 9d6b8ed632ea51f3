package org.unseal.engine.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonFlag;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/**
 * A column of a log.
 *
 * @param field of a row
 * @param heading for people
 * @param form how a page says it; a table has the bare number
 */
record LogColumn(String field, String heading, Form form) {
  private static final double MILLION = 1e6;

  /** How a page says something. */
  enum Form {
    /** As it is. */
    PLAIN,
    /** Microseconds, as hours, minutes and seconds. */
    TIME,
    /** Millionths, in percent. */
    SHARE,
    /** Not at all; tables and documents have it. */
    NOT_ON_PAGE
  }

  LogColumn(String field, String heading) {
    this(field, heading, Form.PLAIN);
  }

  /** As tables call it: {@code mediaBegins} is {@code media_begins}. */
  String head() {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** What a row has in it, as a cell. */
  String cell(JsonObject row) {
    return text(row.fields().get(field));
  }

  /** The same for a person. */
  String words(JsonObject row) {
    JsonValue value = row.fields().get(field);
    if (value instanceof JsonNumber(long number)) {
      return switch (form) {
        case TIME -> time(number);
        case SHARE -> String.format(Locale.ROOT, "%.2f %%", 100 * number / MILLION);
        case PLAIN, NOT_ON_PAGE -> String.format(Locale.ROOT, "%,d", number);
      };
    }
    return text(value);
  }

  private static String time(long micros) {
    long millis = Math.floorDiv(micros, 1000);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  private static String text(@Nullable JsonValue value) {
    return switch (value) {
      case JsonText(String text) -> text;
      case JsonNumber(long number) -> Long.toString(number);
      case JsonFlag(boolean flag) -> flag ? "yes" : "no";
      case JsonArray(List<JsonValue> elements) ->
          elements.stream().map(LogColumn::text).collect(Collectors.joining(" "));
      case null, default -> "";
    };
  }

  /** Columns of a log that has notes, too. */
  static List<LogColumn> withNotes(List<LogColumn> columns) {
    List<LogColumn> all = new ArrayList<>(columns);
    all.add(new LogColumn("internalPerson", "Person (internal)"));
    all.add(new LogColumn("internalNote", "Note (internal)"));
    return all;
  }
}
