package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Digest;

/** The salted digests of what lies in a leaf's units: C, S and P. */
public record SealedParts(Digest content, Digest supplement, Digest parameters) {
  public SealedParts {
    requireNonNull(content, "content");
    requireNonNull(supplement, "supplement");
    requireNonNull(parameters, "parameters");
  }

  /** Of a leaf without units: the salted digests of nothing. */
  public static SealedParts ofNothing(LeafSalts salts) {
    LeafDigests digests = new LeafDigests(LeafDigests.Begin.salted(salts));
    return new SealedParts(
        digests.content(), digests.supplement(), digests.parameters(java.util.List.of()));
  }
}
