package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.Recall;

/**
 * What a publication is about, as its manifest says it. True as far as nothing is wrong.
 *
 * @param manifest its SHA-256
 * @param signer whose signature holds; empty where none does
 * @param parts clips first, then calls, in the manifest's order; none where it was recalled
 * @param newest whether it is, in words
 * @param recalled what the office says of taking it back
 */
public record PublicationFacts(
    Publication publication,
    Digest manifest,
    Optional<Facts.Signer> signer,
    List<Part> parts,
    String newest,
    Optional<Recall.Version> recalled) {
  /**
   * A clip or a call.
   *
   * @param verdict of its own release; empty where there is none to be checked
   * @param approvals what is known of them, in words
   */
  public record Part(Nested release, Optional<Verdict> verdict, List<String> approvals) {
    public Part {
      requireNonNull(release, "release");
      requireNonNull(verdict, "verdict");
      approvals = List.copyOf(approvals);
    }
  }

  public PublicationFacts {
    requireNonNull(publication, "publication");
    requireNonNull(manifest, "manifest");
    requireNonNull(signer, "signer");
    parts = List.copyOf(parts);
    requireNonNull(newest, "newest");
    requireNonNull(recalled, "recalled");
  }
}
