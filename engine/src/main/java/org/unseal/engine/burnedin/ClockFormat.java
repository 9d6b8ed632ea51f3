package org.unseal.engine.burnedin;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.text.SafeText;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * How a clock writes the time: an example of it, and which of its digits are what. Letters and
 * other signs are kept as they are in the example.
 *
 * @param example as a person typed it
 * @param time where hours, minutes and seconds are
 * @param date where the date is, if one is shown
 * @param twelve hours go from 1 to 12
 */
public record ClockFormat(
    String example, TimeFields time, Optional<DateFields> date, boolean twelve) {
  static final long SECOND = 1_000_000;
  static final long DAY = 86_400 * SECOND;
  private static final int MOST = 60;
  private static final Pattern TIME =
      Pattern.compile("(?<!\\d)(\\d{1,2})[:.](\\d{2})[:.](\\d{2})(?!\\d)");
  private static final Pattern DATE =
      Pattern.compile("(?<![\\d:])(\\d{1,4})([-/. ])(\\d{1,2})\\2(\\d{2,4})(?![\\d:])");
  private static final Pattern HALF = Pattern.compile("(?i)\\b([ap])\\.?m\\b");

  public ClockFormat {
    requireNonNull(example, "example");
    requireNonNull(time, "time");
    requireNonNull(date, "date");
  }

  /** Digits next to one another. */
  record Field(int start, int end) {
    int length() {
      return end - start;
    }
  }

  /** Where the time is. */
  record TimeFields(Field hour, Field minute, Field second) {}

  /** Where the date is. */
  record DateFields(Field year, Field month, Field day) {}

  /** A time as somebody typed it. */
  public record Typed(ClockFormat format, long reading) {}

  /**
   * Reads what a person typed.
   *
   * @param order of a date whose numbers leave it open
   * @param day the date, where the clock shows none
   * @throws UnsealException {@code USAGE}, with what is missing or can't be
   */
  public static Typed parse(String text, Optional<DateOrder> order, Optional<LocalDate> day) {
    if (text.length() > MOST || text.codePoints().anyMatch(SafeText::unfit)) {
      throw refused("a clock's line has at most " + MOST + " signs");
    }
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      throw refused("a reading has hours, minutes and seconds, as 14:21:07");
    }
    TimeFields fields = new TimeFields(field(time, 1), field(time, 2), field(time, 3));
    Optional<DateFields> date = Optional.empty();
    Matcher numbers = DATE.matcher(text);
    while (date.isEmpty() && numbers.find()) {
      if (numbers.end() <= time.start() || numbers.start() >= time.end()) {
        date = Optional.of(date(numbers, order));
      }
    }
    if (date.isEmpty() && day.isEmpty()) {
      throw refused("this clock shows no date: say which day it was with --date YYYY-MM-DD");
    }
    Matcher half = HALF.matcher(text);
    boolean halves = half.find();
    int hour = Integer.parseInt(time.group(1));
    boolean twelve = halves && hour >= 1 && hour <= 12;
    ClockFormat format = new ClockFormat(text, fields, date, twelve);
    boolean afternoon = halves && half.group(1).equalsIgnoreCase("p");
    try {
      LocalDate shown = date.isPresent() ? format.dateIn(text) : day.orElseThrow();
      int hours = twelve ? hour % 12 + (afternoon ? 12 : 0) : hour;
      LocalDateTime at =
          shown.atTime(hours, number(text, fields.minute), number(text, fields.second));
      return new Typed(format, at.toEpochSecond(ZoneOffset.UTC) * SECOND);
    } catch (DateTimeException e) {
      throw refused("there is no such time; a day of 31 months needs --order dmy");
    }
  }

  private static DateFields date(Matcher numbers, Optional<DateOrder> order) {
    Field first = field(numbers, 1);
    Field second = field(numbers, 3);
    Field third = field(numbers, 4);
    if (first.length() == 4) {
      return new DateFields(first, second, third);
    }
    if (first.length() == 3 || third.length() == 3) {
      throw refused("a year has two or four digits");
    }
    DateOrder by = order.orElse(DateOrder.MDY);
    if (order.isEmpty() && Integer.parseInt(numbers.group(1)) > 12) {
      by = DateOrder.DMY;
    }
    return switch (by) {
      case MDY -> new DateFields(third, first, second);
      case DMY -> new DateFields(third, second, first);
      case YMD -> new DateFields(first, second, third);
    };
  }

  private static Field field(Matcher match, int group) {
    return new Field(match.start(group), match.end(group));
  }

  private static int number(String text, Field field) {
    return Integer.parseInt(text.substring(field.start, field.end));
  }

  private LocalDate dateIn(String text) {
    DateFields fields = date.orElseThrow();
    int year = number(text, fields.year);
    return LocalDate.of(
        fields.year.length() == 2 ? 2000 + year : year,
        number(text, fields.month),
        number(text, fields.day));
  }

  private static UnsealException refused(String why) {
    return new UnsealException(ErrorCode.USAGE, why);
  }

  /** Place of the last digit of the seconds. */
  public int lastDigit() {
    return time.second.end - 1;
  }

  /**
   * The line at a time: as the example, with the digits of time and date put in. What else has
   * digits, as parts of a second, is {@code ?}.
   */
  public String text(long reading) {
    char[] line = example.toCharArray();
    for (int i = 0; i < line.length; i++) {
      line[i] = Character.isDigit(line[i]) ? '?' : line[i];
    }
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(Math.floorDiv(reading, SECOND), 0, ZoneOffset.UTC);
    put(line, time.hour, twelve ? (at.getHour() + 11) % 12 + 1 : at.getHour());
    put(line, time.minute, at.getMinute());
    put(line, time.second, at.getSecond());
    date.ifPresent(
        fields -> {
          put(line, fields.year, at.getYear());
          put(line, fields.month, at.getMonthValue());
          put(line, fields.day, at.getDayOfMonth());
        });
    return new String(line);
  }

  private static void put(char[] line, Field field, int number) {
    for (int i = field.end - 1; i >= field.start; i--) {
      line[i] = (char) ('0' + number % 10);
      number /= 10;
    }
  }

  /**
   * What a line says.
   *
   * @param line with {@code ?} for digits that nobody could read
   * @param near the time that is expected: what the line leaves open, as the day or the half of it,
   *     is taken from there
   * @return empty where a digit of time or date is missing, or there is no such time
   */
  public OptionalLong reading(String line, long near) {
    try {
      int hour = number(line, time.hour);
      long second =
          hour % (twelve ? 12 : 24) * 3600L
              + number(line, time.minute) * 60L
              + number(line, time.second);
      if (hour > 23 || number(line, time.minute) > 59 || number(line, time.second) > 59) {
        return OptionalLong.empty();
      }
      if (date.isPresent()) {
        long day = dateIn(line).toEpochDay() * DAY;
        return OptionalLong.of(
            twelve ? nearest(day + second * SECOND, near, DAY / 2, 1) : day + second * SECOND);
      }
      long day = Math.floorDiv(near, DAY) * DAY;
      return OptionalLong.of(nearest(day + second * SECOND, near, twelve ? DAY / 2 : DAY, 2));
    } catch (NumberFormatException | DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Of a time and some periods later or earlier the one nearest to another. */
  private static long nearest(long time, long near, long period, int most) {
    long best = time;
    for (int i = most == 1 ? 0 : -most; i <= most; i++) {
      long other = time + i * period;
      if (Math.abs(other - near) < Math.abs(best - near)) {
        best = other;
      }
    }
    return best;
  }

  /** Two lines contradict each other: a digit that both have is another. */
  static boolean differ(String one, String other) {
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b && Character.isDigit(a) && Character.isDigit(b)) {
        return true;
      }
    }
    return false;
  }
}
