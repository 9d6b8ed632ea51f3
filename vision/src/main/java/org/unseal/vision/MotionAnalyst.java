package org.unseal.vision;

import java.util.List;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.Progress;
import org.unseal.model.track.Policy;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.parallel.Workers;

/**
 * The analyst that compares every frame with a backdrop. A short recording is decoded once: its
 * cell pictures are kept and looked at as often as it takes. A long one is surveyed first and
 * decoded after that, so that memory does not grow with its length.
 *
 * <p>Thread-safe; nothing is kept from one recording to the next.
 */
public final class MotionAnalyst implements FootageAnalyst {
  private static final String VERSION = "motion-9";

  private final List<DetectorSource> detectors;

  /**
   * @param detectors every detector that is there, the one to use for what moves first; may be
   *     none, then backdrops are not searched
   */
  public MotionAnalyst(List<DetectorSource> detectors) {
    this.detectors = List.copyOf(detectors);
  }

  @Override
  public void analyze(
      Footage footage, Policy policy, int threads, AnalysisSink sink, Progress progress) {
    try (Workers workers = new Workers(threads)) {
      try (StretchDesk desk =
          new StretchDesk(
              CellGrid.of(footage.facts().size()), policy, detectors, sink, progress, workers)) {
        new Analysis(footage, workers, desk, progress).run(policy);
      }
    }
  }

  @Override
  public List<DetectorIdentity> detectors(Policy policy) {
    return policy == Policy.MOVING
        ? List.of()
        : detectors.stream().map(DetectorSource::identity).toList();
  }

  @Override
  public String version() {
    return VERSION;
  }
}
