package org.unseal.proof.catalogue;

import java.util.regex.Pattern;

/** Identifiers that may stand in public: of an item, as {@code i7}, and of a source. */
final class CatalogueLabel {
  private static final Pattern ITEM = Pattern.compile("i[1-9][0-9]{0,8}");
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Pattern CASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  private CatalogueLabel() {}

  static String item(String text) {
    return require(ITEM, text, "an item is i and a number");
  }

  static String source(String text) {
    return require(SOURCE, text, "a source has 1 to 32 of a-z, 0-9 and hyphens");
  }

  static String ofCase(String text) {
    return require(CASE, text, "a case has an identifier of 1 to 64 letters, digits and hyphens");
  }

  private static String require(Pattern pattern, String text, String message) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(message);
    }
    return text;
  }
}
