package org.unseal.proof.release;

import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * Text that a stranger may have written and a person will read on a terminal: short, on one line,
 * and nothing in it that a terminal obeys or that turns the direction of writing.
 */
public final class PlainText {
  /** Most characters. */
  public static final int LONGEST = 500;

  private PlainText() {}

  /** Whether a text is such a one; never an empty one. */
  public static boolean is(String text) {
    return is(text, LONGEST);
  }

  /** The same of at most so many characters. */
  public static boolean is(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.codePoints().allMatch(PlainText::harmless);
  }

  private static boolean harmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      case Character.FORMAT -> character == 0x200C || character == 0x200D; // joiners within words
      default -> true;
    };
  }

  /**
   * The same text.
   *
   * @throws IllegalArgumentException where it is none; the message does not repeat it
   */
  public static String require(String text, String what) {
    if (!is(text)) {
      throw new IllegalArgumentException(
          what + " is not one line of at most " + LONGEST + " characters");
    }
    return text;
  }

  /**
   * A field that must be such a text.
   *
   * @throws MalformedJsonException where it is not
   */
  public static String read(ObjectReader object, String field) throws MalformedJsonException {
    String text = object.text(field);
    if (!is(text)) {
      throw new MalformedJsonException(
          field + " is not one line of at most " + LONGEST + " characters");
    }
    return text;
  }
}
