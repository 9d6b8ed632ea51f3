package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.CodedRecording.CodedTrack;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureDocument;
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
      Path recording, Path seal, Path seed, Optional<SigningKey> signer, boolean force) {
    /** Where the signature goes: beside the seal. */
    Path signature() {
      return seal.resolveSibling(seal.getFileName() + ".sig");
    }
  }

  /**
   * What was made.
   *
   * @param signature where it is, if the seal was signed
   * @param newSeed whether there was no seed yet
   * @param complete whether the recording could be read to its end
   */
  public record Sealed(Seal seal, Optional<Path> signature, boolean newSeed, boolean complete) {}

  /** Runs it. */
  public Sealed run(Request request, Progress progress) {
    OutputFile.check(request.seal(), request.force());
    if (request.signer().isPresent()) {
      OutputFile.check(request.signature(), request.force());
    }
    boolean newSeed = !Files.exists(request.seed());
    Seed seed = newSeed ? Seed.random() : SeedFile.read(request.seed());
    progress.stage(Progress.Stage.SEAL, size(request.recording()));
    try (OutputFile sealFile = new OutputFile(request.seal(), request.force(), false, partials);
        DigestAside digest = new DigestAside(request.recording(), Progress.SILENT);
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
      byte[] sha256 = HexFormat.of().parseHex(digest.await());
      byte[] length = ByteBuffer.allocate(Long.BYTES).putLong(size(request.recording())).array();
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
      if (newSeed) {
        // First of all: a seal without its seed could never be opened.
        try (OutputFile seedFile = new OutputFile(request.seed(), false, true, partials)) {
          SeedFile.write(seed, seedFile.path());
          seedFile.complete();
        }
      }
      Files.write(sealFile.path(), seal.bytes());
      sealFile.complete();
      Optional<Path> signature = request.signer().map(key -> sign(request, key, seal));
      return new Sealed(seal, signature, newSeed, complete);
    } catch (IOException e) {
      throw OutputFile.writing(request.seal(), e);
    }
  }

  private Path sign(Request request, SigningKey key, Seal seal) {
    Path target = request.signature();
    try (OutputFile file = new OutputFile(target, request.force(), false, partials)) {
      SignatureDocument document = key.sign(new DocumentType(Seal.TYPE), seal.bytes());
      Files.write(file.path(), document.bytes());
      file.complete();
      return target;
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private static long size(Path recording) {
    try {
      return Files.exists(recording) ? Files.size(recording) : 0;
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "can't read " + recording + "; copy it and try again", e);
    }
  }
}
