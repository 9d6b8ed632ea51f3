package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.OpenTilesStep;
import org.unseal.model.decision.Decisions;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.verify.PlacedFrames;

/** The part of a picture seal that a release opens. */
final class ReleasedTiles {
  private static final String PICTURES = "recording.pictures.json";
  private static final String TILES = "tiles.bin";

  private final FootageLibrary footage;
  private final PicturePass pictures;

  ReleasedTiles(FootageLibrary footage, PicturePass pictures) {
    this.footage = requireNonNull(footage, "footage");
    this.pictures = requireNonNull(pictures, "pictures");
  }

  /** Opens what the release must show of the pictures, where these were sealed. */
  Optional<PicturesReference> open(
      ReleaseOptions options,
      RenderedRecording rendered,
      Release release,
      ReleaseFolder folder,
      Progress progress) {
    Optional<PlacedFrames> frames =
        PlacedFrames.of(release, rendered.plan(), release.media().getFirst().of());
    if (options.pictures().isEmpty() || frames.isEmpty()) {
      return Optional.empty();
    }
    Path sealed = options.pictures().get();
    byte[] document = Sealing.read(sealed, "picture seal");
    try (Footage recording = footage.open(rendered.input(), options.threads())) {
      new OpenTilesStep(pictures)
          .run(
              new OpenTilesStep.Request(
                  sealed,
                  sealed.resolveSibling(sealed.getFileName() + ".blocks"),
                  options.seed(),
                  frames.get(),
                  frames.get().digests(),
                  options.openAll(),
                  options.threads()),
              recording,
              folder.path().resolve(TILES),
              progress);
    }
    folder.list(TILES);
    folder.write(PICTURES, document);
    Sealing.copySignature(sealed, PICTURES, folder);
    return Optional.of(
        new PicturesReference(
            new Reference(PICTURES, Digest.of(Digest.sha256().digest(document))),
            TILES,
            beforeDecision(document, rendered.decisions())));
  }

  /**
   * Whether the pictures were sealed before anybody decided; empty where nobody wrote it down, and
   * where both happened within one second, which is how finely it is written down.
   */
  private static Optional<Boolean> beforeDecision(byte[] pictureSeal, Decisions decisions) {
    try {
      Instant sealed = Instant.parse(PictureSeal.read(pictureSeal).created());
      return decisions
          .first()
          .map(first -> first.truncatedTo(ChronoUnit.SECONDS))
          .filter(first -> !first.equals(sealed))
          .map(sealed::isBefore);
    } catch (MalformedJsonException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
