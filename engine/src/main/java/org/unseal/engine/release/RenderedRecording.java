package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.report.Report;
import org.unseal.engine.report.Summary;
import org.unseal.model.decision.Decisions;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.PlanDocument;

/**
 * A recording that was rendered, whole or a run of its frames, and all that a release tells of how.
 *
 * @param input the recording
 * @param shown the frames that were rendered; empty for all
 * @param plan by which it was rendered, of all frames of the recording; it says nothing of those
 *     that are not shown
 * @param detectors that the analysis was made with
 * @param audit of the finished file, where there was one
 */
public record RenderedRecording(
    Path input,
    FootageFacts facts,
    Optional<FrameSpan> shown,
    PlanDocument plan,
    StoredAnalysis analysis,
    Decisions decisions,
    List<DetectorIdentity> detectors,
    Rendition rendition,
    Optional<Audit> audit) {
  public RenderedRecording {
    requireNonNull(input, "input");
    requireNonNull(facts, "facts");
    requireNonNull(shown, "shown");
    requireNonNull(plan, "plan");
    requireNonNull(decisions, "decisions");
    detectors = List.copyOf(detectors);
    requireNonNull(audit, "audit");
  }

  /** What a report tells of. */
  static RenderedRecording of(Path input, Report report) {
    return new RenderedRecording(
        input,
        report.input().facts(),
        report.settings().shown(),
        CoveredFrames.document(
            report.plan(),
            report.input().facts().size(),
            report.grid(),
            report.settings().fill(),
            report.settings().shown().orElse(new FrameSpan(0, report.plan().frames()))),
        report.analysis(),
        report.decisions().decisions(),
        report.key().detectors(),
        report.output().rendition(),
        report.audit());
  }

  /** The frames that the file shows. */
  FrameSpan frames() {
    return shown.orElseGet(() -> new FrameSpan(0, Math.toIntExact(plan.frames())));
  }

  /** Whether nobody looked at some backdrop that stands behind what is shown. */
  boolean unreviewed() {
    return Summary.unreviewed(analysis, decisions, shown) > 0;
  }
}
