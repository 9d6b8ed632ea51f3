package org.unseal.engine.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is in a case. New ones are added at the end. */
public enum Category {
  OFFICER,
  STAFF,
  STUDENT,
  MINOR,
  BYSTANDER,
  VICTIM,
  OTHER;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** How it is written in documents and typed. */
  public String code() {
    return code;
  }

  /** The category of a code; empty where this version knows none. */
  public static Optional<Category> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code.equals(code)).findAny();
  }
}
