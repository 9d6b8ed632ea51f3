package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The picture seal of a release.
 *
 * @param tiles the file of opened tiles
 * @param beforeDecision whether the picture seal was made before the first decision; empty where
 *     nobody knows
 */
public record PicturesReference(Reference seal, String tiles, Optional<Boolean> beforeDecision) {
  public PicturesReference {
    requireNonNull(seal, "seal");
    requireNonNull(tiles, "tiles");
    requireNonNull(beforeDecision, "beforeDecision");
  }
}
