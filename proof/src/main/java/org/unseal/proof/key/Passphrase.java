package org.unseal.proof.key;

import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What unlocks a key. Whoever has it closes it, which erases it; {@link #toString} shows nothing.
 * One thread.
 */
public final class Passphrase implements AutoCloseable {
  /** What a new key may be locked with has at least so many UTF-16 code units. */
  public static final int SHORTEST = 8;

  private final char[] characters;

  private Passphrase(char[] characters) {
    this.characters = characters;
  }

  /** These characters, copied; in Unicode's form NFC, so that every keyboard gives the same. */
  public static Passphrase of(char[] characters) {
    CharBuffer typed = CharBuffer.wrap(characters);
    return new Passphrase(
        Normalizer.isNormalized(typed, Normalizer.Form.NFC)
            ? characters.clone()
            : Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray());
  }

  /** Whether a new key may be locked with it. */
  public boolean longEnough() {
    return characters.length >= SHORTEST;
  }

  /** Whether both are the same. */
  public boolean same(Passphrase other) {
    return Arrays.equals(characters, other.characters);
  }

  /** The secret itself, not copied. */
  char[] characters() {
    return characters;
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "a passphrase";
  }
}
