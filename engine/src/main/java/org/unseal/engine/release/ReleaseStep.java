package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.report.Report;
import org.unseal.proof.release.Release;

/**
 * Releases one recording: redacts it and puts the release of it together. The folder appears when
 * it is complete.
 */
public final class ReleaseStep {
  private final RedactStep redact;
  private final ReleaseMaker maker;
  private final PartialFiles partials;

  /** Wires the step. */
  public ReleaseStep(RedactStep redact, ReleaseMaker maker, PartialFiles partials) {
    this.redact = requireNonNull(redact, "redact");
    this.maker = requireNonNull(maker, "maker");
    this.partials = requireNonNull(partials, "partials");
  }

  /** What was made. */
  public record Released(Report report, Release release) {}

  /** Releases. */
  public Released run(ReleaseRequest request, Progress progress) {
    ReleaseFolder.check(request.folder());
    Sealing sealing = Sealing.read(request.options());
    try (ReleaseFolder folder = new ReleaseFolder(request.folder(), partials)) {
      Report report =
          redact.run(
              request.redact().releasing(folder.media(), request.options().unreviewed().isEmpty()),
              progress);
      Release release =
          maker.make(
              folder,
              RenderedRecording.of(request.redact().input(), report),
              sealing,
              request.options(),
              progress);
      folder.complete();
      return new Released(report, release);
    }
  }
}
