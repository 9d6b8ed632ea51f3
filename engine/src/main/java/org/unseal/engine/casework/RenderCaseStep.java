package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.approval.CaseApproval;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.clip.RenderClipStep;
import org.unseal.engine.clip.RenderClipStep.RenderedClip;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.Progress;
import org.unseal.model.casefile.Action;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.Approval;

/** Renders a clip by its approved plan, unless that was done, and writes down what was made. */
public final class RenderCaseStep {
  private final RenderClipStep render;
  private final CaseAnalyses analyses;

  /** With the case's analyses. */
  public RenderCaseStep(RenderClipStep render, CaseAnalyses analyses) {
    this.render = requireNonNull(render, "render");
    this.analyses = requireNonNull(analyses, "analyses");
  }

  /** How to render. */
  public record Request(String clip, Mode mode, Gate gate, int threads) {
    public Request {
      requireNonNull(clip, "clip");
      requireNonNull(mode, "mode");
      requireNonNull(gate, "gate");
    }
  }

  /**
   * Renders, as the person who has the case open.
   *
   * @throws org.unseal.model.failure.UnsealException {@code RECORD_MISSING} where the plan is not
   *     made or not approved, {@code CHANGED_SINCE} where either holds no more
   */
  public RenderedClip run(CaseFile file, Request request, Progress progress) {
    CaseClip clip = CaseClip.of(file, analyses, request.clip());
    file.read(reading -> CaseApproval.require(reading, request.clip(), Approval.Of.PLAN));
    RenderedClip made =
        render.run(
            new RenderClipStep.Request(
                clip.recording().original(),
                clip.recording().sha256(),
                clip.plan().analysis(),
                clip.document(),
                clip.clip().frames(),
                request.mode(),
                request.gate(),
                request.threads(),
                clip.folder()),
            progress);
    CaseRendition rendition = CaseRendition.of(request.clip(), made.rendition());
    boolean known =
        file.read(reading -> CaseRendition.find(reading, request.clip()))
            .filter(rendition::equals)
            .isPresent();
    if (!known) {
      file.append(
          new Entry(
              Action.RENDERED,
              Optional.of(clip.clip().item()),
              new ObjectWriter()
                  .put("clip", request.clip())
                  .put("plan", rendition.plan())
                  .put("sha256", rendition.media())
                  .end(),
              List.of(rendition.put())));
    }
    return made;
  }
}
