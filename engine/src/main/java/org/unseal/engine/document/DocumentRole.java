package org.unseal.engine.document;

import java.util.Locale;
import java.util.Optional;

/** What a document is in a case. */
public enum DocumentRole {
  ORDER,
  LETTER,
  STATEMENT,
  OTHER;

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is written so, if anything. */
  public static Optional<DocumentRole> ofWord(String word) {
    for (DocumentRole role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
