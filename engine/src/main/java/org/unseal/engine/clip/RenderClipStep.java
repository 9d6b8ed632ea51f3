package org.unseal.engine.clip;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.unseal.engine.digest.DigestAside;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.engine.release.PublishedPlan;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.PlanDocument;

/**
 * Renders a run of frames of a recording by a plan, into a folder of its own that is complete or
 * not there. What was rendered before from the same is taken as it is, so that the step can be run
 * again whenever it was broken off.
 */
public final class RenderClipStep {
  private final FootageLibrary library;
  private final FootageRenderer renderer;
  private final PartialFiles partials;
  private final LongSupplier nanoClock;

  /**
   * Wires the step.
   *
   * @param nanoClock for how long it took, in nanoseconds from any start
   */
  public RenderClipStep(
      FootageLibrary library,
      FootageRenderer renderer,
      PartialFiles partials,
      LongSupplier nanoClock) {
    this.library = requireNonNull(library, "library");
    this.renderer = requireNonNull(renderer, "renderer");
    this.partials = requireNonNull(partials, "partials");
    this.nanoClock = requireNonNull(nanoClock, "nanoClock");
  }

  /**
   * What to render.
   *
   * @param recording only read
   * @param sha256 what the recording must be
   * @param analysis digest of the analysis that was decided on, which is of that recording
   * @param plan of all frames of the recording
   * @param frames to show
   * @param folder for what is made; what lies there and is not this clip is replaced
   */
  public record Request(
      Path recording,
      Digest sha256,
      Digest analysis,
      PlanDocument plan,
      FrameSpan frames,
      Mode mode,
      Gate gate,
      int threads,
      Path folder) {
    public Request {
      requireNonNull(recording, "recording");
      requireNonNull(sha256, "sha256");
      requireNonNull(analysis, "analysis");
      requireNonNull(plan, "plan");
      requireNonNull(frames, "frames");
      requireNonNull(mode, "mode");
      requireNonNull(gate, "gate");
      requireNonNull(folder, "folder");
    }
  }

  /**
   * What was made.
   *
   * @param reused it was there already
   */
  public record RenderedClip(StoredRendition rendition, boolean reused) {
    public RenderedClip {
      requireNonNull(rendition, "rendition");
    }
  }

  /**
   * Renders.
   *
   * @throws UnsealException {@code SPAN_OUTSIDE_MEDIA} where the recording has no such frames,
   *     {@code DIGEST_MISMATCH} where it is another recording, {@code DOCUMENT_MALFORMED} where the
   *     plan is for other pictures or covers frames that the clip does not show
   */
  public RenderedClip run(Request request, Progress progress) {
    Optional<StoredRendition> before = kept(request);
    if (before.isPresent()) {
      return new RenderedClip(before.get(), true);
    }
    requireSilent(request);
    long begun = nanoClock.getAsLong();
    Unchanged unchanged = Unchanged.of(request.recording());
    progress.stage(Progress.Stage.HASH, unchanged.bytes());
    ClipStaging staging = new ClipStaging(request.folder(), partials);
    try (staging) {
      ClipFolder made = new ClipFolder(staging.path());
      Rendition rendition = render(request, made, progress);
      unchanged.requireStill(request.recording());
      StoredRendition stored =
          new StoredRendition(
              request.analysis(),
              request.plan().digest(),
              request.frames(),
              request.mode(),
              Digest.ofHex(Digests.ofFile(made.media(), Progress.SILENT)),
              rendition);
      long took = TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong() - begun);
      Files.write(PrivateFiles.createFile(made.rendition()), stored.bytes());
      Files.writeString(PrivateFiles.createFile(made.milliseconds()), Long.toString(took));
      staging.complete();
      return new RenderedClip(stored, false);
    } catch (IOException e) {
      throw OutputFile.writing(request.folder(), e);
    }
  }

  /** What was rendered before; what can't be used any more is rendered again. */
  private static Optional<StoredRendition> kept(Request request) {
    try {
      return new ClipFolder(request.folder())
          .find(Progress.SILENT)
          .filter(
              stored ->
                  stored.analysis().equals(request.analysis())
                      && stored.plan().equals(request.plan().digest())
                      && stored.frames().equals(request.frames())
                      && stored.mode() == request.mode());
    } catch (UnsealException e) {
      if (e.code() == ErrorCode.DIGEST_MISMATCH
          || e.code() == ErrorCode.DOCUMENT_MALFORMED
          || e.code() == ErrorCode.INPUT_UNREADABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The plan is published: it must not tell of anybody in frames that are not shown. */
  private static void requireSilent(Request request) {
    int frame = 0;
    for (PlanDocument.Run run : request.plan().runs()) {
      FrameSpan frames = new FrameSpan(frame, frame + run.frames());
      boolean inside =
          frames.start() >= request.frames().start()
              && frames.endExclusive() <= request.frames().endExclusive();
      if (!inside && !(run.cover() instanceof org.unseal.model.plan.FrameCover.Nothing)) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED,
            "the plan covers something in frames that the clip does not show; plan the clip again");
      }
      frame = frames.endExclusive();
    }
  }

  private Rendition render(Request request, ClipFolder made, Progress progress) throws IOException {
    try (DigestAside digest = new DigestAside(request.recording(), progress);
        Footage footage = library.open(request.recording(), request.threads())) {
      if (!request.sha256().hex().equals(digest.await())) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            "the recording is not the one that the plan was made for; restore the original");
      }
      Files.deleteIfExists(made.media());
      PrivateFiles.createFile(made.media());
      Rendition rendition =
          renderer.render(
              footage,
              new PublishedPlan(request.plan(), footage.facts().size(), renderer.grid(footage)),
              new RenderSettings(
                      Integer.parseInt(request.plan().fill().substring(1), 16),
                      false,
                      request.threads(),
                      "",
                      request.mode(),
                      request.gate())
                  .showing(request.frames()),
              made.media(),
              progress);
      if (rendition.frames() != request.frames().length()) {
        throw new UnsealException(
            ErrorCode.INTERNAL,
            "the clip has "
                + request.frames().length()
                + " frames and the file that was made of it "
                + rendition.frames()
                + "; nothing was kept");
      }
      return rendition;
    }
  }
}
