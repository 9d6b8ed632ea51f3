package org.unseal.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.testkit.footage.ScriptedPass;

/** Sealing pictures, and going on where it was stopped. */
final class PictureSealStepTest {
  @TempDir private Path folder;
  private SealedYard yard;

  @BeforeEach
  void sealTheYard() throws IOException {
    yard = new SealedYard(folder);
  }

  /** Stops when so many frames were taken. */
  private static Progress stopAfter(int frames) {
    return new Progress() {
      @Override
      public void stage(Stage stage, long units) {}

      @Override
      public void done(long units) {
        if (units >= frames) {
          throw new UnsealException(ErrorCode.CANCELLED, "stopped");
        }
      }
    };
  }

  private List<PictureSeal.Track> sealed() {
    return yard.run(new ScriptedPass(), true, Progress.SILENT).seal().tracks();
  }

  private void stopped(int frames) {
    assertThatThrownBy(() -> yard.run(new ScriptedPass(), true, stopAfter(frames)))
        .isInstanceOf(UnsealException.class);
  }

  @Test
  void pictureSealNamesTheSealAndIsTheSameWithTheSameSeed()
      throws IOException, MalformedJsonException {
    List<PictureSeal.Track> first = sealed();
    Files.delete(yard.request(true).blocks());
    assertThat(sealed()).isEqualTo(first);
    PictureSeal written = PictureSeal.read(Files.readAllBytes(yard.pictures));
    assertThat(written.tracks()).isEqualTo(first);
    assertThat(written.seal().hex()).isEqualTo(Digests.ofFile(yard.seal, Progress.SILENT));
  }

  @Test
  void stoppedRunGoesOnWhereItStopped() throws IOException {
    stopped(30);
    assertThat(yard.pictures).doesNotExist();
    ScriptedPass pass = new ScriptedPass();
    PictureSealStep.Sealed made = yard.run(pass, false, Progress.SILENT);
    assertThat(made.resumed()).isEqualTo(3);
    assertThat(pass.seen().getFirst()).isEqualTo(8 * made.resumed());
    assertThat(made.frames()).isEqualTo(SealedYard.FRAMES);
    Files.delete(yard.request(true).blocks());
    assertThat(sealed()).isEqualTo(made.seal().tracks());
  }

  /** As after a power cut: the file of roots may end anywhere, with anything. */
  @Test
  void whateverIsLeftOfTheRootsTheSealIsTheSame() throws IOException {
    List<PictureSeal.Track> whole = sealed();
    Path blocks = yard.request(true).blocks();
    byte[] file = Files.readAllBytes(blocks);
    Random random = new Random(4);
    for (int i = 0; i < 150; i++) {
      byte[] left = Arrays.copyOf(file, random.nextInt(file.length + 1));
      if (left.length > 0 && random.nextBoolean()) {
        left[random.nextInt(left.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(blocks, left);
      assertThat(sealed()).as("try %d, %d bytes", i, left.length).isEqualTo(whole);
      assertThat(Files.readAllBytes(blocks)).isEqualTo(file);
    }
  }

  @Test
  void completeRootsAreNotMadeAgain() {
    sealed();
    ScriptedPass pass = new ScriptedPass();
    yard.run(pass, true, Progress.SILENT);
    assertThat(pass.seen()).isEmpty();
  }

  @Test
  void rootsAreTheirOwnersAlone() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    sealed();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(yard.request(true).blocks())))
        .isEqualTo("rw-------");
  }

  @Test
  void sealOfAnotherRecordingIsRefused() throws IOException {
    yard.seal(Files.writeString(folder.resolve("other"), "as long as that one"));
    assertRefused(ErrorCode.DIGEST_MISMATCH);
    yard.seal(Files.writeString(folder.resolve("other"), "PICTURES AND SOUND"));
    assertRefused(ErrorCode.DIGEST_MISMATCH);
  }

  @Test
  void anotherSeedIsRefused() throws IOException {
    Files.writeString(yard.seed, "12".repeat(32) + "\n");
    assertRefused(ErrorCode.DIGEST_MISMATCH);
    Files.delete(yard.seed);
    assertRefused(ErrorCode.SEED_UNUSABLE);
  }

  @Test
  void missingSealIsSaid() throws IOException {
    Files.delete(yard.seal);
    assertRefused(ErrorCode.INPUT_MISSING);
  }

  @Test
  void recordingThatChangesMeanwhileIsNotSealed() {
    Progress change =
        new Progress() {
          @Override
          public void stage(Stage stage, long units) {}

          @Override
          public void done(long units) {
            try {
              Files.writeString(yard.recording, "more", StandardOpenOption.APPEND);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    assertThatThrownBy(() -> yard.run(new ScriptedPass(), false, change))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
    assertThat(yard.pictures).doesNotExist();
  }

  @Test
  void existingPictureSealIsNotReplacedUnlessForced() throws IOException {
    sealed();
    assertThatThrownBy(() -> yard.run(new ScriptedPass(), false, Progress.SILENT))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_EXISTS));
    Path signature = Files.writeString(folder.resolve("yard.pictures.json.sig"), "of the old one");
    sealed();
    assertThat(signature).doesNotExist();
  }

  private void assertRefused(ErrorCode code) {
    assertThatThrownBy(() -> yard.run(new ScriptedPass(), true, Progress.SILENT))
        .isInstanceOfSatisfying(UnsealException.class, e -> assertThat(e.code()).isEqualTo(code));
    assertThat(yard.pictures).doesNotExist();
  }
}
