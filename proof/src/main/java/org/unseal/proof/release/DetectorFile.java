package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Digest;

/** A model that was used to find what is covered. */
public record DetectorFile(String name, Digest sha256) {
  public DetectorFile {
    PlainText.require(name, "name");
    requireNonNull(sha256, "sha256");
  }
}
