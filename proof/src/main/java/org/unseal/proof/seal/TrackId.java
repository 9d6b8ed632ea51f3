package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;

/**
 * One of a recording's tracks.
 *
 * @param ordinal from 0 within its kind, at most 255, in the container's order
 */
public record TrackId(Kind kind, int ordinal) {
  private static final int MOST = 255;

  /** What a track holds, and the byte that stands for it. */
  public enum Kind {
    VIDEO('v'),
    AUDIO('a');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /** The first letter of its name in documents. */
    public char letter() {
      return letter;
    }
  }

  public TrackId {
    requireNonNull(kind, "kind");
    if (ordinal < 0 || ordinal > MOST) {
      throw new IllegalArgumentException("track " + ordinal);
    }
  }

  /**
   * Reads {@code v0}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static TrackId parse(String text) {
    if (!text.matches("[va](0|[1-9][0-9]{0,2})")) {
      throw new IllegalArgumentException("not a track");
    }
    return new TrackId(
        text.charAt(0) == 'v' ? Kind.VIDEO : Kind.AUDIO, Integer.parseInt(text.substring(1)));
  }

  /** The two bytes that stand for it in digests. */
  public byte[] bytes() {
    return new byte[] {(byte) kind.letter(), (byte) ordinal};
  }

  /**
   * What two such bytes stand for.
   *
   * @throws IllegalArgumentException where they stand for no track
   */
  public static TrackId of(byte letter, byte ordinal) {
    for (Kind kind : Kind.values()) {
      if (kind.letter() == letter) {
        return new TrackId(kind, ordinal & 0xFF);
      }
    }
    throw new IllegalArgumentException("no kind of track");
  }

  void addTo(MessageDigest digest) {
    digest.update(bytes());
  }

  /** As documents write it: {@code v0}. */
  @Override
  public String toString() {
    return kind.letter() + Integer.toString(ordinal);
  }
}
