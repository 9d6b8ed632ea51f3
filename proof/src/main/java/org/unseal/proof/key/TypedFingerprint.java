package org.unseal.proof.key;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A fingerprint as a person typed it: its 64 digits or its 12 words, in any case, with whatever
 * between them is neither a letter nor a digit. Never less than that: a few digits are soon found
 * again under a forged key.
 */
public final class TypedFingerprint {
  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

  /** The whole fingerprint, or what of it is said as words. */
  private final String hex;

  private TypedFingerprint(String hex) {
    this.hex = hex;
  }

  /** What a person typed; empty where it is no fingerprint. */
  public static Optional<TypedFingerprint> parse(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    String digits = SEPARATORS.matcher(lower).replaceAll("");
    if (digits.matches("[0-9a-f]{64}")) {
      return Optional.of(new TypedFingerprint(digits));
    }
    List<String> words = SEPARATORS.splitAsStream(lower).filter(word -> !word.isEmpty()).toList();
    if (words.size() != Fingerprint.SPOKEN) {
      return Optional.empty();
    }
    byte[] bytes = new byte[Fingerprint.SPOKEN];
    for (int i = 0; i < bytes.length; i++) {
      OptionalInt value = WordList.value(words.get(i));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      bytes[i] = (byte) value.getAsInt();
    }
    return Optional.of(new TypedFingerprint(HexFormat.of().formatHex(bytes)));
  }

  /** Whether it is the fingerprint of this key. */
  public boolean isOf(SignerKey key) {
    return key.fingerprint().hex().startsWith(hex);
  }
}
