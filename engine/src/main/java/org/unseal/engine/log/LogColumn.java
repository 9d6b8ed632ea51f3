package org.unseal.engine.log;

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
 * A column of a log. Unless somebody opens it, it is for the case alone.
 *
 * @param field of a row
 * @param heading for people
 * @param form how a page says it; a table has the bare number
 * @param open whether the public may read it
 * @param own whether it is an entry's own, as its time is: what is not is said once on a page for
 *     all entries that agree in it
 */
record LogColumn(String field, String heading, Form form, boolean open, boolean own) {
  /** What the case alone keeps; closed. */
  static final LogColumn PERSON = new LogColumn("internalPerson", "Person (internal)");

  /** What the case alone keeps; closed. */
  static final LogColumn NOTE = new LogColumn("internalNote", "Note (internal)");

  /** The field that says of what an amount is. */
  static final String UNIT = "unit";

  private static final double MILLION = 1e6;

  /** How a page says something. */
  enum Form {
    /** As it is. */
    PLAIN,
    /** Microseconds, as hours, minutes and seconds. */
    TIME,
    /** Millionths, in percent. */
    SHARE,
    /** A number of the row's unit. */
    AMOUNT,
    /** Not at all; tables and documents have it. */
    NOT_ON_PAGE
  }

  LogColumn(String field, String heading) {
    this(field, heading, Form.PLAIN);
  }

  LogColumn(String field, String heading, Form form) {
    this(field, heading, form, false, false);
  }

  /** One that the public may read, too. */
  static LogColumn open(String field, String heading) {
    return open(field, heading, Form.PLAIN);
  }

  /** One that the public may read, too. */
  static LogColumn open(String field, String heading, Form form) {
    return new LogColumn(field, heading, form, true, false);
  }

  /** The same column, where every entry has something of its own in it. */
  LogColumn ofEach() {
    return new LogColumn(field, heading, form, open, true);
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
        case AMOUNT ->
            String.format(Locale.ROOT, "%,d ", number)
                + text(row.fields().get(UNIT))
                + (number == 1 ? "" : "s");
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
}
