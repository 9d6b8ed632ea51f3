package org.unseal.engine.key;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.SignerKey;

/**
 * Somebody else's key that the user trusts.
 *
 * @param label what the user calls it, one line; may be empty
 * @param pinned the day, in UTC
 */
public record Pin(SignerKey key, String label, LocalDate pinned) {
  private static final int LONGEST_LABEL = 200;

  public Pin {
    requireNonNull(key, "key");
    requireNonNull(pinned, "pinned");
    if (label.length() > LONGEST_LABEL || label.codePoints().anyMatch(Pin::unfit)) {
      throw new UnsealException(
          ErrorCode.USAGE, "a label is one line of at most " + LONGEST_LABEL + " characters");
    }
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
