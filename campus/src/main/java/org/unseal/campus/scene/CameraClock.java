package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The clock that a camera burns into its pictures: displayed = true + offset + drift since noon of
 * the day, in whole microseconds; never right, always consistent.
 *
 * @param offset displayed minus true at {@link #ANCHOR}, in microseconds
 * @param partsPerMillion microseconds gained per second
 */
public record CameraClock(long offset, long partsPerMillion, Format format, ClockStyle style) {
  /** Noon, local time (UTC-4), of Tuesday 6 May 2025: offsets are meant for here. */
  public static final long ANCHOR = 1_746_547_200_000_000L;

  /** Local time is UTC-4, in microseconds. */
  private static final long ZONE = -4L * 3_600_000_000L;

  private static final long DAY = 86_400_000_000L;

  /** How the clock writes. */
  public enum Format {
    /** {@code 05-06-2025 14:21:07}. */
    MONTH_DAY_YEAR,
    /** {@code 2025/05/06 14:18:32 PM}: 24 hours, and yet a half of the day. */
    YEAR_SLASHES_HALF,
    /** {@code 14:21:07}: no date. */
    TIME_ONLY,
    /** {@code 2025-05-06 14:21:07}. */
    YEAR_DASHES,
    /** {@code 06/05/2025 02:21:07 PM}: the day first, twelve hours. */
    DAY_MONTH_TWELVE,
    /** {@code 14:21:07 06-05-2025}: the day first, after the time. */
    TIME_THEN_DAY,
    /** {@code 2025-05-06 14:21:07.3}. */
    TENTHS,
    /** {@code 2025-05-06 14:21:07.345}. */
    MILLISECONDS
  }

  public CameraClock {
    requireNonNull(format, "format");
    requireNonNull(style, "style");
  }

  /** A clock that looks as most do. */
  public CameraClock(long offset, long partsPerMillion, Format format) {
    this(offset, partsPerMillion, format, ClockStyle.PLAIN);
  }

  /** What it shows at a true time, as microseconds since 1970 of a clock in UTC. */
  public long displayed(long time) {
    return time + offset + Math.floorDiv((time - ANCHOR) * partsPerMillion, 1_000_000L);
  }

  /** The true time at which it comes to show this; the inverse of {@link #displayed}. */
  public long shownAt(long displayed) {
    long time = displayed - offset;
    for (int i = 0; i < 4; i++) {
      time += displayed - displayed(time);
    }
    return time;
  }

  /**
   * The true times at which it comes to show another second, each the first microsecond at which it
   * does.
   */
  public List<Tick> ticks(long from, long endExclusive) {
    List<Tick> ticks = new ArrayList<>();
    long shown = Math.floorDiv(displayed(from - 1), 1_000_000L) * 1_000_000L + 1_000_000L;
    for (; ; shown += 1_000_000L) {
      long time = shownAt(shown);
      while (displayed(time) < shown) {
        time++;
      }
      while (displayed(time - 1) >= shown) {
        time--;
      }
      if (time >= endExclusive) {
        return ticks;
      }
      ticks.add(new Tick(time, shown + ZONE));
    }
  }

  /**
   * A change of second.
   *
   * @param time true time
   * @param shown what it shows from then on: microseconds since 1970 of what is written, read as if
   *     it were UTC
   */
  public record Tick(long time, long shown) {}

  /** The text in the picture; fractions of a second are cut off. */
  public String text(long time) {
    long local = displayed(time) + ZONE;
    long day = Math.floorDiv(local, DAY);
    long second = Math.floorMod(local, DAY) / 1_000_000L;
    long part = Math.floorMod(local, 1_000_000L);
    java.time.LocalDate date = java.time.LocalDate.ofEpochDay(day);
    String clock = two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    String year = Integer.toString(date.getYear());
    String month = two(date.getMonthValue());
    String dayOfMonth = two(date.getDayOfMonth());
    return switch (format) {
      case MONTH_DAY_YEAR -> month + "-" + dayOfMonth + "-" + year + " " + clock;
      case YEAR_SLASHES_HALF ->
          year + "/" + month + "/" + dayOfMonth + " " + clock + (second < 43_200 ? " AM" : " PM");
      case TIME_ONLY -> clock;
      case YEAR_DASHES -> year + "-" + month + "-" + dayOfMonth + " " + clock;
      case DAY_MONTH_TWELVE ->
          dayOfMonth
              + "/"
              + month
              + "/"
              + year
              + " "
              + twelve(second)
              + clock.substring(2)
              + (second < 43_200 ? " AM" : " PM");
      case TIME_THEN_DAY -> clock + " " + dayOfMonth + "-" + month + "-" + year;
      case TENTHS -> year + "-" + month + "-" + dayOfMonth + " " + clock + "." + part / 100_000;
      case MILLISECONDS -> {
        String thousandths = Long.toString(1000 + part / 1000).substring(1);
        yield year + "-" + month + "-" + dayOfMonth + " " + clock + "." + thousandths;
      }
    };
  }

  private static String twelve(long second) {
    return two((second / 3600 + 11) % 12 + 1);
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
