package org.unseal.proof.mp4;

import static java.util.Objects.requireNonNull;

/**
 * Something in a file beside tracks of samples, one after the other.
 *
 * @param words what and where, without anything that the file says
 */
public record Oddity(Kind kind, String words) implements Comparable<Oddity> {
  /** What sort of thing. */
  public enum Kind {
    /** Parts are shown in another order or not at all, though they are in the file. */
    EDIT_LIST,
    /** Descriptions, pictures or other data about the file. */
    METADATA,
    /** A box that has no business here. */
    UNKNOWN_BOX,
    /** More than one way to decode a track: players disagree which. */
    MORE_ENTRIES,
    /** Bytes of media that no sample has. */
    UNUSED_BYTES,
    /** Bytes that two samples have, or that lie where no media is. */
    MISPLACED_SAMPLES
  }

  public Oddity {
    requireNonNull(kind, "kind");
    requireNonNull(words, "words");
  }

  @Override
  public int compareTo(Oddity other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : words.compareTo(other.words);
  }
}
