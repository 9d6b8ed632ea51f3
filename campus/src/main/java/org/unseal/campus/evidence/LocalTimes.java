package org.unseal.campus.evidence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people of Marrow County write them, UTC-4. */
final class LocalTimes {
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(-4);

  private LocalTimes() {}

  private static String written(long microseconds, String pattern) {
    Instant instant = Instant.ofEpochSecond(0, microseconds * 1_000);
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(LocalDateTime.ofInstant(instant, ZONE));
  }

  static String date(long microseconds) {
    return written(microseconds, "yyyy-MM-dd");
  }

  /** Fractions are cut off. */
  static String second(long microseconds) {
    return written(microseconds, "HH:mm:ss");
  }
}
