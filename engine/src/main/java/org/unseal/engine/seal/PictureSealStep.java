package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.digest.DigestAside;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.PicturePass.Reading;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.PictureSealer;
import org.unseal.proof.picture.TileGrid;
import org.unseal.proof.seal.Domain;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/**
 * Seals the pictures of a recording that was sealed. May be stopped at any time, even by a power
 * cut: the next run goes on with the block at which it stopped.
 */
public final class PictureSealStep {
  /** Bytes; a longer seal is none. */
  private static final int LONGEST_SEAL = 1 << 20;

  private final FootageLibrary library;
  private final PicturePass pass;
  private final PartialFiles partials;
  private final InstantSource clock;
  private final String tool;

  /**
   * Ready to run.
   *
   * @param tool name and version of this program
   */
  public PictureSealStep(
      FootageLibrary library,
      PicturePass pass,
      PartialFiles partials,
      InstantSource clock,
      String tool) {
    this.library = requireNonNull(library, "library");
    this.pass = requireNonNull(pass, "pass");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * What is sealed, and where to.
   *
   * @param seal the recording's, which is there
   * @param seed with which it was made
   * @param pictures the picture seal, which is written
   * @param signer signs it; the caller's to close
   * @param force an existing picture seal may be replaced
   * @param threads how many may decode
   */
  public record Request(
      Path recording,
      Path seal,
      Path seed,
      Path pictures,
      Optional<SigningKey> signer,
      boolean force,
      int threads) {
    /** Refuses what can't be written, before any work is done. */
    public void check() {
      SealFiles.check(pictures, signer, force);
    }

    /** Where the roots of all blocks are kept, for opening tiles later. */
    public Path blocks() {
      return pictures.resolveSibling(pictures.getFileName() + ".blocks");
    }
  }

  /**
   * What was made.
   *
   * @param signature where it is, if it was signed
   * @param frames how many the recording has
   * @param resumed how many blocks an earlier run had made
   */
  public record Sealed(PictureSeal seal, Optional<Path> signature, int frames, int resumed) {}

  /** Runs it. */
  public Sealed run(Request request, Progress progress) {
    request.check();
    byte[] document = read(request.seal());
    Seal seal = SealFiles.seal(document, request.seal());
    Seed seed = SeedFile.read(request.seed());
    Unchanged before = Unchanged.of(request.recording());
    requireSame(
        seal.size().equals(seed.ofFile(Domain.SIZE, SealFiles.number(before.bytes()))), request);
    try (Footage footage = library.open(request.recording(), request.threads());
        DigestAside digest = new DigestAside(request.recording(), Progress.SILENT)) {
      requireLuminance(footage, request.recording());
      TrackId track = pass.track(footage);
      TileGrid grid = new TileGrid(footage.facts().size());
      progress.stage(Progress.Stage.PICTURES, footage.facts().codedPictures());
      Digest key = key(seal, track, grid);
      try (BlockRoots roots = BlockRoots.open(request.blocks(), key)) {
        int resumed = roots.roots().size();
        make(request, seed, footage, roots, key, progress);
        byte[] sha256 = HexFormat.of().parseHex(await(digest, request.recording()));
        requireSame(seal.file().equals(seed.ofFile(Domain.FILE, sha256)), request);
        before.requireStill(request.recording());
        int frames = roots.frames().orElseThrow();
        PictureSeal made =
            new PictureSeal(
                tool,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                Digest.of(Digest.sha256().digest(document)),
                List.of(
                    new PictureSeal.Track(
                        track.toString(), PictureSealer.root(track, grid, frames, roots.roots()))));
        Optional<Path> signature =
            new SealFiles(partials)
                .write(
                    request.pictures(),
                    PictureSeal.TYPE,
                    made.bytes(),
                    request.signer(),
                    request.force());
        return new Sealed(made, signature, frames, resumed);
      } catch (IOException e) {
        throw OutputFile.writing(request.blocks(), e);
      }
    }
  }

  private void make(
      Request request, Seed seed, Footage footage, BlockRoots roots, Digest key, Progress progress)
      throws IOException {
    TileGrid grid = new TileGrid(footage.facts().size());
    PictureSealer sealer = new PictureSealer(seed, pass.track(footage), grid);
    while (roots.frames().isEmpty()) {
      int first = roots.roots().size();
      try (PictureBlocks blocks = new PictureBlocks(pass, sealer, grid, request.threads())) {
        Reading reading = blocks.from(first, footage, roots::add, progress);
        if (reading.counted() || first == 0) {
          roots.complete(reading.frames());
        } else {
          roots.clear(key); // where the earlier run stopped can't be found without decoding all
        }
      }
    }
  }

  /** What the roots of blocks depend on, and are only good for. */
  private Digest key(Seal seal, TrackId track, TileGrid grid) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update((tool + "\n").getBytes(StandardCharsets.UTF_8));
    seal.file().addTo(sha256);
    sha256.update(track.bytes());
    sha256.update(
        ByteBuffer.allocate(2 * Integer.BYTES)
            .putInt(grid.size().width())
            .putInt(grid.size().height())
            .flip());
    return Digest.end(sha256);
  }

  /** Which luminance colours have depends on how they are converted, and that is not settled. */
  private static void requireLuminance(Footage footage, Path recording) {
    String format = footage.facts().pixelFormat();
    if (format.contains("rgb")
        || format.contains("bgr")
        || format.contains("gbr")
        || format.startsWith("pal")) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "the pictures of "
              + recording
              + " are not coded as luminance and chroma, so that they"
              + " can't be sealed; go on without a picture seal");
    }
  }

  private static void requireSame(boolean same, Request request) {
    if (!same) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          request.seal()
              + " is not of this recording with this seed; give the ones that belong together");
    }
  }

  private static String await(DigestAside digest, Path recording) {
    try {
      return digest.await();
    } catch (IOException e) {
      throw Unchanged.unreadable(recording, e);
    }
  }

  private static byte[] read(Path seal) {
    try {
      if (!Files.exists(seal)) {
        throw new UnsealException(
            ErrorCode.INPUT_MISSING, seal + " is missing; seal the recording first");
      }
      if (Files.size(seal) > LONGEST_SEAL) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, seal + " is no seal; give the one that was made");
      }
      return Files.readAllBytes(seal);
    } catch (IOException e) {
      throw Unchanged.unreadable(seal, e);
    }
  }
}
