package org.unseal.engine.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.model.decision.Decisions;
import org.unseal.model.recording.FrameSpan;

/**
 * What an audit is told of the file that it looks at, by the run that made it or by its report.
 *
 * @param frames that were planned
 * @param fill the colour of masks, 0xRRGGBB
 * @param keepsSound sound was to be carried over
 * @param madeWith the detectors that looked at the recording, the one for what moves first
 * @param parts which pictures of the file were encoded; empty where that is not known
 * @param tracks what was found in the recording
 * @param stored the analysis, where it is still in the cache
 * @param plan the masks, where they are still there
 * @param grid on which masks lie, where that is known
 * @param covered how much is covered
 * @param redactMilliseconds how long redacting took, without any audit
 * @param part the frames that the file shows, where it does not show all; everything here is
 *     counted as in the recording
 */
public record AuditSubject(
    int frames,
    int fill,
    boolean keepsSound,
    List<DetectorIdentity> madeWith,
    List<Part> parts,
    Decisions decisions,
    Tracks tracks,
    Optional<StoredAnalysis> stored,
    Optional<CoverPlan> plan,
    String planDigest,
    Optional<MaskGrid> grid,
    Covered covered,
    long redactMilliseconds,
    Optional<FrameSpan> part) {
  public AuditSubject {
    madeWith = List.copyOf(madeWith);
    parts = List.copyOf(parts);
    requireNonNull(decisions, "decisions");
    requireNonNull(tracks, "tracks");
    requireNonNull(planDigest, "planDigest");
    requireNonNull(part, "part");
  }

  /** The same, now that the grid is known. */
  public AuditSubject on(MaskGrid known) {
    return new AuditSubject(
        frames,
        fill,
        keepsSound,
        madeWith,
        parts,
        decisions,
        tracks,
        stored,
        plan,
        planDigest,
        Optional.of(known),
        covered,
        redactMilliseconds,
        part);
  }

  /** Of a whole recording. */
  public AuditSubject(
      int frames,
      int fill,
      boolean keepsSound,
      List<DetectorIdentity> madeWith,
      List<Part> parts,
      Decisions decisions,
      Tracks tracks,
      Optional<StoredAnalysis> stored,
      Optional<CoverPlan> plan,
      String planDigest,
      Optional<MaskGrid> grid,
      Covered covered,
      long redactMilliseconds) {
    this(
        frames,
        fill,
        keepsSound,
        madeWith,
        parts,
        decisions,
        tracks,
        stored,
        plan,
        planDigest,
        grid,
        covered,
        redactMilliseconds,
        Optional.empty());
  }

  /** The frames that the file shows, counted as in the recording. */
  FrameSpan shown() {
    return part.orElse(new FrameSpan(0, Math.max(1, frames)));
  }

  /** Everything that was found, stretch by stretch; can be read again and again. */
  @FunctionalInterface
  public interface Tracks {
    /** Shows every stretch, in order. */
    void read(StoredAnalysis.Visitor visitor);
  }

  /**
   * How much is covered, according to the plan.
   *
   * @param meanMillionths share of the picture, mean over all frames
   * @param mostMillionths the largest share in one frame
   * @param framesWhole frames that are covered whole
   */
  public record Covered(int meanMillionths, int mostMillionths, int framesWhole) {}
}
