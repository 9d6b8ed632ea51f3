package org.unseal.proof.catalogue;

import java.util.Optional;

/** What became of a source that somebody knows of. The words stand in documents. */
public enum SourceState {
  /** Promised or asked for, and not here yet. */
  EXPECTED("expected"),
  /** Something of it is here. */
  RECEIVED("received"),
  /** It was promised or asked for, and did not arrive. */
  NOT_RECEIVED("not-received"),
  /** It would have been there, but nothing was recorded. */
  NEVER_RECORDED("never-recorded"),
  /** It was recorded and is gone. */
  LOST("lost"),
  /** Somebody says that it exists; nobody has it. */
  REPORTED("reported");

  private final String word;

  SourceState(String word) {
    this.word = word;
  }

  /** As documents and options say it. */
  public String word() {
    return word;
  }

  /** The state of this word, if there is one. */
  public static Optional<SourceState> of(String word) {
    for (SourceState state : values()) {
      if (state.word.equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
