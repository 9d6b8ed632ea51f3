package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditFinding;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer.Reason;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.OpenTilesStep;
import org.unseal.engine.seal.SeedFile;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.release.DetectorFile;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PublishedAudit;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.Rendering;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.verify.PlacedFrames;

/**
 * Puts the release of a rendition together: opens of the recording's seal what the rendition shows,
 * writes and signs the documents, and reads all of it once more as a stranger would.
 */
public final class ReleaseMaker {
  private static final String SEAL = "recording.seal.json";
  private static final String PLAN = "plan.json";
  private static final String DECISIONS = "decisions.json";
  private static final String PICTURES = "recording.pictures.json";
  private static final String TILES = "tiles.bin";
  private static final int LONGEST_SEAL = 1 << 20;
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

  /** A seal and its seed, read before any work is done. */
  record Sealing(Octets bytes, Seal seal, Seed seed) {
    static Sealing read(ReleaseOptions options) {
      byte[] bytes = ReleaseMaker.read(options.seal(), "seal");
      return new Sealing(
          Octets.of(bytes),
          ReleaseMaker.seal(bytes, options.seal()),
          SeedFile.read(options.seed()));
    }
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
    copySignature(options.seal(), SEAL, folder);
    folder.write(PLAN, rendered.plan().bytes());
    byte[] decisions = decisions(options, rendered, sealing.seal()).bytes();
    folder.write(DECISIONS, decisions);
    folder.write(
        DECISIONS + Release.SIGNATURE, sign(options.decider(), SignedDecisions.TYPE, decisions));
    Optional<ReleasedSound> sound =
        ReleasedSound.of(rendered.rendition(), recording, sealing.seed(), folder.media());
    List<MediaItem> media = media(rendered, recording, sound);
    List<ReleaseTrack> tracks = tracks(rendered, sealing.seed(), recording, sound, absent, folder);
    Optional<Reference> catalogue = catalogue(options, sealing.seal(), folder);
    options
        .timeline()
        .map(ReleasedTimeline::read)
        .ifPresent(timeline -> timeline.write(folder, options.signer()));
    Release bare =
        release(
            options, rendered, sealing.seal(), media, tracks, Optional.empty(), catalogue, folder);
    requirePlaced(bare, rendered);
    Optional<PicturesReference> tiles = tiles(options, rendered, bare, folder, progress);
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

  private static byte[] read(Path file, String what) {
    try {
      if (Files.size(file) > LONGEST_SEAL) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, file + " is too long to be a " + what);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "the " + what + " " + file + " can't be read; make one with unseal seal",
          e);
    }
  }

  private static Seal seal(byte[] bytes, Path file) {
    try {
      return Seal.read(bytes);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, file + " is no seal: " + e.getMessage(), e);
    }
  }

  private static void copySignature(Path document, String name, ReleaseFolder folder) {
    Path signature = document.resolveSibling(document.getFileName() + Release.SIGNATURE);
    if (Files.exists(signature)) {
      folder.write(name + Release.SIGNATURE, read(signature, "signature"));
    }
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

  /** Opens what the release must show of the pictures, where these were sealed. */
  private Optional<PicturesReference> tiles(
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
    byte[] document = read(sealed, "picture seal");
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
    copySignature(sealed, PICTURES, folder);
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

  private static SignedDecisions decisions(
      ReleaseOptions options, RenderedRecording rendered, Seal seal) {
    Decisions decided = rendered.decisions();
    ShownSegments shown = ShownSegments.of(rendered.analysis(), rendered.frames());
    List<SignedDecisions.Cleared> cleared = new ArrayList<>();
    for (Map.Entry<SegmentId, Decisions.SegmentDecision> segment :
        new TreeMap<>(decided.segments()).entrySet()) {
      if (segment.getValue().clear() && shown.segments().contains(segment.getKey())) {
        String ground = segment.getValue().ground();
        cleared.add(
            new SignedDecisions.Cleared(
                segment.getKey(), ground.isBlank() ? "no ground was given" : ground));
      }
    }
    return new SignedDecisions(
        seal.digest(),
        rendered.plan().digest(),
        Digest.ofHex(rendered.analysis().digest()),
        cleared,
        decided.backdrops().keySet().stream().filter(shown.backdrops()::contains).sorted().toList(),
        unreviewed(options, rendered));
  }

  /** The reason is published only where there is something that it excuses. */
  private static Optional<String> unreviewed(ReleaseOptions options, RenderedRecording rendered) {
    return rendered.unreviewed() ? options.unreviewed() : Optional.empty();
  }

  private static boolean shows(OpenedRecording.OpenedTrack track, RenderedRecording rendered) {
    return rendered.facts().streams().stream()
        .anyMatch(stream -> stream.chosen() && stream.index() == track.coded().stream());
  }

  /** The pictures first. */
  private static List<MediaItem> media(
      RenderedRecording rendered, OpenedRecording recording, Optional<ReleasedSound> sound) {
    FootageFacts facts = rendered.facts();
    List<MediaItem> media = new ArrayList<>();
    for (OpenedRecording.OpenedTrack track : recording.tracks()) {
      if (shows(track, rendered)) {
        boolean one = VideoEntries.correspond(track, rendered.plan().frames());
        media.add(
            new MediaItem(
                ReleaseFolder.MEDIA,
                1,
                track.coded().track(),
                one ? track.sorted()[rendered.frames().start()] : facts.startTicks(),
                one ? track.coded().base() : facts.timeBase(),
                !one));
      }
    }
    sound.ifPresent(heard -> media.add(heard.item(facts)));
    return media;
  }

  private List<ReleaseTrack> tracks(
      RenderedRecording rendered,
      Seed seed,
      OpenedRecording recording,
      Optional<ReleasedSound> sound,
      AbsentGrounds absent,
      ReleaseFolder folder) {
    List<ReleaseTrack> tracks = new ArrayList<>();
    for (OpenedRecording.OpenedTrack track : recording.tracks()) {
      TrackId id = track.coded().track();
      Optional<ReleasedSound> heard = sound.filter(of -> of.track().equals(id));
      List<Entry> entries;
      if (heard.flatMap(ReleasedSound::entries).isPresent()) {
        entries = heard.flatMap(ReleasedSound::entries).orElseThrow();
      } else if (!shows(track, rendered)) {
        entries = closed(track, absence(id, heard.isPresent()));
      } else if (VideoEntries.correspond(track, rendered.plan().frames())) {
        entries = shown(track, rendered, seed, absent, folder);
      } else {
        entries = closed(track, "the pictures were made again and are not the sealed ones");
      }
      tracks.add(new ReleaseTrack(id, entries));
    }
    return tracks;
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

  private static String absence(TrackId id, boolean heard) {
    if (id.kind() == TrackId.Kind.AUDIO) {
      return heard ? "the sound was coded again, and is not proved" : "the sound was removed";
    }
    return "another picture track of the recording, not part of this release";
  }

  private static List<Entry> closed(OpenedRecording.OpenedTrack track, String ground) {
    if (track.leaves().isEmpty()) {
      return List.of();
    }
    int leaves = track.leaves().size();
    return List.of(
        new Entry.Closed(
            0,
            Entry.Absence.WITHHELD,
            leaves,
            MerkleRange.nodes(track.digests(), 0, leaves),
            ground,
            OptionalInt.empty()));
  }

  private List<Entry> shown(
      OpenedRecording.OpenedTrack track,
      RenderedRecording rendered,
      Seed seed,
      AbsentGrounds absent,
      ReleaseFolder folder) {
    try (CodedRecording made = library.open(folder.media())) {
      VideoEntries entries =
          new VideoEntries(
              track,
              seed,
              rendered.rendition().passage(),
              CoveredFrames.masked(rendered.plan()),
              made.tracks().getFirst().format(),
              rendered.frames(),
              absent);
      made.read(
          (place, bytes, length, _, _) -> {
            if (place == 0) {
              entries.add(bytes, length);
            }
          },
          Progress.SILENT);
      return entries.entries();
    }
  }
}
