package org.unseal.proof.catalogue;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.Fingerprint;

/**
 * A tree at one moment.
 *
 * @param size how many leaves, at least 1
 */
public record TreeHead(long size, Digest root) {
  /** More entries a catalogue does not have. */
  public static final int MOST_ENTRIES = 1 << 19;

  public TreeHead {
    requireNonNull(root, "root");
    if (size < 1 || size > MOST_ENTRIES) {
      throw new IllegalArgumentException(size + " entries");
    }
  }

  /** The root's first 12 bytes as words, to be read aloud; as fingerprints of keys are. */
  public String words() {
    return new Fingerprint(root).words();
  }
}
