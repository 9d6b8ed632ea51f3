package org.unseal.engine.sound;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.SoundLibrary;
import org.unseal.engine.release.OpenedRecording;
import org.unseal.engine.release.OwnCheck;
import org.unseal.engine.release.ReleaseFolder;
import org.unseal.engine.seal.SeedFile;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.Rendering;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.release.SoundLabels;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.wave.WaveFormat;

/**
 * Releases one dispatch recording: mutes it, opens of its seal what the release lets be heard, and
 * signs the whole. The folder appears when it is complete.
 */
public final class ReleaseCallStep {
  /** Where the sound is. */
  public static final String MEDIA = "media/recording.wav";

  private static final String SEAL = "recording.seal.json";
  private static final String PLAN = "plan.json";
  private static final String DECISIONS = "decisions.json";
  private static final int LONGEST_SEAL = 1 << 20;
  private static final String ANEW =
      "the sound was decoded and written anew, so that nothing ties it to the seal";
  private static final String OTHER = "another track of sound, not part of this release";

  private final CodedLibrary library;
  private final SoundLibrary sounds;
  private final PartialFiles partials;
  private final InstantSource clock;
  private final String tool;

  /**
   * Wires the step.
   *
   * @param tool name and version of this program
   */
  public ReleaseCallStep(
      CodedLibrary library,
      SoundLibrary sounds,
      PartialFiles partials,
      InstantSource clock,
      String tool) {
    this.library = requireNonNull(library, "library");
    this.sounds = requireNonNull(sounds, "sounds");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * One recording to release.
   *
   * @param seal made at intake; its signature, if any, lies beside it
   * @param mutes of it, as {@link CaseMutes} has them
   * @param kept what the scope keeps back; where that is at the beginning or the end, the file has
   *     fewer seconds, and anywhere else it is silent
   * @param transcript of it, all of it: what is muted is taken out here
   * @param catalogue of the case that the recording is part of
   * @param folder of the release; must not exist
   * @param signer of the release and of the decisions; the caller's to close
   */
  public record Request(
      Path original,
      Path seal,
      Path seed,
      List<Mute> mutes,
      List<CallSpans.Kept> kept,
      Optional<Transcript> transcript,
      Optional<Catalogue> catalogue,
      Path folder,
      SigningKey signer) {
    public Request {
      requireNonNull(original, "original");
      requireNonNull(seal, "seal");
      requireNonNull(seed, "seed");
      mutes = List.copyOf(mutes);
      kept = List.copyOf(kept);
      requireNonNull(transcript, "transcript");
      requireNonNull(catalogue, "catalogue");
      requireNonNull(folder, "folder");
      requireNonNull(signer, "signer");
    }
  }

  /**
   * What was made.
   *
   * @param proved whether the untouched seconds are proved by the seal; else the release is never
   *     good
   * @param whole whether the recording could be read to a proper end
   */
  public record Released(Release release, SoundPlan plan, boolean proved, boolean whole) {}

  /**
   * Releases.
   *
   * @throws UnsealException {@code NOT_A_VIDEO} where the recording has pictures, {@code USAGE}
   *     where a mute lies outside of it or nothing would be heard, {@code SEAL_DIFFERS}
   */
  public Released run(Request request, Progress progress) {
    ReleaseFolder.check(request.folder());
    byte[] sealBytes = read(request.seal());
    Seal seal = seal(sealBytes, request.seal());
    Seed seed = SeedFile.read(request.seed());
    OpenedRecording recording =
        OpenedRecording.read(library, request.original(), seed, seal, Progress.SILENT);
    int track = call(recording);
    CallSamples samples =
        ExactSamples.of(library, request.original(), recording, track)
            .orElseGet(() -> new DecodedSamples(sounds, request.original()));
    SoundPlan plan =
        CallSpans.plan(
            samples.format(), samples.samples(), request.mutes(), request.kept(), samples.reach());
    try (ReleaseFolder folder = new ReleaseFolder(request.folder(), partials)) {
      List<Entry> entries =
          sound(request, samples, plan, recording.tracks().get(track), seed, folder, progress);
      folder.write(SEAL, sealBytes);
      Path signature =
          request.seal().resolveSibling(request.seal().getFileName() + Release.SIGNATURE);
      if (Files.exists(signature)) {
        folder.write(SEAL + Release.SIGNATURE, read(signature));
      }
      documents(request, seal, plan, folder);
      Optional<Reference> catalogue = catalogue(request, seal, folder);
      Release release =
          release(seal, recording, track, entries, plan, samples.exact(), catalogue, folder);
      folder.writeUnlisted(Release.NAME, release.bytes());
      folder.writeUnlisted(
          Release.NAME + Release.SIGNATURE, sign(request, Release.TYPE, release.bytes()));
      OwnCheck.require(folder.path());
      folder.complete();
      return new Released(release, plan, samples.exact(), samples.whole());
    }
  }

  /** The track that is released: the first of sound. */
  private static int call(OpenedRecording recording) {
    for (int i = 0; i < recording.tracks().size(); i++) {
      if (recording.tracks().get(i).coded().track().kind() == TrackId.Kind.VIDEO) {
        throw new UnsealException(
            ErrorCode.NOT_A_VIDEO,
            "This recording has pictures; release it as footage, whose sound stays out.");
      }
    }
    return 0;
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > LONGEST_SEAL) {
        throw new UnsealException(ErrorCode.DOCUMENT_MALFORMED, file + " is too long for a seal");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, file + " can't be read; make a seal with unseal seal", e);
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

  private static byte[] sign(Request request, String type, byte[] bytes) {
    return request.signer().sign(new DocumentType(type), bytes).bytes();
  }

  /** Writes the file; returns what became of the track's leaves. */
  private static List<Entry> sound(
      Request request,
      CallSamples samples,
      SoundPlan plan,
      OpenedRecording.OpenedTrack track,
      Seed seed,
      ReleaseFolder folder,
      Progress progress) {
    WaveFormat format = plan.format();
    long bytes = plan.samples() * format.sampleBytes();
    if (bytes > WaveFormat.MOST_BYTES) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "This recording is longer than a WAV file can be; keep a part of it back.");
    }
    Optional<CallEntries> entries =
        samples.exact()
            ? Optional.of(new CallEntries(track, seed, plan, request.kept()))
            : Optional.empty();
    long from = plan.first() / format.rate();
    long end = Math.ceilDiv(plan.end(), format.rate());
    progress.stage(Progress.Stage.RENDER, bytes);
    Path target = folder.path().resolve(MEDIA);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      out.write(format.head(bytes));
      samples.read(
          (second, unit, length) -> {
            if (second >= from && second < end) {
              plan.mute(second, unit, length);
              entries.ifPresent(leaves -> leaves.add(unit, length));
              write(out, unit, length, request.folder());
            }
          },
          progress);
      if (bytes % 2 == 1) {
        out.write(0);
      }
    } catch (IOException e) {
      throw OutputFile.writing(request.folder(), e);
    }
    folder.list(MEDIA);
    return entries.map(CallEntries::end).orElseGet(() -> CallEntries.closed(track, ANEW));
  }

  private static void write(OutputStream out, byte[] bytes, int length, Path target) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private static void documents(Request request, Seal seal, SoundPlan plan, ReleaseFolder folder) {
    folder.write(PLAN, plan.bytes());
    folder.write(SoundLabels.NAME, SoundLabels.of(plan));
    byte[] decisions =
        new SignedDecisions(
                seal.digest(),
                plan.digest(),
                plan.digest(), // nothing was analysed: people decided on the sound itself
                List.of(),
                List.of(),
                Optional.empty())
            .bytes();
    folder.write(DECISIONS, decisions);
    folder.write(DECISIONS + Release.SIGNATURE, sign(request, SignedDecisions.TYPE, decisions));
    request
        .transcript()
        .map(all -> MutedTranscript.of(all, plan))
        .ifPresent(
            heard -> {
              folder.write("transcript.vtt", TranscriptFormat.VTT.write(heard));
              folder.write("transcript.srt", TranscriptFormat.SRT.write(heard));
              folder.write("transcript.csv", TranscriptFormat.CSV.write(heard));
            });
  }

  /** The case's catalogue, in which this recording must be. */
  private static Optional<Reference> catalogue(Request request, Seal seal, ReleaseFolder folder) {
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

  private Release release(
      Seal seal,
      OpenedRecording recording,
      int track,
      List<Entry> entries,
      SoundPlan plan,
      boolean exact,
      Optional<Reference> catalogue,
      ReleaseFolder folder) {
    List<ReleaseTrack> tracks = new ArrayList<>();
    for (int i = 0; i < recording.tracks().size(); i++) {
      OpenedRecording.OpenedTrack each = recording.tracks().get(i);
      tracks.add(
          new ReleaseTrack(
              each.coded().track(), i == track ? entries : CallEntries.closed(each, OTHER)));
    }
    OpenedRecording.OpenedTrack released = recording.tracks().get(track);
    long start = exact ? released.time((int) (plan.first() / plan.format().rate())) : 0;
    return new Release(
        tool,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        folder.files(),
        new Reference(SEAL, seal.digest()),
        Optional.empty(),
        PLAN,
        DECISIONS,
        List.of(
            new MediaItem(
                MEDIA, 1, released.coded().track(), start, released.coded().base(), !exact)),
        new Rendering(
            Rendering.Mode.SMART,
            Optional.empty(),
            exact ? "samples were replaced, nothing was coded again" : "decoded to 16-bit PCM",
            "#000000"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        catalogue,
        tracks,
        0);
  }
}
