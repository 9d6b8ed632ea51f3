package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import org.unseal.proof.release.ReleaseFile;

/** A file of a publication that is in none of its releases, and what it is there for. */
public record PublishedFile(ReleaseFile file, Role what) {
  /** What a file is there for. */
  public enum Role {
    /** What was withheld, covered, or found in whom. */
    LOG,
    /** For other programs. */
    EXPORT,
    /** For readers. */
    PAGE,
    /** A ruling, a statement, or what was published as pages. */
    DOCUMENT,
    /** Derived from several releases; nothing is proved of it but its digest. */
    MEDIA,
    /** That a person approved something, a signature of that, or what it is about. */
    APPROVAL;

    /** How it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so, if anything. */
    public static Optional<Role> ofWord(String word) {
      for (Role each : values()) {
        if (each.word().equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  public PublishedFile {
    requireNonNull(file, "file");
    requireNonNull(what, "what");
  }
}
