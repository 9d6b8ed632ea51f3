package org.unseal.engine.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose words. New ones are added at the end. */
public enum Side {
  OFFICE,
  OFFICER,
  DISTRICT,
  PLAINTIFF,
  OTHER;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** How it is written in documents and typed. */
  public String code() {
    return code;
  }

  /** The side of a code; empty where this version knows none. */
  public static Optional<Side> ofCode(String code) {
    return Arrays.stream(values()).filter(side -> side.code.equals(code)).findAny();
  }
}
