package org.unseal.proof.custody;

/** Texts that a person wrote and that stand in a signed document. */
final class Plain {
  private static final int LONGEST_SAID = 300;

  private Plain() {}

  /** Whether it is one line of text, not empty, that does to a page or a terminal what it says. */
  static boolean line(String text, int longest) {
    return !text.isBlank() && text.length() <= longest && text.codePoints().noneMatch(Plain::unfit);
  }

  static String requireLine(String text, int longest, String what) {
    if (!line(text, longest)) {
      throw new IllegalArgumentException(
          what + " is one line of 1 to " + longest + " characters, without control characters");
    }
    return text;
  }

  /** Without what a terminal obeys, however it came in, and not too long. */
  static String harmless(String text) {
    StringBuilder harmless = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_SAID)
        .forEach(character -> harmless.appendCodePoint(unfit(character) ? '?' : character));
    return harmless.toString();
  }

  /** What would move the cursor or turn the line around. */
  private static boolean unfit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
