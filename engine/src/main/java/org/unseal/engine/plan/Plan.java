package org.unseal.engine.plan;

import java.nio.file.Path;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;

/**
 * A stored plan: what is covered in each frame, as integers. Whoever renders starts from it.
 *
 * @param file where it lies
 * @param digest SHA-256 of its lines before compression
 * @param frames how many it covers, from 0
 * @param coveredMillionths share of the picture that is covered, mean over all frames
 * @param mostCoveredMillionths the largest share in one frame
 */
public record Plan(
    Path file, String digest, int frames, int coveredMillionths, int mostCoveredMillionths)
    implements CoverPlan {

  /** The same plan in a file of another name. */
  public Plan in(Path moved) {
    return new Plan(moved, digest, frames, coveredMillionths, mostCoveredMillionths);
  }

  @Override
  public CoverSource read() {
    return new PlanReader(this);
  }
}
