package org.unseal.cli.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Times of a recording as people type and read them: {@code 75.2}, {@code 1:15.2}, {@code
 * 0:01:15.2}.
 */
final class MediaTime {
  private static final Pattern SHAPE =
      Pattern.compile("(-?)(?:(?:([0-9]{1,4}):)?([0-9]{1,4}):)?([0-9]{1,7})(?:\\.([0-9]{1,6}))?");
  private static final long MICROS = 1_000_000;

  private MediaTime() {}

  /** Microseconds. */
  static long parse(String text) {
    Matcher time = SHAPE.matcher(text);
    if (!time.matches()) {
      throw new UnsealException(
          ErrorCode.USAGE, "a time of a recording is seconds, as 75.2, or 1:15.2");
    }
    long whole = (part(time.group(2)) * 60 + part(time.group(3))) * 60 + part(time.group(4));
    String fraction = time.group(5) == null ? "" : time.group(5);
    long micros = whole * MICROS + part((fraction + "000000").substring(0, 6));
    return time.group(1).isEmpty() ? micros : -micros;
  }

  private static long part(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  /** To the millisecond, rounded down. */
  static String text(long micros) {
    long millis = Math.floorDiv(micros, 1_000L);
    return "%d:%02d:%02d.%03d"
        .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
  }
}
