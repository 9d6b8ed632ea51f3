package org.unseal.proof.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Times for people. Ends of intervals are rounded outward, to digits of which at least ten fit into
 * the interval: whoever reads it never believes more than what follows.
 */
public final class TimeText {
  private static final long SECOND = 1_000_000L;
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private TimeText() {}

  /** The smallest unit that is shown of an interval so wide, in microseconds; a power of ten. */
  public static long unit(long width) {
    long unit = 1;
    while (unit <= width / 100) {
      unit *= 10;
    }
    return unit;
  }

  /** Of an interval of which one end is not known: a tenth of a second. */
  private static long unit(OptionalLong low, OptionalLong high) {
    return low.isPresent() && high.isPresent()
        ? unit(high.getAsLong() - low.getAsLong())
        : SECOND / 10;
  }

  private static long down(long micros, long unit) {
    return Math.floorDiv(micros, unit) * unit;
  }

  private static long up(long micros, long unit) {
    return Math.ceilDiv(micros, unit) * unit;
  }

  /** A length, in seconds to this unit; longer ones with minutes and hours. */
  public static String length(long micros, long unit) {
    long length = Math.abs(micros);
    String sign = micros < 0 ? "-" : "";
    long minutes = length / (60 * SECOND);
    if (minutes == 0) {
      return sign + seconds(length, unit) + " s";
    }
    String rest = seconds(length % (60 * SECOND), unit) + " s";
    return minutes < 60
        ? sign + minutes + " min " + rest
        : sign + minutes / 60 + " h " + minutes % 60 + " min " + rest;
  }

  /** A length as it is, with all its digits. */
  public static String length(long micros) {
    return length(micros, 1);
  }

  private static String seconds(long micros, long unit) {
    String whole = Long.toString(micros / SECOND);
    int digits = 0;
    for (long u = unit; u < SECOND; u *= 10) {
      digits++;
    }
    String all = String.format(Locale.ROOT, "%06d", micros % SECOND).substring(0, digits);
    if (unit == 1) { // as it is: no zeros at the end
      all = all.replaceAll("0+$", "");
    }
    return all.isEmpty() ? whole : whole + "." + all;
  }

  /**
   * Where something is that lies so much later than something else: {@code between 1.2 s before and
   * 0.9 s after}, to be followed by that.
   */
  public static String against(OptionalLong low, OptionalLong high) {
    long unit = unit(low, high);
    if (low.isEmpty() && high.isEmpty()) {
      return "before, at or after (nothing ties the two together)";
    }
    if (high.isEmpty()) {
      long least = down(low.getAsLong(), unit);
      return low.getAsLong() > 0
          ? "at least " + length(Math.max(0, least), unit) + " after"
          : "at most " + length(least == 0 ? 0 : -least, unit) + " before, or any time after,";
    }
    if (low.isEmpty()) {
      long most = up(high.getAsLong(), unit);
      return high.getAsLong() < 0
          ? "at least " + length(Math.max(0, -most), unit) + " before"
          : "at most " + length(most, unit) + " after, or any time before,";
    }
    long least = down(low.getAsLong(), unit);
    long most = up(high.getAsLong(), unit);
    if (low.getAsLong() > 0) {
      return least == 0
          ? "after, by at most " + length(most, unit) + ","
          : between(least, most, unit) + " after";
    }
    if (high.getAsLong() < 0) {
      return most == 0
          ? "before, by at most " + length(-least, unit) + ","
          : between(-most, -least, unit) + " before";
    }
    return "between %s before and %s after".formatted(length(-least, unit), length(most, unit));
  }

  private static String between(long least, long most, long unit) {
    return least == most
        ? length(least, unit)
        : "between " + length(least, unit) + " and " + length(most, unit);
  }

  /**
   * When something was, by a clock that is so many seconds ahead of UTC: {@code between 2025-05-06
   * 14:20:28.9 and 14:20:31.2 (UTC-4)}.
   */
  public static String when(OptionalLong low, OptionalLong high, int zone) {
    long unit = unit(low, high);
    String of = " (" + zone(zone) + ")";
    if (low.isEmpty() && high.isEmpty()) {
      return "at a time that nothing is known about";
    }
    if (high.isEmpty()) {
      return "not before " + clock(down(low.getAsLong(), unit), unit, zone) + of;
    }
    if (low.isEmpty()) {
      return "not after " + clock(up(high.getAsLong(), unit), unit, zone) + of;
    }
    String from = clock(down(low.getAsLong(), unit), unit, zone);
    String to = clock(up(high.getAsLong(), unit), unit, zone);
    if (from.equals(to)) {
      return "at " + from + of;
    }
    boolean day = from.substring(0, 11).equals(to.substring(0, 11));
    return "between " + from + " and " + (day ? to.substring(11) : to) + of;
  }

  /** A moment of a clock, {@code 2025-05-06 14:20:28.9}. */
  public static String clock(long micros, long unit, int zone) {
    long local = micros + zone * SECOND;
    LocalDateTime second =
        LocalDateTime.ofEpochSecond(Math.floorDiv(local, SECOND), 0, ZoneOffset.UTC);
    long rest = Math.floorMod(local, SECOND);
    String digits = seconds(rest, Math.min(unit, SECOND));
    return second.format(TO_THE_SECOND) + digits.substring(1);
  }

  /** A place in a recording, {@code 0:12.4}. */
  public static String media(long micros) {
    long length = Math.abs(micros);
    long whole = length / SECOND;
    String rest = seconds(length % SECOND, 1).substring(1);
    String text =
        whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    return (micros < 0 ? "-" : "") + text + rest;
  }

  /** {@code UTC-4}, {@code UTC+5:30}. */
  public static String zone(int seconds) {
    if (seconds == 0) {
      return "UTC";
    }
    int minutes = Math.abs(seconds) / 60;
    String sign = seconds < 0 ? "-" : "+";
    return "UTC"
        + sign
        + minutes / 60
        + (minutes % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", minutes % 60));
  }

  /** A moment as ISO 8601 in UTC, with all its digits. */
  public static String iso(long micros) {
    return Instant.ofEpochSecond(
            Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000)
        .toString();
  }
}
