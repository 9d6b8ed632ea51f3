package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.decision.Decisions;
import org.unseal.model.scope.Clip;
import org.unseal.proof.release.PlanDocument;

/**
 * All that is known of a clip that is planned, as it holds now.
 *
 * @param decisions as they take effect: what nobody confirmed is not cleared
 * @param folder in which it is rendered; another plan has another one
 */
public record CaseClip(
    Clip clip,
    CasePlan plan,
    PlanDocument document,
    CaseRecording recording,
    StoredAnalysis analysis,
    Decisions decisions,
    Path folder) {
  private static final int ENOUGH = 16;

  public CaseClip {
    requireNonNull(clip, "clip");
    requireNonNull(plan, "plan");
    requireNonNull(document, "document");
    requireNonNull(recording, "recording");
    requireNonNull(analysis, "analysis");
    requireNonNull(decisions, "decisions");
    requireNonNull(folder, "folder");
  }

  /**
   * The clip, where its plan still follows from what was decided.
   *
   * @throws org.unseal.model.failure.UnsealException {@code RECORD_MISSING} where it has no plan,
   *     {@code CHANGED_SINCE} with what changed, {@code ANALYSIS_MISSING} where derived files are
   *     gone
   */
  public static CaseClip of(CaseFile file, CaseAnalyses analyses, String id) {
    Clip clip = file.read(KeptScope::of).clip(id);
    CasePlan plan =
        file.read(
            reading -> {
              CasePlan found = CasePlan.of(reading, id);
              found.requireHolds(reading);
              return found;
            });
    CaseDecisions decided = file.read(reading -> CaseDecisions.of(reading, clip.item()));
    StoredAnalysis analysis = analyses.of(decided);
    return new CaseClip(
        clip,
        plan,
        plan.document(file.folders()),
        CaseRecording.of(file, clip.item()),
        analysis,
        Clearance.of(analysis, decided.decisions()).decisions(),
        file.folders()
            .derived()
            .resolve("clips")
            .resolve(id + "-" + plan.plan().hex().substring(0, ENOUGH)));
  }

  /** Its rendered file, once there is one. */
  Path media() {
    return folder.resolve("media.mp4");
  }
}
