package org.unseal.engine.dispatch.continuity;

import java.util.Locale;

/** Writes microseconds for a person. */
public final class Seconds {
  private static final long MILLI = 1_000;

  private Seconds() {}

  /** As {@code 12.345 s}, to the nearest thousandth. */
  public static String text(long micros) {
    long millis = Math.floorDiv(micros + MILLI / 2, MILLI);
    long whole = Math.abs(millis) / MILLI;
    return String.format(
        Locale.ROOT, "%s%d.%03d s", millis < 0 ? "-" : "", whole, Math.abs(millis) % MILLI);
  }
}
