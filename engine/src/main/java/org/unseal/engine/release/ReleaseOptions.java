package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.key.SigningKey;

/**
 * What a release is made with, besides what it shows.
 *
 * @param seal made at intake; its signature, if any, lies beside it
 * @param seed of the seal
 * @param pictures the picture seal, where there is one; its blocks and signature lie beside it
 * @param ground on which people are covered, for everything that no decision gives another for
 * @param unreviewed why it is published though nobody looked at some backdrop
 * @param openAll open every block of pictures that can be, not only those that are drawn
 * @param catalogue of the case that the recording is part of
 * @param timeline of the case, as align writes it, to be published with the recording
 * @param absent frames that are not shown, and why; what is in none of them is no part of the clip
 * @param threads how many it may use
 * @param signer of the release; the caller's to close
 * @param decider who signs the decisions; the caller's to close, and may be the signer
 */
public record ReleaseOptions(
    Path seal,
    Path seed,
    Optional<Path> pictures,
    Optional<String> ground,
    Optional<String> unreviewed,
    boolean openAll,
    Optional<Catalogue> catalogue,
    Optional<Path> timeline,
    List<AbsentRun> absent,
    int threads,
    SigningKey signer,
    SigningKey decider) {
  public ReleaseOptions {
    requireNonNull(seal, "seal");
    requireNonNull(seed, "seed");
    requireNonNull(pictures, "pictures");
    requireNonNull(ground, "ground");
    requireNonNull(unreviewed, "unreviewed");
    requireNonNull(catalogue, "catalogue");
    requireNonNull(timeline, "timeline");
    absent = List.copyOf(absent);
    requireNonNull(signer, "signer");
    requireNonNull(decider, "decider");
  }
}
