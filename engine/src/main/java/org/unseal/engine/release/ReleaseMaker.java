package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditFinding;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer.Reason;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.release.DetectorFile;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PublishedAudit;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.Rendering;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.verify.PlacedFrames;

/**
 * Puts the release of a rendition together: opens of the recording's seal what the rendition shows,
 * writes and signs the documents, and reads all of it once more as a stranger would.
 */
public final class ReleaseMaker {
  private static final String SEAL = "recording.seal.json";
  private static final String PLAN = "plan.json";
  private static final String DECISIONS = "decisions.json";
  private static final String NO_GROUND = "people are covered; no ground was given";

  private final CodedLibrary library;
  private final FootageLibrary footage;
  private final PicturePass pictures;
  private final PartialFiles partials;
  private final InstantSource clock;
  private final String tool;

  /**
   * Ready to make releases.
   *
   * @param tool name and version of this program
   */
  public ReleaseMaker(
      CodedLibrary library,
      FootageLibrary footage,
      PicturePass pictures,
      PartialFiles partials,
      InstantSource clock,
      String tool) {
    this.library = requireNonNull(library, "library");
    this.footage = requireNonNull(footage, "footage");
    this.pictures = requireNonNull(pictures, "pictures");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * Releases what was rendered before.
   *
   * @param target folder of the release; must not exist
   * @param media the rendered file, which is copied
   * @throws UnsealException as {@link #make}; {@code NOT_REVIEWED} where nobody looked at some
   *     backdrop and no reason was given, {@code OUTPUT_EXISTS}
   */
  public Release release(
      Path target,
      Path media,
      RenderedRecording rendered,
      ReleaseOptions options,
      Progress progress) {
    ReleaseFolder.check(target);
    Sealing sealing = Sealing.read(options);
    if (options.unreviewed().isEmpty() && rendered.unreviewed()) {
      throw new UnsealException(
          ErrorCode.NOT_REVIEWED,
          "some backdrops behind what is shown were not looked at by a person; look at them, or say"
              + " why not with --accept-unreviewed REASON");
    }
    try (ReleaseFolder folder = new ReleaseFolder(target, partials)) {
      copy(media, folder.media());
      Release release = make(folder, rendered, sealing, options, progress);
      folder.complete();
      return release;
    }
  }

  private static void copy(Path media, Path target) {
    try (InputStream in = Files.newInputStream(media);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  /**
   * Makes it in a folder where the rendition already lies. Does not give the folder its name.
   *
   * @throws UnsealException {@code SEAL_DIFFERS} where the recording is not the one that was
   *     sealed, {@code USAGE} where frames are shown that are to be withheld, {@code INTERNAL}
   *     where what was made fails its own check
   */
  Release make(
      ReleaseFolder folder,
      RenderedRecording rendered,
      Sealing sealing,
      ReleaseOptions options,
      Progress progress) {
    AbsentGrounds absent = new AbsentGrounds(options.absent());
    absent.requireApartFrom(rendered.frames());
    OpenedRecording recording =
        OpenedRecording.read(
            library, rendered.input(), sealing.seed(), sealing.seal(), Progress.SILENT);
    folder.list(ReleaseFolder.MEDIA);
    folder.write(SEAL, sealing.bytes().toArray());
    Sealing.copySignature(options.seal(), SEAL, folder);
    folder.write(PLAN, rendered.plan().bytes());
    byte[] decisions =
        PublishedDecisions.of(rendered, sealing.seal(), unreviewed(options, rendered)).bytes();
    folder.write(DECISIONS, decisions);
    folder.write(
        DECISIONS + Release.SIGNATURE, sign(options.decider(), SignedDecisions.TYPE, decisions));
    Optional<ReleasedSound> sound =
        ReleasedSound.of(rendered.rendition(), recording, sealing.seed(), folder.media());
    ReleasedTracks opened =
        new ReleasedTracks(library, rendered, sealing.seed(), recording, sound, absent);
    List<MediaItem> media = opened.media();
    List<ReleaseTrack> tracks = opened.tracks(folder.media());
    Optional<Reference> catalogue = catalogue(options, sealing.seal(), folder);
    options
        .timeline()
        .map(ReleasedTimeline::read)
        .ifPresent(timeline -> timeline.write(folder, options.signer()));
    Release bare =
        release(
            options, rendered, sealing.seal(), media, tracks, Optional.empty(), catalogue, folder);
    requirePlaced(bare, rendered);
    Optional<PicturesReference> tiles =
        new ReleasedTiles(footage, pictures).open(options, rendered, bare, folder, progress);
    Release release =
        tiles.isEmpty()
            ? bare
            : release(options, rendered, sealing.seal(), media, tracks, tiles, catalogue, folder);
    folder.writeUnlisted(Release.NAME, release.bytes());
    folder.writeUnlisted(
        Release.NAME + Release.SIGNATURE, sign(options.signer(), Release.TYPE, release.bytes()));
    OwnCheck.require(folder.path());
    return release;
  }

  /**
   * Whoever reads the release must find the frames where the recording has them. A GOP that is too
   * long for one leaf may show pictures of one leaf among those of the next; where a clip is so
   * short that it has pictures of one of them alone there, nobody could tell which they are.
   */
  private static void requirePlaced(Release release, RenderedRecording rendered) {
    Optional<PlacedFrames> placed =
        release.media().isEmpty() || release.media().getFirst().derived()
            ? Optional.empty()
            : PlacedFrames.of(release, rendered.plan(), release.media().getFirst().of());
    for (int frame = 0; placed.isPresent() && frame < placed.get().frames(); frame++) {
      boolean shown = placed.get().fate(frame) != ReleasedPictures.Fate.ABSENT;
      if (shown != rendered.frames().contains(frame)) {
        throw new UnsealException(
            ErrorCode.USAGE,
            "so short a clip can't be told apart from its neighbours here, at frame "
                + frame
                + "; let it begin or end a few frames earlier or later");
      }
    }
  }

  private static byte[] sign(SigningKey key, String type, byte[] bytes) {
    return key.sign(new DocumentType(type), bytes).bytes();
  }

  /** The case's catalogue, in which this recording must be. */
  private static Optional<Reference> catalogue(
      ReleaseOptions options, Seal seal, ReleaseFolder folder) {
    return options
        .catalogue()
        .map(
            catalogue -> {
              if (catalogue.seal(seal.digest()).isEmpty()) {
                throw new UnsealException(
                    ErrorCode.SEAL_DIFFERS,
                    "the case's catalogue does not know this seal; give the seal that intake made");
              }
              byte[] bytes = catalogue.bytes();
              folder.write(Catalogue.NAME, bytes);
              folder.write(
                  Catalogue.NAME + Release.SIGNATURE,
                  sign(options.signer(), Catalogue.TYPE, bytes));
              return new Reference(Catalogue.NAME, Digest.of(Digest.sha256().digest(bytes)));
            });
  }

  /** The reason is published only where there is something that it excuses. */
  private static Optional<String> unreviewed(ReleaseOptions options, RenderedRecording rendered) {
    return rendered.unreviewed() ? options.unreviewed() : Optional.empty();
  }

  private Release release(
      ReleaseOptions options,
      RenderedRecording rendered,
      Seal seal,
      List<MediaItem> media,
      List<ReleaseTrack> tracks,
      Optional<PicturesReference> tiles,
      Optional<Reference> catalogue,
      ReleaseFolder folder) {
    Optional<Reason> whole = rendered.rendition().passage().wholeBecause();
    return new Release(
        tool,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        folder.files(),
        new Reference(SEAL, seal.digest()),
        tiles,
        PLAN,
        DECISIONS,
        media,
        new Rendering(
            whole.isPresent() ? Rendering.Mode.FULL : Rendering.Mode.SMART,
            whole.map(Reason::sentence),
            rendered.rendition().encoder(),
            rendered.plan().fill()),
        unreviewed(options, rendered),
        Optional.of(options.ground().orElse(NO_GROUND)),
        rendered.detectors().stream()
            .map(d -> new DetectorFile(d.name(), Digest.ofHex(d.modelSha256())))
            .toList(),
        Optional.empty(),
        rendered.audit().map(audit -> published(audit, rendered.facts().size())),
        catalogue,
        tracks,
        0);
  }

  /** Without the auditor's recall, which depends on what is under masks. */
  private static PublishedAudit published(Audit audit, PictureSize size) {
    List<PublishedAudit.Found> found =
        audit.findings().stream()
            .limit(PublishedAudit.MOST_FINDINGS)
            .map(
                finding ->
                    new PublishedAudit.Found(
                        finding.code().name(),
                        finding.frames().start(),
                        finding.frames().endExclusive(),
                        finding
                            .place()
                            .map(AuditFinding.Place::best)
                            .flatMap(box -> box.clip(size))))
            .toList();
    return new PublishedAudit(
        audit.mode().name().toLowerCase(Locale.ROOT),
        audit.detector().map(d -> new DetectorFile(d.name(), Digest.ofHex(d.modelSha256()))),
        audit.looked().frames(),
        found,
        audit.findings().size());
  }
}
