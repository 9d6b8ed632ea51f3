package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer.Reason;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.report.Report;
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
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.picture.PictureSeal;
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
 * Releases one recording: redacts it, opens of its seal what the release shows, and signs the
 * whole. The folder appears when it is complete.
 */
public final class ReleaseStep {
  private static final String SEAL = "recording.seal.json";
  private static final String PLAN = "plan.json";
  private static final String DECISIONS = "decisions.json";
  private static final String PICTURES = "recording.pictures.json";
  private static final String TILES = "tiles.bin";
  private static final int LONGEST_SEAL = 1 << 20;
  private static final String NO_GROUND = "people are covered; no ground was given";

  private final RedactStep redact;
  private final CodedLibrary library;
  private final FootageLibrary footage;
  private final PicturePass pictures;
  private final PartialFiles partials;
  private final InstantSource clock;
  private final String tool;

  /**
   * Wires the step.
   *
   * @param tool name and version of this program
   */
  public ReleaseStep(
      RedactStep redact,
      CodedLibrary library,
      FootageLibrary footage,
      PicturePass pictures,
      PartialFiles partials,
      InstantSource clock,
      String tool) {
    this.redact = requireNonNull(redact, "redact");
    this.library = requireNonNull(library, "library");
    this.footage = requireNonNull(footage, "footage");
    this.pictures = requireNonNull(pictures, "pictures");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
    this.tool = requireNonNull(tool, "tool");
  }

  /** What was made. */
  public record Released(Report report, Release release) {}

  /** Releases. */
  public Released run(ReleaseRequest request, Progress progress) {
    ReleaseFolder.check(request.folder());
    byte[] sealBytes = read(request.seal(), "seal");
    Seal seal = seal(sealBytes, request.seal());
    Seed seed = SeedFile.read(request.seed());
    try (ReleaseFolder folder = new ReleaseFolder(request.folder(), partials)) {
      RedactRequest inside =
          request.redact().releasing(folder.media(), request.unreviewed().isEmpty());
      Report report = redact.run(inside, progress);
      OpenedRecording recording =
          OpenedRecording.read(library, request.redact().input(), seed, seal, Progress.SILENT);
      folder.list(ReleaseFolder.MEDIA);
      folder.write(SEAL, sealBytes);
      copySignature(request.seal(), SEAL, folder);
      CoveredFrames covered =
          CoveredFrames.of(
              report.plan(),
              report.input().facts().size(),
              report.grid(),
              report.settings().fill());
      folder.write(PLAN, covered.document().bytes());
      SignedDecisions decisions = decisions(request, report, seal, covered);
      folder.write(DECISIONS, decisions.bytes());
      folder.write(
          DECISIONS + Release.SIGNATURE, sign(request, SignedDecisions.TYPE, decisions.bytes()));
      Optional<ReleasedSound> sound = ReleasedSound.of(report, recording, seed, folder.media());
      List<MediaItem> media = media(report, recording, sound);
      List<ReleaseTrack> tracks = tracks(report, seed, recording, covered, sound, folder);
      Optional<Reference> catalogue = catalogue(request, seal, folder);
      request
          .timeline()
          .map(ReleasedTimeline::read)
          .ifPresent(timeline -> timeline.write(folder, request.signer()));
      Release bare =
          release(request, report, seal, media, tracks, Optional.empty(), catalogue, folder);
      Optional<PicturesReference> tiles = tiles(request, report, covered, bare, folder, progress);
      Release release =
          tiles.isEmpty()
              ? bare
              : release(request, report, seal, media, tracks, tiles, catalogue, folder);
      folder.writeUnlisted(Release.NAME, release.bytes());
      folder.writeUnlisted(
          Release.NAME + Release.SIGNATURE, sign(request, Release.TYPE, release.bytes()));
      OwnCheck.require(folder.path());
      folder.complete();
      return new Released(report, release);
    }
  }

  private static byte[] sign(ReleaseRequest request, String type, byte[] bytes) {
    return request.signer().sign(new DocumentType(type), bytes).bytes();
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
      ReleaseRequest request, Seal seal, ReleaseFolder folder) {
    return request
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
                  Catalogue.NAME + Release.SIGNATURE, sign(request, Catalogue.TYPE, bytes));
              return new Reference(Catalogue.NAME, Digest.of(Digest.sha256().digest(bytes)));
            });
  }

  /** Opens what the release must show of the pictures, where these were sealed. */
  private Optional<PicturesReference> tiles(
      ReleaseRequest request,
      Report report,
      CoveredFrames covered,
      Release release,
      ReleaseFolder folder,
      Progress progress) {
    Optional<PlacedFrames> frames =
        PlacedFrames.of(release, covered.document(), release.media().getFirst().of());
    if (request.pictures().isEmpty() || frames.isEmpty()) {
      return Optional.empty();
    }
    Path sealed = request.pictures().get();
    byte[] document = read(sealed, "picture seal");
    try (Footage recording = footage.open(request.redact().input(), report.settings().threads())) {
      new OpenTilesStep(pictures)
          .run(
              new OpenTilesStep.Request(
                  sealed,
                  sealed.resolveSibling(sealed.getFileName() + ".blocks"),
                  request.seed(),
                  frames.get(),
                  frames.get().digests(),
                  request.openAll(),
                  report.settings().threads()),
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
            beforeDecision(document, report.decisions().decisions())));
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
      ReleaseRequest request, Report report, Seal seal, CoveredFrames covered) {
    Decisions decided = report.decisions().decisions();
    List<SignedDecisions.Cleared> cleared = new ArrayList<>();
    for (Map.Entry<SegmentId, Decisions.SegmentDecision> segment :
        new TreeMap<>(decided.segments()).entrySet()) {
      if (segment.getValue().clear()) {
        String ground = segment.getValue().ground();
        cleared.add(
            new SignedDecisions.Cleared(
                segment.getKey(), ground.isBlank() ? "no ground was given" : ground));
      }
    }
    return new SignedDecisions(
        seal.digest(),
        covered.document().digest(),
        Digest.ofHex(report.analysis().digest()),
        cleared,
        decided.backdrops().keySet().stream().sorted().toList(),
        unreviewed(request, report));
  }

  /** The reason is published only where there is something that it excuses. */
  private static Optional<String> unreviewed(ReleaseRequest request, Report report) {
    return report.summary().unreviewed() ? request.unreviewed() : Optional.empty();
  }

  private static boolean shows(OpenedRecording.OpenedTrack track, Report report) {
    return report.input().facts().streams().stream()
        .anyMatch(stream -> stream.chosen() && stream.index() == track.coded().stream());
  }

  /** The pictures first. */
  private static List<MediaItem> media(
      Report report, OpenedRecording recording, Optional<ReleasedSound> sound) {
    FootageFacts facts = report.input().facts();
    List<MediaItem> media = new ArrayList<>();
    for (OpenedRecording.OpenedTrack track : recording.tracks()) {
      if (shows(track, report)) {
        boolean one = VideoEntries.correspond(track, report.output().rendition().frames());
        media.add(
            new MediaItem(
                ReleaseFolder.MEDIA,
                1,
                track.coded().track(),
                facts.startTicks(),
                facts.timeBase(),
                !one));
      }
    }
    sound.ifPresent(heard -> media.add(heard.item(facts)));
    return media;
  }

  private List<ReleaseTrack> tracks(
      Report report,
      Seed seed,
      OpenedRecording recording,
      CoveredFrames covered,
      Optional<ReleasedSound> sound,
      ReleaseFolder folder) {
    List<ReleaseTrack> tracks = new ArrayList<>();
    for (OpenedRecording.OpenedTrack track : recording.tracks()) {
      TrackId id = track.coded().track();
      Optional<ReleasedSound> heard = sound.filter(of -> of.track().equals(id));
      List<Entry> entries;
      if (heard.flatMap(ReleasedSound::entries).isPresent()) {
        entries = heard.flatMap(ReleasedSound::entries).orElseThrow();
      } else if (!shows(track, report)) {
        entries = closed(track, absence(id, heard.isPresent()));
      } else if (VideoEntries.correspond(track, report.output().rendition().frames())) {
        entries = shown(track, report, seed, covered, folder);
      } else {
        entries = closed(track, "the pictures were made again and are not the sealed ones");
      }
      tracks.add(new ReleaseTrack(id, entries));
    }
    return tracks;
  }

  private Release release(
      ReleaseRequest request,
      Report report,
      Seal seal,
      List<MediaItem> media,
      List<ReleaseTrack> tracks,
      Optional<PicturesReference> tiles,
      Optional<Reference> catalogue,
      ReleaseFolder folder) {
    Optional<Reason> whole = report.output().rendition().passage().wholeBecause();
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
            report.output().rendition().encoder(),
            CoveredFrames.colour(report.settings().fill())),
        unreviewed(request, report),
        Optional.of(request.ground().orElse(NO_GROUND)),
        report.key().detectors().stream()
            .map(d -> new DetectorFile(d.name(), Digest.ofHex(d.modelSha256())))
            .toList(),
        Optional.empty(),
        report.audit().map(audit -> published(audit, report.input().facts().size())),
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
      Report report,
      Seed seed,
      CoveredFrames covered,
      ReleaseFolder folder) {
    try (CodedRecording made = library.open(folder.media())) {
      VideoEntries entries =
          new VideoEntries(
              track,
              seed,
              report.output().rendition().passage(),
              covered.masked(),
              made.tracks().getFirst().format());
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
