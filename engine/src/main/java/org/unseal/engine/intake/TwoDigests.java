package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.unseal.proof.digest.Digest;

/**
 * A file by two algorithms, so that the fall of one does not take the file's identity with it.
 *
 * @param sha512 128 lower-case hexadecimal digits
 */
record TwoDigests(Digest sha256, String sha512, long bytes) {
  TwoDigests {
    requireNonNull(sha256, "sha256");
    requireNonNull(sha512, "sha512");
  }

  /** A fresh SHA-512. */
  static MessageDigest second() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has SHA-512", e);
    }
  }
}
