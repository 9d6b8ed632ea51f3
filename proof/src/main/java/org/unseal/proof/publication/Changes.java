package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.PlainText;

/**
 * What is different from the version before.
 *
 * @param version that this one takes the place of
 * @param manifest SHA-256 of its manifest
 * @param list what changed and why, at least one
 */
public record Changes(VersionId version, Digest manifest, List<Change> list) {
  /** How much a change matters. */
  public enum Severity {
    /** Nothing that anybody relied on. */
    MINOR,
    /** Something that was said or shown is now another. */
    MATERIAL,
    /** Somebody was not protected as they had to be. */
    SAFETY;

    /** How it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so, if anything. */
    public static Optional<Severity> ofWord(String word) {
      for (Severity each : values()) {
        if (each.word().equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One change.
   *
   * @param text what changed
   * @param why it did
   * @param clips that it concerns; none where it concerns none
   */
  public record Change(Severity severity, String text, String why, List<String> clips) {
    public Change {
      requireNonNull(severity, "severity");
      PlainText.require(text, "text");
      PlainText.require(why, "why");
      clips = List.copyOf(clips);
      clips.forEach(clip -> Names.require(clip, "clip"));
    }
  }

  public Changes {
    requireNonNull(version, "version");
    requireNonNull(manifest, "manifest");
    list = List.copyOf(list);
    if (list.isEmpty()) {
      throw new IllegalArgumentException("a new version says what changed");
    }
  }
}
