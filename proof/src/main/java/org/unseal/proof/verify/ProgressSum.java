package org.unseal.proof.verify;

/** Adds up what several threads have read. */
final class ProgressSum {
  private static final long STEP = 1 << 22;

  private final VerifyProgress progress;
  private final long total;
  private long done;
  private long told;

  ProgressSum(VerifyProgress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  synchronized void add(long bytes) {
    done += bytes;
    if (done - told >= STEP) {
      told = done;
      progress.done(Math.min(done, total), total);
    }
  }
}
