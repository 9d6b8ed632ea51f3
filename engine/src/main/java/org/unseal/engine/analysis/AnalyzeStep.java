package org.unseal.engine.analysis;

import java.util.Optional;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.Progress;
import org.unseal.model.track.Policy;

/** Analyses a recording, or finds that it was analysed before with the same key. */
public final class AnalyzeStep {
  private final FootageAnalyst analyst;
  private final AnalysisStore store;
  private final String tool;

  /**
   * Wires the step.
   *
   * @param tool version of this program
   */
  public AnalyzeStep(FootageAnalyst analyst, AnalysisStore store, String tool) {
    this.analyst = analyst;
    this.store = store;
    this.tool = tool;
  }

  /** What the analysis of this recording depends on. */
  public AnalysisKey key(String inputSha256, Policy policy) {
    return new AnalysisKey(inputSha256, policy, analyst.detectors(policy), analyst.version(), tool);
  }

  /** The stored analysis, made now unless it is there. */
  public Analyzed run(Footage footage, AnalysisKey key, int threads, Progress progress) {
    Optional<StoredAnalysis> stored = store.find(key.digest());
    if (stored.isPresent()) {
      return new Analyzed(stored.get(), true);
    }
    try (AnalysisStore.Draft draft = store.begin(key)) {
      analyst.analyze(footage, key.policy(), threads, draft.writer(), progress);
      return new Analyzed(draft.complete(), false);
    }
  }

  /** An analysis, and whether it was there already. */
  public record Analyzed(StoredAnalysis analysis, boolean reused) {}
}
