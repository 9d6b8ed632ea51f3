package org.unseal.engine.status;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people. */
public final class ShownTime {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private ShownTime() {}

  /** As a recorder's clock shows it, to the second. */
  public static String clock(long micros) {
    return CLOCK.format(
        LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 0, ZoneOffset.UTC));
  }

  /** A length or a place in a recording: {@code 1:02:03}. */
  public static String length(long micros) {
    long seconds = Math.floorDiv(Math.max(0, micros) + 500_000, 1_000_000L);
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
