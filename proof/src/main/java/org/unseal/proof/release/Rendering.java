package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the pictures of a release were made.
 *
 * @param reason why all of it was made again; empty where it was not
 * @param encoder what made the new ones, in words
 * @param fill colour of masks, as {@code #000000}
 */
public record Rendering(Mode mode, Optional<String> reason, String encoder, String fill) {
  /** How much was made again. */
  public enum Mode {
    /** Only what has a mask in it. */
    SMART,
    /** All of it. */
    FULL
  }

  public Rendering {
    requireNonNull(mode, "mode");
    reason.ifPresent(text -> PlainText.require(text, "reason"));
    PlainText.require(encoder, "encoder");
    requireFill(fill);
    if (reason.isPresent() != (mode == Mode.FULL)) {
      throw new IllegalArgumentException("a reason where all was made again, and only there");
    }
  }

  static void requireFill(String fill) {
    if (!fill.matches("#[0-9a-f]{6}")) {
      throw new IllegalArgumentException("not a colour as #000000");
    }
  }
}
