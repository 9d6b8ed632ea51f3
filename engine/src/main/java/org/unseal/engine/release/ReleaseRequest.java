package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.key.SigningKey;

/**
 * One recording to release.
 *
 * @param redact how it is redacted; its output is ignored, the rendition goes into the release
 * @param seal made at intake; its signature, if any, lies beside it
 * @param seed of the seal
 * @param pictures the picture seal, where there is one; its blocks and signature lie beside it
 * @param folder of the release; must not exist
 * @param ground on which people are covered, for everything that no decision gives another for
 * @param unreviewed why it is published though nobody looked at some backdrop
 * @param openAll open every block of pictures that can be, not only those that are drawn
 * @param catalogue of the case that the recording is part of
 * @param timeline of the case, as align writes it, to be published with the recording
 * @param signer of the release and of the decisions; the caller's to close
 */
public record ReleaseRequest(
    RedactRequest redact,
    Path seal,
    Path seed,
    Optional<Path> pictures,
    Path folder,
    Optional<String> ground,
    Optional<String> unreviewed,
    boolean openAll,
    Optional<Catalogue> catalogue,
    Optional<Path> timeline,
    SigningKey signer) {
  public ReleaseRequest {
    requireNonNull(redact, "redact");
    requireNonNull(seal, "seal");
    requireNonNull(seed, "seed");
    requireNonNull(pictures, "pictures");
    requireNonNull(folder, "folder");
    requireNonNull(ground, "ground");
    requireNonNull(unreviewed, "unreviewed");
    requireNonNull(catalogue, "catalogue");
    requireNonNull(timeline, "timeline");
    requireNonNull(signer, "signer");
  }
}
