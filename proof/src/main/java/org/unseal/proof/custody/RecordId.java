package org.unseal.proof.custody;

import java.util.regex.Pattern;

/** How records are called: short and stable, so that an id never says anything of its own. */
final class RecordId {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  private RecordId() {}

  static boolean fits(String id) {
    return SHAPE.matcher(id).matches();
  }

  static String require(String id) {
    if (!fits(id)) {
      throw new IllegalArgumentException(
          "an id has 1 to 64 lower-case letters, digits, hyphens and dots");
    }
    return id;
  }
}
