package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.unseal.proof.digest.Digest;

/**
 * One leaf of a track: about a GOP, or about a second of sound.
 *
 * @param index from 0
 * @param start microseconds from the recording's start
 * @param end microseconds from the recording's start, not before the start
 */
public record Leaf(
    TrackId track,
    long index,
    Kind kind,
    long start,
    long end,
    int units,
    Digest content,
    Digest supplement,
    Digest parameters,
    Digest time,
    Digest timing) {
  private static final byte LEAF = 0x00;

  /** How a leaf began. */
  public enum Kind {
    /** Where decoding can begin, or at the track's start. */
    START,
    /** In the middle of a GOP that is longer than a leaf may be: shares its head's fate. */
    CONTINUED,
    /** Nothing was recorded here. */
    GAP
  }

  public Leaf {
    requireNonNull(track, "track");
    requireNonNull(kind, "kind");
    requireNonNull(content, "content");
    requireNonNull(supplement, "supplement");
    requireNonNull(parameters, "parameters");
    requireNonNull(time, "time");
    requireNonNull(timing, "timing");
    if (index < 0 || end < start || units < 0) {
      throw new IllegalArgumentException("leaf " + index + " from " + start + " to " + end);
    }
  }

  /** What lies in its units. */
  public SealedParts parts() {
    return new SealedParts(content, supplement, parameters);
  }

  /** The leaf's own digest, which the tree is made of. */
  public Digest digest() {
    return digest(track, index, parts(), time, timing);
  }

  /** The digest of a leaf of which these are the five digests. */
  public static Digest digest(
      TrackId track, long index, SealedParts parts, Digest time, Digest timing) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LEAF);
    track.addTo(sha256);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    parts.content().addTo(sha256);
    parts.supplement().addTo(sha256);
    parts.parameters().addTo(sha256);
    time.addTo(sha256);
    timing.addTo(sha256);
    return Digest.end(sha256);
  }
}
