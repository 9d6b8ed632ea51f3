package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.Progress;

/**
 * Audits what policy {@code moving} made, which needs no model, with the default detector. What is
 * planted in a file is told to its report, so that it is the file that the report tells of.
 */
class AuditCommandIT {
  private static final int FRAMES = 110;

  @TempDir Path folder;
  private Path clip = Path.of("");
  private Path made = Path.of("");
  private Path report = Path.of("");
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redactAClip() throws IOException {
    clip = DrawnClip.write(folder.resolve("yard.mp4"), FRAMES);
    made = folder.resolve("made.mp4");
    report = folder.resolve("report.json");
    takeTheModel();
    assertThat(redact(made, "--policy", "moving", "--report", report.toString()))
        .as(text(out) + text(err))
        .isZero();
  }

  /** {@code ./check} fetches it first. */
  private void takeTheModel() throws IOException {
    Path shelf = UserFolders.ofThisUser().cache().resolve("models");
    if (!Files.isDirectory(shelf)) {
      fail("these tests need the model centerface; run: ./unseal models fetch centerface");
    }
    Path own = Files.createDirectories(folder.resolve("home/cache/models"));
    try (var files = Files.list(shelf)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
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

  private int redact(Path output, String... more) {
    List<String> all =
        new ArrayList<>(List.of("redact", clip.toString(), "-o", output.toString(), "--quiet"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private int audit(Path file, Path told, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "audit",
                file.toString(),
                "--report",
                told.toString(),
                "--quiet",
                "--json",
                "--audit",
                "full"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private Fields result() {
    return Json.read(text(out), "the result");
  }

  private List<String> codes() {
    return result().list("findings").stream().map(finding -> finding.text("code")).toList();
  }

  /** A report that says that it tells of this file. */
  private Path reportOf(Path file) throws IOException {
    return reportOf(file, "", "");
  }

  private Path reportOf(Path file, String from, String to) throws IOException {
    String before = Digests.ofFile(made, Progress.SILENT);
    Path told = folder.resolve(file.getFileName() + ".report.json");
    return Files.writeString(
        told,
        Files.readString(report)
            .replace(before, Digests.ofFile(file, Progress.SILENT))
            .replace(from, to));
  }

  private Path copyWith(String name, byte[] more) throws IOException {
    Path copy = Files.copy(made, folder.resolve(name));
    return Files.write(copy, more, StandardOpenOption.APPEND);
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .array();
  }

  private List<String> segments() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Fields stretch : Json.read(Files.readString(report), "report").list("stretches")) {
      for (Fields track : stretch.list("tracks")) {
        track.list("segments").forEach(segment -> ids.add(segment.text("id")));
      }
    }
    return ids;
  }

  @Test
  void aCleanFileGivesNothingAndSaysHowMuchSuchALookFinds() {
    assertThat(audit(made, report, "--original", clip.toString())).as(text(out)).isZero();
    assertThat(codes()).isEmpty();
    assertThat(result().text("masks")).isEqualTo("plan");
    assertThat(result().child("looked").integer("whole")).isEqualTo(FRAMES);
    Fields recall = result().child("recall");
    assertThat(recall.flag("encoded")).isTrue();
    assertThat(recall.integer("found")).isEqualTo(recall.integer("tracks")).isPositive();
  }

  @Test
  void redactAuditsByDefaultAndTheReportHasIt() throws IOException {
    Fields told = Json.read(Files.readString(report), "the report").child("audit");
    assertThat(told.text("mode")).isEqualTo("sample");
    assertThat(told.list("findings")).isEmpty();
    assertThat(told.child("looked").integer("movementSample")).isPositive();
    Path other = folder.resolve("other.json");
    assertThat(redact(folder.resolve("o.mp4"), "--report", other.toString(), "--no-audit"))
        .isZero();
    assertThat(Json.read(Files.readString(other), "the report").has("audit")).isFalse();
  }

  @Test
  void aMaskThatWasLeftOutIsFound() throws IOException {
    Path shown = folder.resolve("shown.mp4");
    redact(shown, "--clear", String.join(",", segments()), "--from", report.toString());
    assertThat(audit(shown, reportOf(shown))).isEqualTo(1);
    assertThat(codes()).contains("MASK_MISSING", "MOVING_HEAD_SEEN");
    Fields finding =
        result().list("findings").stream()
            .filter(one -> one.text("code").equals("MOVING_HEAD_SEEN"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.child("bestBox").box())
        .matches(box -> box.overlaps(DrawnClip.walker(finding.integer("bestFrame"))));
  }

  @Test
  void theSameIsFoundWithoutTheAnalysisByTheReportAlone() throws IOException {
    Path shown = folder.resolve("shown.mp4");
    redact(shown, "--clear", String.join(",", segments()), "--from", report.toString());
    assertThat(run("cache", "clear")).isZero();
    assertThat(audit(shown, reportOf(shown))).isEqualTo(1);
    assertThat(codes()).contains("MOVING_HEAD_SEEN").doesNotContain("MASK_MISSING");
    assertThat(result().text("masks")).isEqualTo("seen");
    assertThat(audit(made, report)).as(text(out)).isZero();
  }

  @Test
  void whatWasClearedIsSubtractedAndCounted() throws IOException {
    Path shown = folder.resolve("shown.mp4");
    Path told = folder.resolve("told.json");
    int code =
        redact(
            shown,
            "--clear",
            String.join(",", segments()),
            "--from",
            report.toString(),
            "--audit",
            "full",
            "--report",
            told.toString());
    assertThat(code).isZero();
    Fields audit = Json.read(Files.readString(told), "the report").child("audit");
    assertThat(audit.child("subtracted").integer("cleared")).isPositive();
  }

  @Test
  void aDismissedFindingIsNoneAnyMore() throws IOException {
    Path shown = folder.resolve("shown.mp4");
    redact(shown, "--clear", String.join(",", segments()), "--from", report.toString());
    Path told = reportOf(shown);
    audit(shown, told);
    StringBuilder dismissed = new StringBuilder();
    for (Fields finding : result().list("findings")) {
      if (!finding.has("box")) {
        continue; // the source's own supplements, which the report knows nothing of
      }
      int[] frames = finding.child("frames").integers();
      var box = finding.child("box").box();
      dismissed.append(
          "%s{\"frames\":[%d,%d],\"box\":[%d,%d,%d,%d],\"ground\":\"a block\"}"
              .formatted(
                  dismissed.isEmpty() ? "" : ",",
                  frames[0],
                  frames[1],
                  box.left(),
                  box.top(),
                  box.right(),
                  box.bottom()));
    }
    String text = Files.readString(told);
    int at = text.indexOf("\"segments\"", text.indexOf("\"decisions\" : {"));
    Files.writeString(
        told, text.substring(0, at) + "\"audit\":[" + dismissed + "]," + text.substring(at));
    assertThat(audit(shown, told)).isEqualTo(1);
    assertThat(codes()).contains("MASK_MISSING").doesNotContain("MOVING_HEAD_SEEN");
    assertThat(result().child("subtracted").integer("dismissed")).isPositive();
  }

  @Test
  void whatLiesBesidesTheMediaIsResidue() throws IOException {
    byte[] note = "somebody's name".getBytes(StandardCharsets.UTF_8);
    for (Path file :
        List.of(
            copyWith("trailing.mp4", new byte[] {1, 2, 3}),
            copyWith("described.mp4", box("udta", note)),
            copyWith("padded.mp4", box("free", note)),
            copyWith("hidden.mp4", box("mdat", note)),
            copyWith("metadata.mp4", box("meta", note)),
            copyWith("thumbnail.mp4", box("uuid", new byte[400])),
            copyWith("tool.mp4", box("free", "Lavf62".getBytes(StandardCharsets.US_ASCII))))) {
      assertThat(audit(file, reportOf(file))).as(file.toString()).isEqualTo(1);
      assertThat(codes()).as(file.toString()).contains("RESIDUE");
    }
  }

  private List<String> messages() {
    return result().list("findings").stream().map(finding -> finding.text("message")).toList();
  }

  @Test
  void soundThatShouldBeGoneIsFoundAndSoundThatMayStayIsNot() throws IOException {
    clip = DrawnClip.write(folder.resolve("heard.mp4"), FRAMES, "mp4", "crf=18;tone=aac");
    made = folder.resolve("heard-made.mp4");
    report = folder.resolve("heard.json");
    assertThat(redact(made, "--policy", "moving", "--audio", "keep", "--report", report.toString()))
        .isZero();
    assertThat(audit(made, report)).as(text(out)).isZero();
    Path told = reportOf(made, "\"audio\" : \"keep\"", "\"audio\" : \"drop\"");
    assertThat(audit(made, told)).isEqualTo(1);
    assertThat(codes()).containsExactly("SOUND_LEFT");
  }

  /** The file with its track there once more, as one of another sort, with samples of its own. */
  private Path withSecondTrack(String name, String handler) throws IOException {
    byte[] bytes = Files.readAllBytes(made);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int movie = text.indexOf("moov") - 4;
    int track = text.indexOf("trak", movie) - 4;
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    int length = whole.getInt(track);
    byte[] copy = java.util.Arrays.copyOfRange(bytes, track, track + length);
    String copied = new String(copy, StandardCharsets.ISO_8859_1);
    ByteBuffer second = ByteBuffer.wrap(copy);
    second.putInt(copied.indexOf("tkhd") + 16, 2);
    second.put(copied.indexOf("vide"), handler.getBytes(StandardCharsets.US_ASCII));
    int media = text.indexOf("mdat") - 4;
    assertThat(media).isGreaterThan(movie);
    byte[] again = java.util.Arrays.copyOfRange(bytes, media, bytes.length);
    shift(bytes, length);
    shift(copy, length + again.length);
    whole.putInt(movie, whole.getInt(movie) + length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, track + length);
    all.write(copy);
    all.write(bytes, track + length, bytes.length - track - length);
    all.write(again);
    return Files.write(folder.resolve(name), all.toByteArray());
  }

  /** Where the samples of the first track begin, so much later. */
  private static void shift(byte[] table, int later) {
    ByteBuffer offsets = ByteBuffer.wrap(table);
    int at = new String(table, StandardCharsets.ISO_8859_1).indexOf("stco");
    for (int i = 0; i < offsets.getInt(at + 8); i++) {
      int place = at + 12 + 4 * i;
      offsets.putInt(place, offsets.getInt(place) + later);
    }
  }

  @Test
  void aTrackThatNobodyRedactedIsFound() throws IOException {
    assertThat(audit(made, report)).as(text(out)).isZero();
    Path pictures = withSecondTrack("pictures.mp4", "vide");
    assertThat(audit(pictures, reportOf(pictures))).isEqualTo(1);
    assertThat(codes()).as(text(out)).contains("TRACK_LEFT");
    assertThat(messages()).contains("more than one track of pictures");
    Path words = withSecondTrack("words.mp4", "text");
    assertThat(audit(words, reportOf(words))).isEqualTo(1);
    assertThat(codes()).contains("TRACK_LEFT");
    assertThat(messages()).contains("a track that is neither pictures nor sound");
  }

  @Test
  void supplementsInEncodedPicturesAreResidueAndInCopiedOnesAreNot() throws IOException {
    String words = "supplemental information (SEI) in pictures that were encoded";
    // the recording's own encoder wrote its settings into the first picture
    Path own = Files.copy(clip, folder.resolve("own.mp4"));
    assertThat(audit(own, reportOf(own))).isEqualTo(1);
    assertThat(messages()).contains(words);
    audit(own, reportOf(own, "\"passed\" : false", "\"passed\" : true"));
    assertThat(messages()).doesNotContain(words);
    Path full = folder.resolve("full.mp4");
    Path fully = folder.resolve("full.json");
    assertThat(redact(full, "--policy", "moving", "--render", "full", "--report", fully.toString()))
        .isZero();
    assertThat(audit(full, fully)).as(text(out)).isZero();
    assertThat(messages()).doesNotContain(words);
  }

  @Test
  void timesAreComparedWithoutTheAnalysis() throws IOException {
    assertThat(run("cache", "clear")).isZero();
    assertThat(audit(made, report, "--original", clip.toString())).as(text(out)).isZero();
    assertThat(result().child("notChecked").elements().stream().map(Fields::text))
        .noneMatch(line -> line.startsWith("when frames are shown"))
        .anyMatch(line -> line.startsWith("how much such an audit finds"));
    Path slow = Files.copy(made, folder.resolve("slow.mp4"));
    byte[] bytes = Files.readAllBytes(slow);
    int times = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stts");
    ByteBuffer first = ByteBuffer.wrap(bytes);
    first.putInt(times + 16, first.getInt(times + 16) * 2);
    Files.write(slow, bytes);
    assertThat(audit(slow, reportOf(slow), "--original", clip.toString())).isEqualTo(1);
    assertThat(codes()).contains("TIMES_DIFFER");
  }

  @Test
  void aFileThatIsNotTheReportsIsRefused() throws IOException {
    assertThat(audit(copyWith("other.mp4", new byte[] {0}), report)).isEqualTo(3);
    assertThat(text(err)).contains("is not the file that the report tells of");
    assertThat(audit(made, report, "--original", made.toString())).isEqualTo(3);
    assertThat(audit(folder.resolve("missing.mp4"), report)).isEqualTo(2);
    assertThat(audit(made, folder.resolve("missing.json"))).isEqualTo(2);
    assertThat(audit(made, Files.writeString(folder.resolve("bad.json"), "{}"))).isEqualTo(2);
    assertThat(audit(made, report, "--threads", "0")).isEqualTo(2);
  }

  @Test
  void aReportWhoseNumbersCantBeIsRefused() throws IOException {
    assertThat(run("cache", "clear")).isZero();
    String text = Files.readString(report);
    String span = "\"frames\" : [ 0, " + FRAMES + " ]";
    assertThat(text).contains(span);
    for (String wrong : List.of("[ 0, 2000000000 ]", "[ 5, " + FRAMES + " ]", "[ 3, 1 ]")) {
      Path told = folder.resolve("wrong.json");
      Files.writeString(told, text.replace(span, "\"frames\" : " + wrong));
      assertThat(audit(made, told)).as(wrong).isEqualTo(2);
      assertThat(text(err).strip()).startsWith("unseal: ").doesNotContain("\n");
    }
  }

  @Test
  void withoutAModelItNamesTheCommandThatFetchesOne() throws IOException {
    try (var files = Files.list(folder.resolve("home/cache/models"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThat(audit(made, report)).isEqualTo(4);
    assertThat(text(err)).contains("unseal models fetch ultraface");
    assertThat(redact(folder.resolve("again.mp4"), "--policy", "moving")).isZero();
  }

  @Test
  void picturesOfFindingsAreTheirOwnersAloneAndLieWhereTheyWereAskedFor() throws IOException {
    Path shown = folder.resolve("shown.mp4");
    redact(shown, "--clear", String.join(",", segments()), "--from", report.toString());
    Path crops = folder.resolve("crops");
    audit(shown, reportOf(shown), "--crops", crops.toString());
    try (var files = Files.list(crops)) {
      List<Path> pictures = files.toList();
      assertThat(pictures).isNotEmpty();
      for (Path picture : pictures) {
        assertThat(Files.getPosixFilePermissions(picture)).hasSize(2);
      }
    }
  }

  /** What moves is covered, and a face that hangs on the wall is not. */
  @Test
  void noPictureOfAFindingIsInAReleaseWithFindings() throws IOException {
    clip = DrawnClip.writeWithFace(folder.resolve("portrait.mp4"), FRAMES);
    String word = Files.writeString(folder.resolve("word"), "four small stones\n").toString();
    String[] sign = {"--sign-with", "own", "--passphrase-file", word, "--quiet"};
    assertThat(run(all(sign, "seal", clip.toString()))).as(text(err)).isZero();
    Path target = folder.resolve("release");
    Path crops = folder.resolve("crops");
    int code =
        run(
            all(
                sign,
                "redact",
                clip.toString(),
                "--policy",
                "moving",
                "--audit",
                "full",
                "--crops",
                crops.toString(),
                "--seal",
                clip + ".seal.json",
                "--accept-unreviewed",
                "a trial",
                "--release",
                target.toString()));
    assertThat(code).as(text(err)).isEqualTo(1);
    try (var pictures = Files.list(crops)) {
      assertThat(pictures).isNotEmpty();
    }
    assertThat(Files.readString(target.resolve("release.json"))).contains("FACE_SEEN");
    try (var files = Files.walk(target)) {
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

  private static String[] all(String[] last, String... first) {
    List<String> words = new ArrayList<>(List.of(first));
    words.addAll(List.of(last));
    return words.toArray(String[]::new);
  }
}
