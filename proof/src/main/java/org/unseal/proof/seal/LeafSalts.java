package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

/** The salts of a leaf's five digests: whoever has them can check what the leaf is of. */
public record LeafSalts(Salt content, Salt supplement, Salt parameters, Salt time, Salt units) {
  public LeafSalts {
    requireNonNull(content, "content");
    requireNonNull(supplement, "supplement");
    requireNonNull(parameters, "parameters");
    requireNonNull(time, "time");
    requireNonNull(units, "units");
  }
}
