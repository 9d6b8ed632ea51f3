package org.unseal.engine.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name as it is compared: words of letters without capitals and accents, as {@code ["ana",
 * "lucia", "o", "brien"]}.
 */
record NameParts(List<String> words) {
  /** A label with a shorter part of a name in it does not give the name away. */
  static final int SHORTEST_IN_LABEL = 3;

  NameParts {
    words = List.copyOf(words);
  }

  static NameParts of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    fold(name)
        .codePoints()
        .forEach(
            letter -> {
              if (Character.isLetter(letter)) {
                word.appendCodePoint(letter);
              } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return new NameParts(words);
  }

  /** All letters of a text, folded, without anything between them. */
  static String letters(String text) {
    return String.join("", of(text).words());
  }

  /** Without capitals and accents; everything that is no letter stays. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .forEach(
            point -> {
              String letter = letter(point);
              folded.append(letter);
            });
    return folded.toString();
  }

  /**
   * What a character of a text in normal form KD is compared as; empty for what only changes the
   * look of another, and for what is not seen.
   */
  static String letter(int point) {
    switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT -> {
        return "";
      }
      default -> {}
    }
    return switch (point) {
      case 'ß', 'ẞ' -> "ss";
      case 'ø', 'Ø' -> "o";
      case 'ł', 'Ł' -> "l";
      case 'đ', 'Đ', 'ð', 'Ð' -> "d";
      case 'æ', 'Æ' -> "ae";
      case 'œ', 'Œ' -> "oe";
      case 'þ', 'Þ' -> "th";
      case 'ħ', 'Ħ' -> "h";
      case 'ı', 'İ' -> "i";
      case 'ŧ', 'Ŧ' -> "t";
      default ->
          point < 0x80
              ? String.valueOf((char) (point >= 'A' && point <= 'Z' ? point + 32 : point))
              : Character.toString(Character.toLowerCase(Character.toUpperCase(point)))
                  .toLowerCase(Locale.ROOT);
    };
  }
}
