package org.unseal.engine.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.proof.time.TimeText;

/**
 * Times in a language. As in {@link TimeText} intervals are rounded outward, to digits of which at
 * least ten fit into them: whoever reads one never believes more than what follows.
 */
record TimeWords(Words words, ZoneId zone) {
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  /** A length to the second; shorter ones to the tenth. */
  String length(long micros) {
    if (micros < 10 * SECOND) {
      long tenths = Math.round(micros / 100_000.0);
      return words.of(
          "unit.s", tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10);
    }
    long seconds = Math.round(micros / 1e6);
    return seconds < 60
        ? words.of("unit.s", seconds)
        : seconds < 3600
            ? words.of("unit.min", seconds / 60, seconds % 60)
            : words.of("unit.h", seconds / 3600, seconds / 60 % 60);
  }

  /** A length that something has to be shorter than: rounded down, to two digits. */
  String shorter(long micros) {
    long unit = 1;
    while (unit <= micros / 100) {
      unit *= 10;
    }
    return exactly(down(micros, unit), unit);
  }

  /** A length in figures with all digits of this unit. */
  private String exactly(long micros, long unit) {
    long length = Math.abs(micros);
    long minutes = length / MINUTE;
    String seconds = figures(length % MINUTE, unit);
    return length < MINUTE
        ? words.of("unit.s", seconds)
        : minutes < 60
            ? words.of("unit.min", minutes, seconds)
            : words.of("unit.hms", length / HOUR, minutes % 60, seconds);
  }

  private static String figures(long micros, long unit) {
    String text = TimeText.length(micros, Math.min(unit, SECOND));
    return text.substring(0, text.length() - " s".length());
  }

  /** Where something is that lies so much later than something else: to be followed by that. */
  String against(OptionalLong low, OptionalLong high) {
    if (low.isEmpty() && high.isEmpty()) {
      return words.of("against.unknown");
    }
    if (high.isEmpty()) {
      long least = low.getAsLong();
      return least > 0
          ? words.of("against.least.after", exactly(down(least, SECOND / 10), SECOND / 10))
          : words.of("against.most.before.open", exactly(down(least, SECOND / 10), SECOND / 10));
    }
    if (low.isEmpty()) {
      long most = high.getAsLong();
      return most < 0
          ? words.of("against.least.before", exactly(up(most, SECOND / 10), SECOND / 10))
          : words.of("against.most.after.open", exactly(up(most, SECOND / 10), SECOND / 10));
    }
    long unit = TimeText.unit(high.getAsLong() - low.getAsLong());
    long least = down(low.getAsLong(), unit);
    long most = up(high.getAsLong(), unit);
    if (low.getAsLong() > 0) {
      return words.of("against.after", exactly(least, unit), exactly(most, unit));
    }
    if (high.getAsLong() < 0) {
      return words.of("against.before", exactly(most, unit), exactly(least, unit));
    }
    return words.of("against.both", exactly(least, unit), exactly(most, unit));
  }

  /** When something was, by the clocks of the case. */
  String when(When when) {
    OptionalLong low = when.earliest();
    OptionalLong high = when.latest();
    if (low.isEmpty() && high.isEmpty()) {
      return words.of("when.unknown");
    }
    if (high.isEmpty()) {
      return words.of("when.from", clock(down(low.getAsLong(), SECOND / 10), SECOND / 10, true));
    }
    if (low.isEmpty()) {
      return words.of("when.to", clock(up(high.getAsLong(), SECOND / 10), SECOND / 10, true));
    }
    long unit = TimeText.unit(high.getAsLong() - low.getAsLong());
    String from = clock(down(low.getAsLong(), unit), unit, true);
    String to = clock(up(high.getAsLong(), unit), unit, true);
    if (from.equals(to)) {
      return words.of("when.at", from);
    }
    boolean day = from.substring(0, 10).equals(to.substring(0, 10));
    return words.of(
        "when.between",
        clock(down(low.getAsLong(), unit), unit, false),
        day ? to.substring(11) : to);
  }

  private String clock(long micros, long unit, boolean zoned) {
    int seconds = offset(micros);
    String text = TimeText.clock(micros, Math.min(unit, SECOND), seconds);
    return zoned ? text + " (" + TimeText.zone(seconds) + ")" : text;
  }

  private int offset(long micros) {
    return zone.getRules()
        .getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, SECOND)))
        .getTotalSeconds();
  }

  private static long down(long micros, long unit) {
    return Math.floorDiv(micros, unit) * unit;
  }

  private static long up(long micros, long unit) {
    return Math.ceilDiv(micros, unit) * unit;
  }

  /** A place in a recording, {@code 0:12.4}. */
  static String media(long micros) {
    return TimeText.media(micros / 1000 * 1000);
  }
}
