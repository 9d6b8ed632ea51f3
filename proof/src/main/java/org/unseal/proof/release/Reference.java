package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Digest;

/**
 * Another document of the release.
 *
 * @param file as the list of files names it; a signature is the file of this name with {@code .sig}
 * @param digest SHA-256 of its bytes
 */
public record Reference(String file, Digest digest) {
  public Reference {
    requireNonNull(file, "file");
    requireNonNull(digest, "digest");
  }
}
