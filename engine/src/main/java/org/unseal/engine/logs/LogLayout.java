package org.unseal.engine.logs;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * How a log is to be read.
 *
 * @param time the columns, by name or number from 1, whose texts with a space between are the stamp
 * @param text the columns that say what happened
 * @param pattern of the stamp
 * @param day where the stamps have no date
 * @param zone of the log's clock
 * @param resolution of the stamps, in microseconds
 * @param delayLeast how long after what happened a row is written at least, in microseconds
 * @param delayMost at most
 */
public record LogLayout(
    List<String> time,
    List<String> text,
    DateTimeFormatter pattern,
    Optional<LocalDate> day,
    ZoneId zone,
    long resolution,
    long delayLeast,
    long delayMost) {
  private static final long MILLION = 1_000_000;
  private static final long LONGEST = 7 * 86_400 * MILLION;

  /** What most logs write, tried where no pattern is given. */
  private static final String USUAL =
      "[uuuu-MM-dd[' ']['T']HH:mm:ss[.SSSSSS][.SSS]][uuuu/MM/dd HH:mm:ss[.SSS]]"
          + "[uuuu-MM-dd HH:mm][HH:mm:ss[.SSS]]";

  public LogLayout {
    time = List.copyOf(time);
    text = List.copyOf(text);
    requireNonNull(pattern, "pattern");
    requireNonNull(zone, "zone");
    if (resolution < 1 || resolution > LONGEST || delayLeast < 0 || delayMost < delayLeast) {
      throw usage("the resolution or the delay can't be");
    }
    if (delayMost > LONGEST) {
      throw usage("a delay of more than a week");
    }
  }

  /**
   * From what a person typed.
   *
   * @param columns {@code time=Date+Time,text=Zone+Event}; by names or by numbers from 1
   * @param format of the stamps, as {@code MM/dd/uuuu HH:mm:ss}
   * @param zone {@code America/New_York} or {@code -04:00}
   * @param resolution {@code 1s}, {@code 100ms}
   * @param delay {@code 0..90s}: how long after what happened a row may be written
   */
  public static LogLayout typed(
      String columns,
      Optional<String> format,
      Optional<String> day,
      String zone,
      String resolution,
      String delay) {
    Map<String, List<String>> map = new TreeMap<>();
    for (String part : columns.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip();
      if (!name.equals("time") && !name.equals("text")) {
        throw usage("--columns is written time=Date+Time,text=Zone+Event, by names or numbers");
      }
      map.put(name, List.of(part.substring(equals + 1).strip().split("\\+", -1)));
    }
    if (!map.containsKey("time")) {
      throw usage("--columns does not say which column is the time");
    }
    String[] delays = delay.split("\\.\\.", -1);
    if (delays.length != 2) {
      throw usage("--entry-delay is written 0..90s");
    }
    try {
      return new LogLayout(
          requireNonNull(map.get("time")),
          map.getOrDefault("text", List.of()),
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(format.orElse(USUAL))
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT),
          day.map(LocalDate::parse),
          ZoneId.of(zone),
          length(resolution),
          length(delays[0]),
          length(delays[1]));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "the format, the day or the zone of the log can't be understood; a format is written"
              + " uuuu-MM-dd HH:mm:ss, a zone America/New_York or -04:00",
          e);
    }
  }

  /** A length of time such as {@code 90s}, {@code 250ms}, {@code 2m} or {@code 0}. */
  static long length(String typed) {
    String text = typed.strip();
    String digits = text.replaceAll("[a-z]+$", "");
    long unit =
        switch (text.substring(digits.length())) {
          case "us" -> 1;
          case "ms" -> 1_000;
          case "s" -> MILLION;
          case "m" -> 60 * MILLION;
          case "h" -> 3_600 * MILLION;
          case "" -> digits.equals("0") ? 1 : 0;
          default -> 0;
        };
    if (unit == 0 || !digits.matches("[0-9]{1,9}")) {
      throw usage("a length of time is written 90s, 250ms, 2m or 0");
    }
    return Math.multiplyExact(Long.parseLong(digits), unit);
  }

  /**
   * What a stamp shows, in microseconds as if the log's clock showed UTC.
   *
   * @throws DateTimeException where it is no stamp
   */
  long shown(String stamp) {
    TemporalAccessor parsed = pattern.parse(stamp.strip());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (time == null) {
      throw new DateTimeException("no time");
    }
    LocalDate on =
        date != null ? date : day.orElseThrow(() -> new DateTimeException("no date, and no --day"));
    LocalDateTime shown = LocalDateTime.of(on, time);
    if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
      shown =
          shown
              .atOffset(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)))
              .atZoneSameInstant(zone)
              .toLocalDateTime();
    }
    return Math.addExact(
        Math.multiplyExact(shown.toEpochSecond(ZoneOffset.UTC), MILLION),
        shown.get(ChronoField.MICRO_OF_SECOND));
  }

  /** Whether the clock of the zone ever showed this, and showed it once. */
  boolean certain(long shown) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(shown, MILLION), 0, ZoneOffset.UTC);
    return zone.getRules().getValidOffsets(local).size() == 1;
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
