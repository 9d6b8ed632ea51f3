package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks publications: one version of a whole case, with all its clips. Like a {@link
 * ReleaseVerifier} it throws nothing because of what it reads.
 *
 * @param trust the keys that are known
 * @param pictures checks pictures; empty where nobody can
 * @param receipt one that somebody kept since the day of intake
 * @param root where the list of versions and recalls lie; empty for the folder around the
 *     publication
 * @param now by which the list of versions has expired or not
 */
public record PublicationVerifier(
    Trust trust,
    Optional<PictureChecker> pictures,
    Optional<GivenReceipt> receipt,
    Optional<Path> root,
    Instant now) {
  public PublicationVerifier {
    requireNonNull(trust, "trust");
    requireNonNull(pictures, "pictures");
    requireNonNull(receipt, "receipt");
    requireNonNull(root, "root");
    requireNonNull(now, "now");
  }

  /** Checks everything that can be checked without the recordings. */
  public PublicationVerdict verify(ReleaseFolder folder, VerifyProgress progress) {
    return new PublicationVerification(this, folder, progress).run();
  }
}
