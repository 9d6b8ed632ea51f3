package org.unseal.proof.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** The words of the resource {@code words.txt}, one for each value of a byte. */
final class WordList {
  private static final List<String> WORDS = read();

  private WordList() {}

  private static List<String> read() {
    try (InputStream in = requireNonNull(WordList.class.getResourceAsStream("words.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All, in the order of the bytes that they stand for. */
  static List<String> all() {
    return WORDS;
  }

  static String word(byte value) {
    return WORDS.get(value & 0xFF);
  }

  /** The byte of a word in lower case; empty where it is none of the list. */
  static OptionalInt value(String word) {
    int value = WORDS.indexOf(word);
    return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
