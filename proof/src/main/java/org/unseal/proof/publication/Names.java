package org.unseal.proof.publication;

import java.util.regex.Pattern;

/** Short names by which a publication's parts refer to one another. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** As {@code 2026-03-09T14:02:11Z}, so that a later one is a later text. */
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  private Names() {}

  static String require(String name, String what) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(what + " is not a short name");
    }
    return name;
  }

  static String requireTime(String time, String what) {
    if (!TIME.matcher(time).matches()) {
      throw new IllegalArgumentException(what + " is not written like 2026-03-09T14:02:11Z");
    }
    return time;
  }
}
