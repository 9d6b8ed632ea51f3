package org.unseal.proof.verify;

/**
 * Is told how far a check is; called by one thread at a time. It may throw to stop the check: that
 * comes out of the verifier as it is.
 */
@FunctionalInterface
public interface VerifyProgress {
  /** So many bytes are read by now, of so many. */
  void done(long bytes, long total);

  /** Tells nobody. */
  VerifyProgress SILENT = (_, _) -> {};
}
