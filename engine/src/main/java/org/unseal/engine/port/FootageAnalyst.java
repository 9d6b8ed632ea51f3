package org.unseal.engine.port;

import java.util.List;
import org.unseal.model.track.Policy;

/**
 * Finds what moves and who can be recognised. Deterministic: the same frames and settings give the
 * same analysis, whatever the number of threads.
 */
public interface FootageAnalyst {
  /**
   * Analyses a whole recording and hands over stretch after stretch, in order, each complete.
   * Memory is bounded whatever the recording's length.
   *
   * @param policy what to look for; {@code AUTO} is resolved per stretch
   * @param threads how many it may use
   */
  void analyze(Footage footage, Policy policy, int threads, AnalysisSink sink, Progress progress);

  /**
   * The detectors that it uses, for the report and for the key of the stored analysis; none for
   * {@code MOVING}.
   */
  List<DetectorIdentity> detectors(Policy policy);

  /** A version that changes whenever the same input may give another analysis. */
  String version();

  /** A detector: the card's name and the SHA-256 of its model file, lower-case hex. */
  record DetectorIdentity(String name, String modelSha256) {}
}
