package org.unseal.engine.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.decision.Dismissal;

/**
 * What an audit did and found.
 *
 * @param detector that looked for faces; empty where none did
 * @param planKnown the masks were known; else whatever shows the fill was taken for covered
 * @param findings in the order of frames; what concerns the file as a whole comes first, other
 *     times than the recording's last
 * @param recall how much an audit like this one finds; empty where that was not measured
 * @param notChecked what was not checked, and why, a sentence each
 */
public record Audit(
    AuditMode mode,
    Optional<DetectorIdentity> detector,
    boolean planKnown,
    Looked looked,
    Subtracted subtracted,
    List<AuditFinding> findings,
    Figures figures,
    Optional<Recall> recall,
    List<String> notChecked) {
  public Audit {
    requireNonNull(mode, "mode");
    requireNonNull(detector, "detector");
    findings = List.copyOf(findings);
    notChecked = List.copyOf(notChecked);
  }

  /**
   * What was looked at.
   *
   * @param frames how many were searched for faces
   * @param sample how many were to be searched
   * @param whole of the frames, those that were searched whole
   * @param wholeSample how many were to be searched whole
   * @param regions parts of the others that were searched, around tracks
   * @param regionsSample how many parts were to be searched in frames that are not searched whole
   * @param movement frames in which movement was judged
   * @param movementSample frames in which it was to be judged
   * @param tracks covered tracks that were looked at in one frame at least
   * @param coveredTracks covered tracks that there are
   */
  public record Looked(
      int frames,
      int sample,
      int whole,
      int wholeSample,
      int regions,
      int regionsSample,
      int movement,
      int movementSample,
      int tracks,
      int coveredTracks) {}

  /**
   * Sightings that are no findings.
   *
   * @param covered mostly under a mask that is really there
   * @param cleared where somebody decided to show it
   * @param dismissed where somebody said that it is nobody
   * @param unlikely a detector that is not sure, and far too large for anybody there
   */
  public record Subtracted(int covered, int cleared, int dismissed, int unlikely) {}

  /**
   * Whether too much is covered.
   *
   * @param meanMillionths share of the picture that is covered, mean over all frames
   * @param mostMillionths the largest share in one frame
   * @param framesWhole frames covered whole
   * @param besidePermille of the covered area in the frames that were looked at, the share that
   *     lies outside the smallest box around each thing that was found there; empty where none was
   *     looked at
   */
  public record Figures(
      int meanMillionths, int mostMillionths, int framesWhole, Optional<Integer> besidePermille) {}

  /**
   * The same after somebody looked at findings and said that they are nobody; what concerns the
   * file as a whole, and masks that are missing, can't be dismissed.
   */
  public Audit dismissing(List<Dismissal> dismissals) {
    List<AuditFinding> left =
        findings.stream()
            .filter(
                finding ->
                    dismissals.stream().noneMatch(dismissal -> dismissed(finding, dismissal)))
            .toList();
    return new Audit(
        mode,
        detector,
        planKnown,
        looked,
        new Subtracted(
            subtracted.covered(),
            subtracted.cleared(),
            subtracted.dismissed() + findings.size() - left.size(),
            subtracted.unlikely()),
        left,
        figures,
        recall,
        notChecked);
  }

  private static boolean dismissed(AuditFinding finding, Dismissal dismissal) {
    return finding.code() != AuditCode.MASK_MISSING
        && finding
            .place()
            .filter(place -> dismissal.frames().contains(place.frame()))
            .filter(place -> Regions.mostlyIn(place.best(), Regions.decided(dismissal.box())))
            .isPresent();
  }

  /** Whether a person has to look at something. */
  public boolean clean() {
    return findings.isEmpty();
  }
}
