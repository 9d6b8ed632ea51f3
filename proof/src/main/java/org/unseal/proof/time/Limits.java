package org.unseal.proof.time;

import java.util.regex.Pattern;
import org.unseal.proof.release.PlainText;

/** How large a stranger's statements may be. */
final class Limits {
  /** Of any time, in microseconds from 1970: beyond the year 2090, and sums stay far from 2^63. */
  static final long TIME = 4_000_000_000_000_000L;

  static final int SCALES = 10_000;
  static final int SEGMENTS = 20_000;
  static final int EVENTS = 20_000;
  static final int TICKS = 200_000;
  static final int ORDERS = 20_000;
  static final int READINGS = 16;
  static final int BOUNDS = 4_000;

  /** Instants that differences are asked from; so a full matrix has at most as many rows. */
  static final int ORIGINS = 400;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.#-]{0,63}");

  private Limits() {}

  static long time(long micros, String what) {
    if (micros > TIME || micros < -TIME) {
      throw new IllegalArgumentException(what + " is no time that is known here");
    }
    return micros;
  }

  static String id(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "an id has at most 64 lower-case letters, digits, dots, hyphens and #");
    }
    return id;
  }

  static String text(String text, String what) {
    if (!PlainText.is(text)) {
      throw new IllegalArgumentException(
          what + " is not one line of at most " + PlainText.LONGEST + " characters");
    }
    return text;
  }

  static void count(int count, int most, String what) {
    if (count > most) {
      throw new IllegalArgumentException("more than " + most + " " + what);
    }
  }
}
