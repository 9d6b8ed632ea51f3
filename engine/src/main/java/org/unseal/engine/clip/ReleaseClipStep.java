package org.unseal.engine.clip;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.release.ReleaseMaker;
import org.unseal.engine.release.ReleaseOptions;
import org.unseal.engine.release.RenderedRecording;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FootageFacts;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;

/**
 * Releases a clip that was rendered and audited: a folder that anyone can check, as a release of a
 * whole recording is. It may lie in another folder that is not complete yet, such as that of a
 * publication; it appears there when it is complete itself.
 */
public final class ReleaseClipStep {
  private final FootageLibrary library;
  private final ReleaseMaker maker;

  /** Wires the step. */
  public ReleaseClipStep(FootageLibrary library, ReleaseMaker maker) {
    this.library = requireNonNull(library, "library");
    this.maker = requireNonNull(maker, "maker");
  }

  /**
   * What to release.
   *
   * @param clip the folder that it was rendered into and audited in
   * @param plan by which it was rendered
   * @param decisions as they took effect: what they clear and the clip shows is told, and what they
   *     dismiss of the audit is no finding
   * @param target folder of the release; must not exist, the one that it lies in must
   */
  public record Request(
      Path recording,
      Path clip,
      PlanDocument plan,
      StoredAnalysis analysis,
      Decisions decisions,
      Path target,
      ReleaseOptions options) {
    public Request {
      requireNonNull(recording, "recording");
      requireNonNull(clip, "clip");
      requireNonNull(plan, "plan");
      requireNonNull(analysis, "analysis");
      requireNonNull(decisions, "decisions");
      requireNonNull(target, "target");
      requireNonNull(options, "options");
    }
  }

  /** What was made. */
  public record ReleasedClip(StoredRendition rendition, Audit audit, Release release) {
    public ReleasedClip {
      requireNonNull(rendition, "rendition");
      requireNonNull(audit, "audit");
      requireNonNull(release, "release");
    }
  }

  /**
   * Releases. That nothing that an audit found is left is for the caller to ask: {@link
   * StoredAudit} and the dismissals tell.
   *
   * @throws UnsealException {@code RECORD_MISSING} where the clip was not rendered, or not audited
   *     since; {@code DIGEST_MISMATCH} where it was rendered by another plan or from another
   *     analysis; {@code NOT_REVIEWED}, {@code SEAL_DIFFERS}, {@code USAGE} and others as a release
   *     of a whole recording
   */
  public ReleasedClip run(Request request, Progress progress) {
    ClipFolder clip = new ClipFolder(request.clip());
    StoredRendition rendition = clip.read(Progress.SILENT);
    AuditClipStep.requireSame(rendition, request.plan(), request.analysis());
    Audit audit = audit(clip, rendition).dismissing(request.decisions().dismissals());
    FootageFacts facts;
    try (Footage recording = library.open(request.recording(), request.options().threads())) {
      facts = recording.facts();
    }
    Release release =
        maker.release(
            request.target(),
            clip.media(),
            new RenderedRecording(
                request.recording(),
                facts,
                Optional.of(rendition.frames()),
                request.plan(),
                request.analysis(),
                request.decisions(),
                request.analysis().madeWith().detectors(),
                rendition.rendition(),
                Optional.of(audit)),
            request.options(),
            progress);
    return new ReleasedClip(rendition, audit, release);
  }

  private static Audit audit(ClipFolder clip, StoredRendition rendition) {
    if (!Files.exists(clip.audit(), LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING, "the clip was not audited since it was rendered; audit it");
    }
    try {
      StoredAudit stored = StoredAudit.read(ClipFolder.bytes(clip.audit(), StoredAudit.LONGEST));
      if (!stored.rendition().equals(rendition.digest())) {
        throw new UnsealException(
            ErrorCode.RECORD_MISSING,
            "the clip was rendered again since its audit; audit it again");
      }
      return stored.audit();
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "the clip's audit can't be used: " + e.getMessage() + "; audit it again",
          e);
    } catch (IOException e) {
      throw Unchanged.unreadable(clip.audit(), e);
    }
  }
}
