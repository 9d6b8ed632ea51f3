package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Samples;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;

/** From the seal to what a stranger is told of the release. */
final class ReleaseCommandIT {
  private static final int FRAMES = 110;

  @TempDir private Path folder;
  private Path clip = Path.of("");
  private Path passphrase = Path.of("");
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void sealAClip() throws IOException {
    clip = DrawnClip.write(folder.resolve("yard.mp4"), FRAMES);
    passphrase = Files.writeString(folder.resolve("word"), "four small grey stones\n");
    assertThat(signed("seal", clip.toString())).isZero();
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

  private int signed(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--sign-with", "own", "--passphrase-file", passphrase.toString(), "--quiet"));
    return run(all.toArray(String[]::new));
  }

  private int release(Path target, String... more) {
    List<String> all = new ArrayList<>(List.of("--policy", "moving"));
    all.addAll(List.of(more));
    return releaseDecided(target, all.toArray(String[]::new));
  }

  /** Decisions bring their policy with them. */
  private int releaseDecided(Path target, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "redact",
                clip.toString(),
                "--seal",
                clip + ".seal.json",
                "--release",
                target.toString(),
                "--ground",
                "students"));
    all.addAll(List.of(more));
    return signed(all.toArray(String[]::new));
  }

  private Path released() {
    Path target = folder.resolve("release");
    assertThat(release(target, "--accept-unreviewed", "it is a trial"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    return target;
  }

  private String fingerprint() {
    run("keys", "show", "own", "--json");
    String shown = out.toString(StandardCharsets.UTF_8);
    return shown.replaceAll("(?s).*\"publicKey\" *: *\"([0-9a-f]{64})\".*", "$1");
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int pinAndVerify(Path target) {
    String key = fingerprint();
    run("keys", "pin", key, "--label", "a fictional office");
    return run("verify", target.toString(), "--quiet");
  }

  @Test
  void strangerIsToldThatItIsIntactAndWhatItDoesNotSay() throws IOException {
    Path target = released();
    assertThat(pinAndVerify(target)).as(told()).isZero();
    assertThat(told())
        .contains("KEY PINNED", "students", "it is a trial", "What this does not say")
        .contains("blocks compared")
        .contains("Sound: none in the original: the sealed list of tracks has no sound");
    try (var files = Files.walk(target)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> target.relativize(f).toString()))
          .contains("release.json", "release.json.sig", "plan.json", "decisions.json", "tiles.bin");
    }
  }

  /** A timeline that another program computed. */
  private static String timeline() throws IOException {
    Path module = Path.of("").toAbsolutePath(); // where Maven runs a module's tests
    Path root = Files.exists(module.resolve("unseal")) ? module : module.resolve("..");
    return Files.readString(root.resolve("docs/formats/vectors/timeline.json"));
  }

  @Test
  void timelineIsReleasedAndSolvedAgain() throws IOException {
    Path times = Files.writeString(folder.resolve("times.json"), timeline());
    Path target = folder.resolve("timed");

    assertThat(release(target, "--accept-unreviewed", "a trial", "--timeline", times.toString()))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();

    assertThat(pinAndVerify(target)).as(told()).isZero();
    assertThat(told()).contains("Times: ");
    assertThat(target.resolve("timeline.json")).hasSameBinaryContentAs(times);
  }

  @Test
  void timelineWhoseIntervalsDoNotFollowIsNotReleased() throws IOException {
    String narrower = timeline().replaceFirst("1746555645450000", "1746555645450001");
    Path times = Files.writeString(folder.resolve("times.json"), narrower);
    Path target = folder.resolve("timed");

    assertThat(release(target, "--accept-unreviewed", "a trial", "--timeline", times.toString()))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("do not follow from its statements");
    assertThat(target).doesNotExist();
    Files.writeString(times, "{}");
    assertThat(release(target, "--accept-unreviewed", "a trial", "--timeline", times.toString()))
        .isEqualTo(2);
  }

  @Test
  void unknownKeyIsNeverGood() {
    Path target = released();
    assertThat(run("verify", target.toString(), "--quiet")).isEqualTo(1);
    assertThat(told()).contains("KEY_UNKNOWN");
  }

  @Test
  void backdropsMustBeLookedAtOrAReasonGiven() {
    Path target = folder.resolve("release");
    assertThat(release(target)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--accept-unreviewed");
    assertThat(target).doesNotExist();
  }

  @Test
  void manifestSaysWhetherPicturesWereSealedBeforeTheFirstDecision() throws IOException {
    Path report = folder.resolve("report.json");
    assertThat(
            run(
                "redact",
                clip.toString(),
                "-o",
                folder.resolve("first.mp4").toString(),
                "--policy",
                "moving",
                "--report",
                report.toString(),
                "--quiet"))
        .isZero();
    assertThat(Files.readString(released().resolve("release.json")))
        .doesNotContain("beforeDecision"); // nobody decided anything
    Path decided = folder.resolve("decided");
    assertThat(releaseDecided(decided, "2100-01-01T00:00:00Z", report))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(Files.readString(decided.resolve("release.json")))
        .contains("\"beforeDecision\":true");
    assertThat(pinAndVerify(decided)).as(told()).isZero();
    assertThat(told())
        .contains("sealed before anything was decided", "which you call \"a fictional office\"");
    Path late = folder.resolve("late");
    assertThat(releaseDecided(late, "2020-01-01T00:00:00Z", report))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(Files.readString(late.resolve("release.json"))).contains("\"beforeDecision\":false");
    Path now = folder.resolve("now");
    assertThat(
            releaseDecided(
                now,
                "--accept-unreviewed",
                "a trial",
                "--clear",
                "1.1",
                "--from",
                report.toString()))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(Files.readString(now.resolve("release.json")))
        .doesNotContain("\"beforeDecision\":false"); // what is decided now was not decided before
  }

  /** A release with one segment that was cleared at a time. */
  private int releaseDecided(Path target, String when, Path report) throws IOException {
    String analysis = Files.readString(report).replaceAll("(?s).*\"decisions\" : ", "");
    String decisions =
        analysis
            .substring(0, analysis.indexOf("\"backdrops\""))
            .replaceAll(
                "(?s)\"segments\" : \\[.*\\]",
                "\"segments\" : [{\"id\": \"1.1\", \"decision\": \"clear\", \"ground\": \"\","
                    + " \"decided\": \"%s\"}]".formatted(when));
    Path file =
        Files.writeString(
            folder.resolve(target.getFileName() + ".json"), decisions + "\"backdrops\": []}");
    return releaseDecided(target, "--accept-unreviewed", "a trial", "--decisions", file.toString());
  }

  @Test
  void picturesOfWhatAnAuditFindsNeverLieInARelease() throws IOException {
    Path target = folder.resolve("release");
    String crops = target.resolve("media").resolve("..").resolve("crops").toString();
    assertThat(release(target, "--accept-unreviewed", "a trial", "--crops", crops)).isEqualTo(2);
    assertThat(target).doesNotExist();
    try (var files = Files.walk(released())) {
      assertThat(files.filter(Files::isRegularFile).map(file -> target.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "media/recording.mp4",
              "release.json",
              "release.json.sig",
              "plan.json",
              "decisions.json",
              "decisions.json.sig",
              "recording.seal.json",
              "recording.seal.json.sig",
              "recording.pictures.json",
              "recording.pictures.json.sig",
              "tiles.bin");
    }
  }

  @Test
  void releaseIsNeverReplacedAndAnotherRecordingsSealIsRefused() throws IOException {
    Path target = Files.createDirectory(folder.resolve("release"));
    assertThat(release(target, "--accept-unreviewed", "it is a trial", "--force")).isEqualTo(2);
    Path other = DrawnClip.write(folder.resolve("other.mp4"), 40);
    assertThat(signed("seal", other.toString(), "--no-pictures")).isZero();
    Path second = folder.resolve("second");
    assertThat(release(second, "--accept-unreviewed", "it is a trial", "--seed", other + ".seed"))
        .isEqualTo(3);
    assertThat(second).doesNotExist();
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(n -> n.endsWith("partial"));
    }
  }

  @Test
  void everyLeafIsAccountedForAndChangedBytesAreNamed() throws IOException, MalformedJsonException {
    Path target = released();
    Release manifest = Release.read(Files.readAllBytes(target.resolve("release.json")));
    List<Entry> entries = manifest.tracks().getFirst().entries();
    assertThat(entries.stream().mapToLong(Entry::leaves).sum())
        .isEqualTo(entries.getLast().leaf() + entries.getLast().leaves());
    Path media = target.resolve("media/recording.mp4");
    byte[] bytes = Files.readAllBytes(media);
    bytes[bytes.length - 100] ^= 1;
    Files.write(media, bytes);
    assertThat(pinAndVerify(target)).isEqualTo(1);
    assertThat(told()).contains("FILE_DIFFERS").containsAnyOf("UNIT_CHANGED", "RENDER_DIFFERS");
    bytes[bytes.length - 100] ^= 1;
    Files.write(media, bytes);
    Path plan = target.resolve("plan.json");
    Files.writeString(
        plan, Files.readString(plan).replace("\"width\":", "\"width\": "), StandardCharsets.UTF_8);
    assertThat(run("verify", target.toString(), "--quiet")).isEqualTo(1);
    assertThat(told()).containsAnyOf("FILE_DIFFERS", "PLAN_UNREADABLE");
    Path manifestFile = target.resolve("release.json");
    Files.writeString(manifestFile, Files.readString(manifestFile).replace("students", "Students"));
    assertThat(run("verify", target.toString(), "--quiet")).isEqualTo(1);
    assertThat(told()).contains("SIGNATURE_BAD");
  }

  @Test
  void interlacedRecordingIsReleased() {
    clip =
        DrawnClip.write(
            folder.resolve("woven"), FRAMES, "mp4", "crf=18;flags=+ildct+ilme;field_order=tt");
    assertThat(signed("seal", clip.toString())).isZero();
    assertThat(pinAndVerify(released())).as(told()).isZero();
  }

  private long compared(Path target) {
    assertThat(pinAndVerify(target)).as(told()).isZero();
    Matcher words = Pattern.compile("(\\d+) blocks compared").matcher(told());
    assertThat(words.find()).isTrue();
    return Long.parseLong(words.group(1));
  }

  @Test
  void everyBlockCanBeOpened() throws IOException {
    long drawn = compared(released());
    Path all = folder.resolve("all");
    assertThat(release(all, "--accept-unreviewed", "it is a trial", "--open", "all")).isZero();
    assertThat(compared(all)).isGreaterThan(drawn);
    assertThat(Files.size(all.resolve("tiles.bin")))
        .isGreaterThan(Files.size(folder.resolve("release/tiles.bin")));
    assertThat(run("redact", clip.toString(), "-o", "x.mp4", "--open", "all")).isEqualTo(2);
  }

  private Path releasedWithSound(String container, String codec) {
    clip = DrawnClip.write(folder.resolve("heard"), FRAMES, container, "crf=18;tone=" + codec);
    assertThat(signed("seal", clip.toString())).isZero();
    Path target = folder.resolve("release");
    assertThat(release(target, "--audio", "keep", "--accept-unreviewed", "it is a trial"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    return target;
  }

  @ParameterizedTest
  @CsvSource({"mp4,aac", "mpegts,aac", "matroska,aac", "matroska,libopus"})
  void soundThatIsCarriedOverIsProved(String container, String codec)
      throws IOException, MalformedJsonException {
    Path target = releasedWithSound(container, codec);
    assertThat(pinAndVerify(target)).as(told()).isZero();
    Release manifest = Release.read(Files.readAllBytes(target.resolve("release.json")));
    List<Entry> entries = manifest.tracks().get(1).entries();
    assertThat(entries).filteredOn(Entry.Pass.class::isInstance).hasSizeGreaterThan(2);
    assertThat(entries.subList(1, entries.size())).allMatch(Entry.Pass.class::isInstance);
    assertThat(reproduce(target)).isZero();
    Path media = target.resolve("media/recording.mp4");
    byte[] bytes = Files.readAllBytes(media);
    long at;
    try (FileChannel channel = FileChannel.open(media)) {
      Mp4Samples sound = Mp4File.read(channel).tracks().get(1).samples();
      at = sound.offset(sound.count() / 2) + 3;
    } catch (MalformedMp4Exception e) {
      throw new AssertionError(e);
    }
    bytes[(int) at] ^= 1;
    Files.write(media, bytes);
    assertThat(run("verify", target.toString(), "--quiet")).isEqualTo(1);
    // packets of an even tone are so alike that another one may be what it becomes
    assertThat(told()).containsAnyOf("UNIT_CHANGED", "UNIT_REPEATED");
  }

  @Test
  void soundThatIsCodedAgainIsSaidNotToBeProved() {
    Path target = releasedWithSound("matroska", "pcm_mulaw");
    assertThat(pinAndVerify(target)).isEqualTo(1);
    assertThat(told()).contains("NOT_PROVED").doesNotContain("UNIT_CHANGED");
  }

  private int reproduce(Path target, String... more) {
    List<String> all =
        new ArrayList<>(List.of("redact", clip.toString(), "--reproduce", target.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void whoHasTheOriginalGetsTheSameBytesFromTheRelease() throws IOException {
    Path target = released();
    Path kept = folder.resolve("again.mp4");
    assertThat(reproduce(target, "-o", kept.toString(), "--threads", "1"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(told()).contains("REPRODUCED");
    assertThat(kept).hasSameBinaryContentAs(target.resolve("media/recording.mp4"));
    assertThat(reproduce(target, "--json", "--quiet")).isZero();
    assertThat(told()).contains("\"same\":true");
    try (var files = Files.list(folder.resolve("home/cache"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(n -> n.endsWith("partial") || n.startsWith("reproduced"));
    }
  }

  @Test
  void changedMediaIsNotReproduced() throws IOException {
    Path target = released();
    Path media = target.resolve("media/recording.mp4");
    byte[] bytes = Files.readAllBytes(media);
    bytes[bytes.length - 100] ^= 1;
    Files.write(media, bytes);
    assertThat(reproduce(target)).isEqualTo(1);
    assertThat(told()).contains("NOT REPRODUCED", "coded picture that differs");
  }

  @Test
  void reproducingRefusesWhatItCantFollow() throws IOException {
    Path target = released();
    Path other = DrawnClip.write(folder.resolve("other.mp4"), 40);
    assertThat(
            run(
                "redact",
                other.toString(),
                "--reproduce",
                target.toString(),
                "--seed",
                clip + ".seed"))
        .isEqualTo(3);
    assertThat(reproduce(folder.resolve("nothing"))).isEqualTo(3);
    assertThat(reproduce(target, "--policy", "moving")).isEqualTo(2);
    Path plan = target.resolve("plan.json");
    Files.writeString(plan, Files.readString(plan).replace("\"fill\":\"#0", "\"fill\":\"#1"));
    assertThat(reproduce(target)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("plan.json");
  }
}
