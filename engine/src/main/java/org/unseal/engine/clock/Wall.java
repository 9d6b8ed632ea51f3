package org.unseal.engine.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * What a clock shows, as people type it: {@code 14:21:07}, {@code 2025-05-06T14:21:07.5}, and for a
 * reference also {@code ...Z} and {@code ...-04:00}. As a position it is read as if it were UTC.
 */
public final class Wall {
  private static final Pattern TIME =
      Pattern.compile(
          "(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ])?([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]{1,6}))?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})?");
  static final long SECOND = 1_000_000L;
  static final long HOUR = 3_600 * SECOND;
  static final long DAY = 24 * HOUR;

  private Wall() {}

  /**
   * What was typed.
   *
   * @param date empty where none was
   * @param micros since midnight
   * @param resolution the unit of its last digit, in microseconds
   * @param offset of UTC, where one was typed
   */
  record Typed(
      Optional<LocalDate> date, long micros, long resolution, Optional<ZoneOffset> offset) {
    long position(LocalDate day) {
      return date.orElse(day).toEpochDay() * DAY + micros;
    }
  }

  static Typed parse(String typed) {
    Matcher matcher = TIME.matcher(typed.strip());
    if (!matcher.matches()) {
      throw usage(typed);
    }
    try {
      long micros = LocalTime.parse(matcher.group(2)).toSecondOfDay() * SECOND;
      long resolution = SECOND;
      String fraction = matcher.group(3);
      if (fraction != null) {
        micros += Long.parseLong((fraction + "000000").substring(0, 6));
        for (int i = 0; i < fraction.length(); i++) {
          resolution /= 10;
        }
      }
      return new Typed(
          Optional.ofNullable(matcher.group(1)).map(LocalDate::parse),
          micros,
          resolution,
          Optional.ofNullable(matcher.group(4)).map(ZoneOffset::of));
    } catch (DateTimeException e) {
      throw usage(typed);
    }
  }

  /**
   * A moment of the reference, in microseconds of UTC.
   *
   * @param zone where no offset was typed
   */
  static long reference(String typed, ZoneId zone, Optional<LocalDate> day) {
    Typed time = parse(typed);
    LocalDate date =
        time.date()
            .or(() -> day)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.USAGE,
                        "on which day was %s? Type it as 2025-05-06T%s".formatted(typed, typed)));
    long position = time.position(date);
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(position, SECOND), 0, ZoneOffset.UTC);
    ZoneOffset offset = time.offset().orElseGet(() -> unambiguous(local, zone, typed));
    return position - offset.getTotalSeconds() * SECOND;
  }

  private static ZoneOffset unambiguous(LocalDateTime local, ZoneId zone, String typed) {
    var offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "%s is no time or two times in %s, as clocks are changed then; add Z or an offset"
              .formatted(typed, zone));
    }
    return offsets.getFirst();
  }

  /** What a zone's clocks are ahead of UTC by at a reading of one, in seconds. */
  static int offset(ZoneId zone, long position) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(position, SECOND), 0, ZoneOffset.UTC);
    return zone.getRules().getOffset(local).getTotalSeconds();
  }

  /**
   * What a zone's clocks showed at a moment, as a position.
   *
   * @param micros of UTC
   */
  public static long shown(ZoneId zone, long micros) {
    Instant at = Instant.ofEpochSecond(Math.floorDiv(micros, SECOND));
    return Math.addExact(micros, zone.getRules().getOffset(at).getTotalSeconds() * SECOND);
  }

  static LocalDate day(long position) {
    return LocalDate.ofEpochDay(Math.floorDiv(position, DAY));
  }

  /** Of UTC, for messages. */
  static OffsetDateTime utc(long micros) {
    return OffsetDateTime.ofInstant(
        Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000),
        ZoneOffset.UTC);
  }

  private static UnsealException usage(String typed) {
    return new UnsealException(
        ErrorCode.USAGE,
        "%s is no time of a clock; type 14:21:07 or 2025-05-06T14:21:07".formatted(typed));
  }
}
