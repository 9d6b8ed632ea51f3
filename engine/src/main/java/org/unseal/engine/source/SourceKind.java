package org.unseal.engine.source;

import java.util.Locale;
import java.util.Optional;

/** What sort of things a source gives. */
public enum SourceKind {
  CAMERA,
  DISPATCH,
  LOG,
  DOCUMENT;

  /** As records and options say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this word, if there is one. */
  public static Optional<SourceKind> of(String word) {
    for (SourceKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Whether its files are looked into for pictures and sound. */
  public boolean media() {
    return this == CAMERA || this == DISPATCH;
  }
}
