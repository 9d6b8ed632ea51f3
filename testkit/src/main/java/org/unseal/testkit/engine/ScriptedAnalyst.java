package org.unseal.testkit.engine;

import java.util.List;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.Finding;
import org.unseal.model.track.Policy;

/** Finds what it was told to find, and counts how often it was asked. */
public final class ScriptedAnalyst implements FootageAnalyst {
  private final List<StretchAnalysis> stretches;
  private final List<Finding> findings;
  private String version = "scripted-1";
  private int runs;

  /** Finds these stretches, which must leave no frame out. */
  public ScriptedAnalyst(List<StretchAnalysis> stretches, List<Finding> findings) {
    this.stretches = List.copyOf(stretches);
    this.findings = List.copyOf(findings);
  }

  /** From now on it says that it is of this version. */
  public ScriptedAnalyst ofVersion(String other) {
    version = other;
    return this;
  }

  /** How often it analysed. */
  public int runs() {
    return runs;
  }

  @Override
  public void analyze(
      Footage footage, Policy policy, int threads, AnalysisSink sink, Progress progress) {
    runs++;
    int frames = 0;
    progress.stage(Progress.Stage.BACKDROP, 0);
    for (StretchAnalysis stretch : stretches) {
      sink.stretch(stretch);
      frames = stretch.stretch().frames().endExclusive();
      progress.done(frames);
    }
    progress.stage(Progress.Stage.TRACK, 0);
    sink.end(frames, findings);
  }

  @Override
  public List<DetectorIdentity> detectors(Policy policy) {
    return policy == Policy.MOVING
        ? List.of()
        : List.of(new DetectorIdentity("scripted", "ab".repeat(32)));
  }

  @Override
  public String version() {
    return version;
  }
}
