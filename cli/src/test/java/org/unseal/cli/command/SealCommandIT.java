package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.seal.Seal;

/** Sealing real files. */
final class SealCommandIT {
  @TempDir private Path folder;
  private Path clip = Path.of("");
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void drawAClip() {
    clip = DrawnClip.write(folder.resolve("yard.mp4"), 60);
  }

  private int run(String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    return CommandLineRun.run(
        arguments,
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            new Cancellation(),
            new Scratch(Optional.empty()),
            new UserFolders(folder.resolve("home/cache"), folder.resolve("home/settings"))));
  }

  private Seal seal(Path file) throws IOException, MalformedJsonException {
    return Seal.read(Files.readAllBytes(file));
  }

  @Test
  void sealAndSeedLieBesideTheRecording() throws IOException, MalformedJsonException {
    byte[] before = Files.readAllBytes(clip);
    assertThat(run("seal", clip.toString(), "--quiet")).isZero();
    Seal seal = seal(folder.resolve("yard.mp4.seal.json"));
    assertThat(seal.tracks()).extracting(Seal.Track::track).contains("v0");
    assertThat(seal.tracks().getFirst().leaves()).isPositive();
    assertThat(Files.readString(folder.resolve("yard.mp4.seed"))).matches("[0-9a-f]{64}\n");
    assertThat(Files.readAllBytes(clip)).isEqualTo(before);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("v0  ", "new; keep it secret");
  }

  @Test
  void seedIsItsOwnersAlone() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    run("seal", clip.toString(), "--quiet");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("yard.mp4.seed"))))
        .isEqualTo("rw-------");
  }

  @Test
  void sameSeedGivesTheSameRootsAndAnotherOneOthers() throws IOException, MalformedJsonException {
    run("seal", clip.toString(), "--quiet");
    Seal first = seal(folder.resolve("yard.mp4.seal.json"));
    assertThat(run("seal", clip.toString(), "--quiet", "--force")).isZero();
    assertThat(seal(folder.resolve("yard.mp4.seal.json")).tracks()).isEqualTo(first.tracks());
    run("seal", clip.toString(), "--quiet", "--force", "--seed", folder.resolve("s2").toString());
    Seal other = seal(folder.resolve("yard.mp4.seal.json"));
    assertThat(other.tracks().getFirst().root()).isNotEqualTo(first.tracks().getFirst().root());
    assertThat(other.file()).isNotEqualTo(first.file());
    assertThat(other.size()).isNotEqualTo(first.size());
  }

  @Test
  void existingSealIsNotReplacedAndABrokenSeedIsRefused() throws IOException {
    run("seal", clip.toString(), "--quiet");
    assertThat(run("seal", clip.toString(), "--quiet")).isEqualTo(2);
    Files.writeString(folder.resolve("yard.mp4.seed"), "not a seed");
    assertThat(run("seal", clip.toString(), "--quiet", "--force")).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("yard.mp4.seed"))).isEqualTo("not a seed");
  }

  @Test
  void whatIsNoRecordingLeavesNothingBehind() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no recording at all");
    assertThat(run("seal", text.toString(), "--quiet")).isEqualTo(3);
    assertThat(run("seal", folder.resolve("missing.mp4").toString(), "--quiet")).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("yard.mp4", "notes.txt");
    }
  }

  @Test
  void signatureIsTheKeysOverTheSeal() throws IOException, MalformedJsonException {
    Path passphrase = Files.writeString(folder.resolve("word"), "four small grey stones\n");
    assertThat(
            run(
                "seal",
                clip.toString(),
                "--quiet",
                "--sign-with",
                "own",
                "--passphrase-file",
                passphrase.toString()))
        .isZero();
    byte[] seal = Files.readAllBytes(folder.resolve("yard.mp4.seal.json"));
    SignatureDocument signature =
        SignatureDocument.read(Files.readAllBytes(folder.resolve("yard.mp4.seal.json.sig")));
    assertThat(signature.check(new DocumentType("seal"), seal)).isEqualTo(SignatureCheck.VALID);
    seal[40] ^= 1;
    assertThat(signature.check(new DocumentType("seal"), seal)).isEqualTo(SignatureCheck.BAD);
  }

  @Test
  void picturesAreSealedTooAndCanBeSealedLater() throws IOException, MalformedJsonException {
    assertThat(run("seal", clip.toString(), "--quiet", "--no-pictures")).isZero();
    Path pictures = folder.resolve("yard.mp4.pictures.json");
    assertThat(pictures).doesNotExist();
    assertThat(run("seal", clip.toString(), "--quiet", "--pictures-only")).isZero();
    PictureSeal later = PictureSeal.read(Files.readAllBytes(pictures));
    assertThat(later.seal()).isEqualTo(seal(folder.resolve("yard.mp4.seal.json")).digest());
    Files.delete(pictures);
    Files.delete(folder.resolve("yard.mp4.pictures.json.blocks"));
    assertThat(run("seal", clip.toString(), "--quiet", "--force")).isZero();
    PictureSeal together = PictureSeal.read(Files.readAllBytes(pictures));
    assertThat(together.tracks()).isEqualTo(later.tracks()).hasSize(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("60 frames");
  }

  @Test
  void pictureSealNeedsASealAndGoesWithNoOther() {
    assertThat(run("seal", clip.toString(), "--quiet", "--pictures-only")).isEqualTo(2);
    assertThat(run("seal", clip.toString(), "--quiet", "--pictures-only", "--no-pictures"))
        .isEqualTo(2);
    assertThat(folder.resolve("yard.mp4.seal.json")).doesNotExist();
  }

  @Test
  void signatureOfASealThatIsReplacedGoesWithIt() throws IOException {
    Path passphrase = Files.writeString(folder.resolve("word"), "four small grey stones\n");
    String[] signed = {
      "seal",
      clip.toString(),
      "--quiet",
      "--sign-with",
      "own",
      "--passphrase-file",
      passphrase.toString()
    };
    assertThat(run(signed)).isZero();
    Path signature = folder.resolve("yard.mp4.seal.json.sig");
    assertThat(signature).exists();
    assertThat(folder.resolve("yard.mp4.pictures.json.sig")).exists();
    assertThat(run("seal", clip.toString(), "--quiet", "--force")).isZero();
    assertThat(signature).doesNotExist();
    assertThat(folder.resolve("yard.mp4.pictures.json.sig")).doesNotExist();
  }

  @Test
  void seedThatWasThereIsMentionedUnlessItIsThisRecordings() {
    String secret = folder.resolve("shared.seed").toString();
    Path other = DrawnClip.write(folder.resolve("gate.mp4"), 40);
    assertThat(run("seal", clip.toString(), "--quiet", "--no-pictures", "--seed", secret)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("was there already");
    assertThat(
            run("seal", clip.toString(), "--quiet", "--no-pictures", "--force", "--seed", secret))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("was there already");
    assertThat(run("seal", other.toString(), "--quiet", "--no-pictures", "--seed", secret))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("was there already");
  }

  @Test
  void withoutAPassphraseNothingIsWritten() {
    assertThat(run("seal", clip.toString(), "--quiet", "--sign-with", "own")).isEqualTo(4);
    assertThat(folder.resolve("yard.mp4.seal.json")).doesNotExist();
    assertThat(folder.resolve("yard.mp4.seed")).doesNotExist();
  }

  @Test
  void jsonLineSaysWhatWasMade() {
    assertThat(run("seal", clip.toString(), "--quiet", "--json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .matches(
            "\\{\"command\":\"seal\",\"complete\":true,\"newSeed\":true,"
                + "\"picturesSha256\":\"[0-9a-f]{64}\",\"sealSha256\":\"[0-9a-f]{64}\","
                + "\"seedSeenBefore\":false,\"signed\":false}\\R");
  }
}
