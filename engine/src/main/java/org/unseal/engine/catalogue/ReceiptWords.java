package org.unseal.engine.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people. */
final class ReceiptWords {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss 'UTC'xxx", Locale.ENGLISH);

  private ReceiptWords() {}

  /** A time as a clock on the wall of that zone showed it. */
  static String when(String utc, String zone) {
    try {
      return SHOWN.format(Instant.parse(utc).atZone(ZoneId.of(zone)));
    } catch (DateTimeException e) {
      return utc;
    }
  }
}
