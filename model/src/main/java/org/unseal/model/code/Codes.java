package org.unseal.model.code;

import java.util.Locale;

/** How a constant is written in a document: {@code CLOCK_READING} as {@code clock-reading}. */
public final class Codes {
  private Codes() {}

  /** Its lower-case letters, with hyphens. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
