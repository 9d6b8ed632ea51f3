package org.unseal.model.casefile;

import java.util.Locale;

/** How a constant is written in a document: {@code CLOCK_READING} as {@code clock-reading}. */
final class Codes {
  private Codes() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
