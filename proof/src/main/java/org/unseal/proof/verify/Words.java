package org.unseal.proof.verify;

import java.util.Locale;

/** Figures for a person. */
final class Words {
  private Words() {}

  /** Microseconds as a time in a recording, {@code 0:12.4}. */
  static String time(long micros) {
    long tenths = Math.floorDiv(micros, 100_000L);
    long seconds = Math.floorDiv(tenths, 10L);
    long tenth = Math.floorMod(tenths, 10L);
    String minutes =
        seconds < 3600
            ? "%d:%02d".formatted(seconds / 60, seconds % 60)
            : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    return minutes + "." + tenth;
  }

  /** Microseconds as a length. */
  static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
  }

  static String lateBy(long micros) {
    return String.format(
        Locale.ROOT, "%.3f s %s", Math.abs(micros / 1e6), micros < 0 ? "earlier" : "later");
  }

  /** {@code 1 frame}, {@code 2 frames}. */
  static String count(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
