package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.TrackId;

/**
 * One thing that a check found.
 *
 * @param file the file's name in the release, made harmless; empty where it is about none
 * @param leaf in the seal's track
 * @param when the leaf lies in the recording, where that is known
 * @param words what exactly, for a person; may be empty
 */
public record Finding(
    FindingCode code,
    String file,
    Optional<TrackId> track,
    OptionalLong leaf,
    Optional<LeafTime> when,
    String words) {
  private static final int LONGEST = 200;

  public Finding {
    requireNonNull(code, "code");
    file = harmless(file);
    requireNonNull(track, "track");
    requireNonNull(leaf, "leaf");
    requireNonNull(when, "when");
    words = harmless(words);
  }

  /** About a file, or about the release where that is empty. */
  public static Finding of(FindingCode code, String file, String words) {
    return new Finding(code, file, Optional.empty(), OptionalLong.empty(), Optional.empty(), words);
  }

  /** Without what a terminal obeys, however it came in, and not too long. */
  static String harmless(String text) {
    StringBuilder harmless = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            character ->
                harmless.appendCodePoint(
                    switch (Character.getType(character)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR,
                          Character.SURROGATE,
                          Character.PRIVATE_USE,
                          Character.UNASSIGNED ->
                          '?';
                      default -> character;
                    }));
    return harmless.toString();
  }
}
