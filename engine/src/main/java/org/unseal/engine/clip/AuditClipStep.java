package org.unseal.engine.clip;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.analysis.AnalysisTime;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.audit.AuditStep;
import org.unseal.engine.audit.AuditSubject;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.Progress;
import org.unseal.engine.release.PublishedPlan;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.PlanDocument;

/**
 * Looks through a rendered clip for people who should not be seen in it, and keeps what it found
 * beside it.
 */
public final class AuditClipStep {
  private final AuditStep audit;
  private final FootageLibrary library;
  private final PartialFiles partials;

  /** Wires the step. */
  public AuditClipStep(AuditStep audit, FootageLibrary library, PartialFiles partials) {
    this.audit = requireNonNull(audit, "audit");
    this.library = requireNonNull(library, "library");
    this.partials = requireNonNull(partials, "partials");
  }

  /**
   * What to audit.
   *
   * @param clip the folder that it was rendered into
   * @param plan by which it was rendered
   * @param decisions what was cleared in it, and which findings of earlier audits are nobody
   * @param mode not {@code OFF}
   * @param crops a folder for small pictures of what is found, which show people; empty for the
   *     analysis' own
   */
  public record Request(
      Path recording,
      Path clip,
      PlanDocument plan,
      StoredAnalysis analysis,
      Decisions decisions,
      AuditMode mode,
      Optional<Path> crops,
      int threads) {
    public Request {
      requireNonNull(recording, "recording");
      requireNonNull(clip, "clip");
      requireNonNull(plan, "plan");
      requireNonNull(analysis, "analysis");
      requireNonNull(decisions, "decisions");
      requireNonNull(crops, "crops");
      if (mode == AuditMode.OFF) {
        throw new IllegalArgumentException("an audit that looks at nothing");
      }
    }
  }

  /**
   * Audits.
   *
   * @throws UnsealException {@code RECORD_MISSING} where the clip was not rendered, {@code
   *     DIGEST_MISMATCH} where it was rendered by another plan or from another analysis
   */
  public StoredAudit run(Request request, Progress progress) {
    ClipFolder clip = new ClipFolder(request.clip());
    StoredRendition rendition = clip.read(Progress.SILENT);
    requireSame(rendition, request.plan(), request.analysis());
    try (Footage original = library.open(request.recording(), request.threads())) {
      Audit made =
          audit.run(
              new AuditStep.Request(
                  subject(request, rendition, original, clip),
                  clip.media(),
                  Optional.of(original),
                  request.mode(),
                  request.crops(),
                  request.threads()),
              progress);
      StoredAudit stored = new StoredAudit(rendition.digest(), made);
      clip.write(clip.audit(), stored.bytes(), partials);
      return stored;
    }
  }

  /** Whether a clip was rendered by a plan and from an analysis. */
  static void requireSame(StoredRendition rendition, PlanDocument plan, StoredAnalysis analysis) {
    if (!rendition.plan().equals(plan.digest())) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          "the clip was rendered by another plan than the one that counts now; render it again");
    }
    if (!rendition.analysis().equals(Digest.ofHex(analysis.digest()))) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          "the clip's recording was analysed again since it was rendered; render it again");
    }
  }

  private static AuditSubject subject(
      Request request, StoredRendition rendition, Footage original, ClipFolder clip) {
    PlanDocument plan = request.plan();
    FrameSpan frames = rendition.frames();
    MaskGrid grid = new MaskGrid(plan.gridColumns(), plan.gridRows());
    long analysis =
        AnalysisTime.of(request.analysis()) * frames.length() / Math.max(1, plan.frames());
    return new AuditSubject(
        frames.length(),
        Integer.parseInt(plan.fill().substring(1), 16),
        false,
        request.analysis().madeWith().detectors(),
        rendition.rendition().passage().parts(),
        request.decisions(),
        request.analysis()::read,
        Optional.of(request.analysis()),
        Optional.of(new PublishedPlan(plan, original.facts().size(), grid)),
        plan.digest().hex(),
        Optional.of(grid),
        CoveredShare.of(plan, frames),
        analysis + clip.renderMilliseconds(),
        Optional.of(frames));
  }
}
