package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.digest.DigestAside;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.CodedRecording.CodedTrack;
import org.unseal.engine.port.Progress;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.seal.Domain;
import org.unseal.proof.seal.RecordingSealer;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;

/**
 * Seals a recording in one pass: what is said of it in public, and the seed, which stays secret.
 * Writes the seed, where there is none yet, before the seal: without it nothing of the seal could
 * be opened.
 */
public final class SealStep {
  private final CodedLibrary library;
  private final PartialFiles partials;
  private final InstantSource clock;
  private final String tool;

  /**
   * Ready to run.
   *
   * @param tool name and version of this program
   */
  public SealStep(CodedLibrary library, PartialFiles partials, InstantSource clock, String tool) {
    this.library = requireNonNull(library, "library");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * What is sealed, and where to.
   *
   * @param seed where the seed is, or is put
   * @param signer signs the seal; the caller's to close
   * @param force an existing seal may be replaced; a seed never is
   */
  public record Request(
      Path recording, Path seal, Path seed, Optional<SigningKey> signer, boolean force) {}

  /**
   * What was made.
   *
   * @param signature where it is, if the seal was signed
   * @param seed where the seed came from
   * @param complete whether the recording could be read to its end
   */
  public record Sealed(Seal seal, Optional<Path> signature, SeedOrigin seed, boolean complete) {}

  /** Where a seed came from. */
  public enum SeedOrigin {
    /** There was none yet. */
    NEW,
    /** The seal that is replaced is of this recording and was made with it. */
    SAME_RECORDING,
    /**
     * It was there, and nothing shows what for. With two recordings sealed with one seed, what is
     * opened of the one helps to guess at the other.
     */
    UNKNOWN
  }

  /** Runs it. */
  public Sealed run(Request request, Progress progress) {
    SealFiles.check(request.seal(), request.signer(), request.force());
    boolean newSeed = !Files.exists(request.seed());
    Seed seed = newSeed ? Seed.random() : SeedFile.read(request.seed());
    Unchanged before = Unchanged.of(request.recording());
    progress.stage(Progress.Stage.SEAL, before.bytes());
    try (DigestAside digest = new DigestAside(request.recording(), Progress.SILENT);
        CodedRecording recording = library.open(request.recording())) {
      List<CodedTrack> tracks = recording.tracks();
      RecordingSealer sealer =
          new RecordingSealer(
              seed,
              tracks.stream()
                  .map(
                      track ->
                          new RecordingSealer.TrackSetup(
                              track.track(), track.format(), track.base()))
                  .toList(),
              _ -> {});
      boolean complete = recording.read(sealer::add, progress);
      List<RecordingSealer.SealedTrack> made = sealer.end();
      List<Seal.Track> sealed = new ArrayList<>();
      for (int i = 0; i < made.size(); i++) {
        sealed.add(
            new Seal.Track(
                made.get(i).track().toString(),
                tracks.get(i).codec(),
                made.get(i).leaves(),
                made.get(i).root()));
      }
      byte[] sha256 = HexFormat.of().parseHex(await(digest, request.recording()));
      before.requireStill(request.recording());
      byte[] length = SealFiles.number(before.bytes());
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      Seal seal =
          new Seal(
              tool,
              now.toString(),
              seed.ofFile(Domain.FILE, sha256),
              seed.ofFile(Domain.SIZE, length),
              made.stream().anyMatch(RecordingSealer.SealedTrack::cameraSigned)
                  ? Seal.CameraSignature.PRESENT
                  : Seal.CameraSignature.NONE,
              sealed);
      SeedOrigin origin = newSeed ? SeedOrigin.NEW : origin(request.seal(), seal);
      if (newSeed) {
        write(seed, request.seed()); // first of all: without it the seal could never be opened
      }
      Optional<Path> signature =
          new SealFiles(partials)
              .write(request.seal(), Seal.TYPE, seal.bytes(), request.signer(), request.force());
      return new Sealed(seal, signature, origin, complete);
    }
  }

  /** An earlier seal of the same file with the same seed has the same digest of the file. */
  private static SeedOrigin origin(Path earlier, Seal seal) {
    try {
      return Seal.read(Files.readAllBytes(earlier)).file().equals(seal.file())
          ? SeedOrigin.SAME_RECORDING
          : SeedOrigin.UNKNOWN;
    } catch (IOException | MalformedJsonException e) {
      return SeedOrigin.UNKNOWN; // none, or none that says anything
    }
  }

  private void write(Seed seed, Path target) {
    try (OutputFile file = new OutputFile(target, false, true, partials)) {
      SeedFile.write(seed, file.path());
      file.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private static String await(DigestAside digest, Path recording) {
    try {
      return digest.await();
    } catch (IOException e) {
      throw Unchanged.unreadable(recording, e);
    }
  }
}
