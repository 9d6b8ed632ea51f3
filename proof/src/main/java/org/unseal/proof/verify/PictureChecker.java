package org.unseal.proof.verify;

import java.util.List;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;

/**
 * Compares the pictures of what was re-encoded with those that were sealed. It needs a decoder, so
 * the stand-alone verifier has none.
 */
@FunctionalInterface
public interface PictureChecker {
  /**
   * Checks a release whose manifest, seal, plan and files match one another; the picture seal is
   * the one that the manifest names.
   */
  Result check(ReleaseFolder folder, Release release, PlanDocument plan);

  /**
   * What was found.
   *
   * @param words what was compared, for the summary
   */
  record Result(String words, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }
}
