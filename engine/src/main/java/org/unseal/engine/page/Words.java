package org.unseal.engine.page;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts of the page in one language, by their keys.
 *
 * @param code of the language, as {@code es}
 */
public record Words(String code, SortedMap<String, String> texts) {
  /** Keys of texts that the script shows begin so. */
  static final String SCRIPT = "script.";

  /** Keys of texts that the page and the script show begin so. */
  private static final List<String> SHARED = List.of("state.", "kind.");

  public Words {
    requireNonNull(code, "code");
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /**
   * A text with its placeholders filled: {@code {0}} is the first value.
   *
   * @throws IllegalArgumentException where there is no such text
   */
  String of(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    return filled(text, values);
  }

  private static String filled(String text, Object... values) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      // one digit is enough, and what a value contains is never looked at again
      boolean place =
          text.charAt(at) == '{'
              && at + 2 < text.length()
              && text.charAt(at + 2) == '}'
              && Character.isDigit(text.charAt(at + 1));
      int number = place ? text.charAt(at + 1) - '0' : values.length;
      if (number < values.length) {
        filled.append(values[number]);
        at += 3;
      } else {
        filled.append(text.charAt(at));
        at++;
      }
    }
    return filled.toString();
  }

  /** The text for one, or for another number of things. */
  String number(String key, long number) {
    return of(key + (number == 1 ? ".one" : ".many"), number);
  }

  /** How people who speak it call it. */
  String name() {
    return of("language.name");
  }

  /** {@code rtl} where it is written from right to left, as its own name is. */
  String direction() {
    for (int i = 0; i < name().length(); i = name().offsetByCodePoints(i, 1)) {
      switch (Character.getDirectionality(name().codePointAt(i))) {
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return "rtl";
        }
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return "ltr";
        }
        default -> {} // says nothing
      }
    }
    return "ltr";
  }

  /**
   * What the script shows: its own texts, by keys without what all of them begin with, and those
   * that it shares with the page.
   */
  Map<String, String> script() {
    SortedMap<String, String> script = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(SCRIPT)) {
            script.put(key.substring(SCRIPT.length()), text);
          } else if (SHARED.stream().anyMatch(key::startsWith)) {
            script.put(key, text);
          }
        });
    return script;
  }
}
