package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.clip.AuditClipStep;
import org.unseal.engine.clip.StoredAudit;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.port.Progress;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.ObjectWriter;

/** Looks through a rendered clip for people who should not be seen, and writes down that it did. */
public final class AuditCaseStep {
  private final AuditClipStep audit;
  private final CaseAnalyses analyses;

  /** With the case's analyses. */
  public AuditCaseStep(AuditClipStep audit, CaseAnalyses analyses) {
    this.audit = requireNonNull(audit, "audit");
    this.analyses = requireNonNull(analyses, "analyses");
  }

  /**
   * How to look.
   *
   * @param crops a folder for small pictures of what is found; empty for the analysis' own
   */
  public record Request(String clip, AuditMode mode, Optional<Path> crops, int threads) {
    public Request {
      requireNonNull(clip, "clip");
      requireNonNull(mode, "mode");
      requireNonNull(crops, "crops");
    }
  }

  /**
   * Looks, as the person who has the case open.
   *
   * @return what was found and nobody dismissed
   * @throws org.unseal.model.failure.UnsealException {@code RECORD_MISSING} where it was not
   *     rendered, {@code CHANGED_SINCE} where that was by another plan
   */
  public Audit run(CaseFile file, Request request, Progress progress) {
    CaseClip clip = CaseClip.of(file, analyses, request.clip());
    file.read(reading -> CaseRendition.require(reading, clip));
    StoredAudit made =
        audit.run(
            new AuditClipStep.Request(
                clip.recording().original(),
                clip.folder(),
                clip.document(),
                clip.analysis(),
                clip.decisions(),
                request.mode(),
                request.crops(),
                request.threads()),
            progress);
    Audit open = made.audit().dismissing(clip.decisions().dismissals());
    file.append(
        new Entry(
            Action.AUDITED,
            Optional.of(clip.clip().item()),
            new ObjectWriter().put("clip", request.clip()).end(),
            List.of(
                new Change.Put(
                    RecordKind.AUDIT,
                    request.clip(),
                    new ObjectWriter()
                        .put("rendition", made.rendition())
                        .put("mode", made.audit().mode().name().toLowerCase(java.util.Locale.ROOT))
                        .put("findings", open.findings().size())
                        .end()))));
    return open;
  }
}
