package org.unseal.engine.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Damage;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.Domain;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedLibrary;
import org.unseal.testkit.footage.ScriptedPass;

/** A recording whose seal and seed lie beside it, and whose pictures are drawn. */
final class SealedYard {
  static final PictureSize SIZE = new PictureSize(100, 60);
  static final int FRAMES = 43;
  private static final Digest ANY = Digest.ofHex("cd".repeat(32));

  final Path recording;
  final Path seal;
  final Path seed;
  final Path pictures;

  SealedYard(Path folder) throws IOException {
    recording = Files.writeString(folder.resolve("yard.mp4"), "pictures and sound");
    seal = folder.resolve("yard.seal.json");
    seed = folder.resolve("yard.seed");
    pictures = folder.resolve("yard.pictures.json");
    Files.writeString(seed, "11".repeat(32) + "\n");
    seal(recording);
  }

  /** Seals the bytes of a file under the yard's name. */
  void seal(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Seed secret = SeedFile.read(seed);
    Files.write(
        seal,
        new Seal(
                "t",
                "2026-05-06T14:17:00Z",
                secret.ofFile(Domain.FILE, Digest.sha256().digest(bytes)),
                secret.ofFile(
                    Domain.SIZE, ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array()),
                Seal.CameraSignature.NONE,
                List.of(new Seal.Track("v0", "h264", 2, ANY)))
            .bytes());
  }

  /** The recording's pictures: a ground that changes slowly, a walker, and a damaged frame. */
  static ScriptedFootage footage() {
    return footage(0);
  }

  /**
   * The same pictures as an encoder might have left them.
   *
   * @param brighter levels that all samples of luminance are too bright
   */
  static ScriptedFootage footage(int brighter) {
    return new ScriptedFootage(
            SIZE,
            FRAMES,
            (frame, picture) ->
                picture
                    .fill(SIZE.box(), 60 + frame % 7 + brighter, 120 + frame % 5, 128)
                    .fill(walker(frame), 150 + brighter, 110, 140))
        .damage(21, Damage.NO_PICTURE);
  }

  static Box walker(int frame) {
    return Box.ofSize(2 + frame / 2 * 2, 20, 12, 32);
  }

  PictureSealStep.Request request(boolean force) {
    return new PictureSealStep.Request(recording, seal, seed, pictures, Optional.empty(), force, 2);
  }

  PictureSealStep.Sealed run(ScriptedPass pass, boolean force, Progress progress) {
    return new PictureSealStep(
            new ScriptedLibrary(SealedYard::footage),
            pass,
            PartialFiles.FORGOTTEN,
            InstantSource.fixed(Instant.EPOCH),
            "unseal test")
        .run(request(force), progress);
  }

  /** Bytes of a file as text that shows which are which. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
