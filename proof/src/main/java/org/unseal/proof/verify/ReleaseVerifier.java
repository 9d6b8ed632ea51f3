package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Checks releases. It throws nothing because of what it reads; what the caller's own progress
 * throws comes out.
 *
 * @param trust the keys that are known
 * @param pictures checks pictures; empty where nobody can
 * @param copy a copy of the release's one media file in another container, to be checked in its
 *     place; opened once
 * @param receipt one that somebody kept since the day of intake
 */
public record ReleaseVerifier(
    Trust trust,
    Optional<PictureChecker> pictures,
    Optional<CopyOpener> copy,
    Optional<GivenReceipt> receipt) {

  /** Without a receipt. */
  public ReleaseVerifier(
      Trust trust, Optional<PictureChecker> pictures, Optional<CopyOpener> copy) {
    this(trust, pictures, copy, Optional.empty());
  }

  /** Opens a copy of a media file. */
  @FunctionalInterface
  public interface CopyOpener {
    /** Ready to be read from the start. */
    CodedMedia open();
  }

  public ReleaseVerifier {
    requireNonNull(trust, "trust");
    requireNonNull(pictures, "pictures");
    requireNonNull(copy, "copy");
    requireNonNull(receipt, "receipt");
  }

  /** Checks everything that can be checked without the recording. */
  public Verdict verify(ReleaseFolder folder, VerifyProgress progress) {
    return new Verification(this, folder, progress).run();
  }
}
