package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.picture.Box;

/**
 * The whole way through real decoding and encoding, by policy {@code moving}, which needs no model.
 */
class RedactCommandIT {
  private static final int FRAMES = 110;

  @TempDir Path folder;
  private Path clip = Path.of("");
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void drawAClip() {
    clip = DrawnClip.write(folder.resolve("yard.mp4"), FRAMES);
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
    List<String> arguments =
        new ArrayList<>(List.of("redact", clip.toString(), "-o", output.toString(), "--quiet"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Fields lastLine() {
    String text = out.toString(StandardCharsets.UTF_8).strip();
    return Json.read(text.substring(text.lastIndexOf('\n') + 1), "the result line");
  }

  private Fields document(Path file) throws IOException {
    return Json.read(Files.readString(file), "the document");
  }

  private List<String> files() throws IOException {
    try (var list = Files.list(folder)) {
      return list.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** Whether the walker's inner pixels are black in a frame of the output. */
  private boolean covered(Path file, int wanted) {
    try (Footage footage = new LibavFootageLibrary().open(file, 1);
        FrameStream frames = footage.frames()) {
      for (int index = 0; ; index++) {
        try (DecodedFrame frame = frames.next().orElseThrow()) {
          if (index == wanted) {
            return black(frame.picture().orElseThrow(), DrawnClip.walker(wanted).grow(-2, -2));
          }
        }
      }
    }
  }

  private static boolean black(PictureView picture, Box box) {
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        if ((picture.plane(0).get(y * picture.stride(0) + x) & 0xff) > 24) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void whatMovesIsCoveredAndTheFileSaysSo() throws IOException {
    Path output = folder.resolve("out.mp4");
    Path report = folder.resolve("report.json");
    int code = redact(output, "--policy", "moving", "--report", report.toString(), "--json");
    assertThat(said()).isEmpty();
    assertThat(code).isZero();
    for (int frame : new int[] {32, 50, 64, 65, 100}) {
      assertThat(covered(output, frame)).as("frame " + frame).isTrue();
    }
    assertThat(lastLine().list("recordings").getFirst().integer("frames")).isEqualTo(FRAMES);
    assertThat(document(report).child("output").integer("frames")).isEqualTo(FRAMES);
    assertThat(Files.readString(report)).doesNotContain(folder.toString()).doesNotContain("yard");
    assertThat(files()).containsExactly("home", "out.mp4", "report.json", "yard.mp4");
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheFile() throws IOException {
    assertThat(redact(folder.resolve("one.mp4"), "--policy", "moving", "--threads", "1")).isZero();
    assertThat(run("cache", "clear")).isZero();
    assertThat(redact(folder.resolve("eight.mp4"), "--policy", "moving", "--threads", "8"))
        .isZero();
    assertThat(Files.mismatch(folder.resolve("one.mp4"), folder.resolve("eight.mp4")))
        .isEqualTo(-1);
  }

  @Test
  void aSecondRunGivesTheSameReportApartFromTheTimes() throws IOException {
    Path first = folder.resolve("a.json");
    Path second = folder.resolve("b.json");
    redact(folder.resolve("a.mp4"), "--policy", "moving", "--report", first.toString());
    run("cache", "clear");
    redact(folder.resolve("b.mp4"), "--policy", "moving", "--report", second.toString());
    assertThat(withoutTimes(first)).isEqualTo(withoutTimes(second));
  }

  private static String withoutTimes(Path report) throws IOException {
    String text = Files.readString(report);
    return text.substring(0, text.indexOf("\"times\""));
  }

  @Test
  void aClearedSegmentIsShownAndTheOthersStayCovered() throws IOException {
    Path report = folder.resolve("report.json");
    redact(folder.resolve("out.mp4"), "--policy", "moving", "--report", report.toString());
    List<String> ids = new ArrayList<>();
    for (Fields stretch : document(report).list("stretches")) {
      for (Fields track : stretch.list("tracks")) {
        track.list("segments").forEach(segment -> ids.add(segment.text("id")));
      }
    }
    Path shown = folder.resolve("shown.mp4");
    int code = redact(shown, "--clear", String.join(",", ids), "--from", report.toString());
    assertThat(said()).isEmpty();
    assertThat(code).isZero();
    assertThat(covered(shown, 64)).isFalse();
    Path again = folder.resolve("again.mp4");
    assertThat(redact(again, "--clear", "99.1", "--from", report.toString())).isEqualTo(2);
    assertThat(said()).contains("no segment 99.1");
    assertThat(again).doesNotExist();
  }

  @Test
  void decisionsWithoutTheirAnalysisAreRefusedAndNothingIsAnalysedAfresh() throws IOException {
    Path report = folder.resolve("report.json");
    redact(folder.resolve("out.mp4"), "--policy", "moving", "--report", report.toString());
    run("cache", "clear");
    Path later = folder.resolve("later.mp4");
    assertThat(redact(later, "--clear", "1.1", "--from", report.toString())).isEqualTo(3);
    assertThat(later).doesNotExist();
  }

  @Test
  void decisionsOfAnotherRecordingAreRefused() throws IOException {
    Path report = folder.resolve("report.json");
    redact(folder.resolve("out.mp4"), "--policy", "moving", "--report", report.toString());
    clip = DrawnClip.write(folder.resolve("other.mp4"), FRAMES - 7);
    assertThat(redact(folder.resolve("later.mp4"), "--clear", "1.1", "--from", report.toString()))
        .isEqualTo(3);
  }

  @Test
  void anOutputThatExistsStaysUnlessForced() throws IOException {
    Path output = Files.writeString(folder.resolve("out.mp4"), "mine");
    assertThat(redact(output, "--policy", "moving")).isEqualTo(2);
    assertThat(output).hasContent("mine");
    assertThat(redact(output, "--policy", "moving", "--force")).isZero();
    assertThat(Files.size(output)).isGreaterThan(1000);
  }

  @Test
  void theRecordingItselfIsNeverTheOutput() {
    long before = clip.toFile().length();
    assertThat(redact(clip, "--policy", "moving", "--force")).isEqualTo(2);
    assertThat(clip.toFile()).hasSize(before);
  }

  @Test
  void whatIsNoVideoIsRefusedInOneLineAndLeavesNothing() throws IOException {
    Path output = folder.resolve("out.mp4");
    byte[] noise = new byte[5000];
    new java.util.Random(7).nextBytes(noise);
    for (byte[] content :
        List.of(new byte[0], "not a video\n".getBytes(StandardCharsets.UTF_8), noise)) {
      clip = Files.write(folder.resolve("input"), content);
      assertThat(redact(output, "--policy", "moving")).isEqualTo(3);
      assertThat(said().strip()).startsWith("unseal: ").doesNotContain("\n");
    }
    clip = folder.resolve("missing.mp4");
    assertThat(redact(output, "--policy", "moving")).isEqualTo(2);
    clip = folder;
    assertThat(redact(output, "--policy", "moving")).isEqualTo(2);
    assertThat(files()).containsExactly("input", "yard.mp4");
  }

  @Test
  void strictEndsWithOneWhileABackdropWasNotLookedAt() {
    Path output = folder.resolve("out.mp4");
    assertThat(redact(output, "--policy", "moving", "--strict")).isEqualTo(1);
    assertThat(output).exists();
  }

  @Test
  void severalRecordingsGoToAFolderAndABadOneDoesNotStopTheRest() throws IOException {
    Path target = Files.createDirectory(folder.resolve("made"));
    Path broken = Files.writeString(folder.resolve("broken.avi"), "no video");
    int code =
        run(
            "redact",
            broken.toString(),
            clip.toString(),
            "-o",
            target.toString(),
            "--policy",
            "moving",
            "--quiet",
            "--json");
    assertThat(code).isEqualTo(3);
    assertThat(target.resolve("yard.redacted.mp4")).exists();
    assertThat(lastLine().list("recordings").getFirst().text("error")).isEqualTo("NOT_A_VIDEO");
    assertThat(lastLine().list("recordings").getLast().integer("frames")).isEqualTo(FRAMES);
  }

  @Test
  void withoutAModelPolicyFacesNamesTheCommandThatFetchesIt() {
    assertThat(redact(folder.resolve("out.mp4"), "--policy", "faces")).isEqualTo(4);
    assertThat(said()).contains("unseal models fetch centerface");
  }

  @Test
  void badOptionsAreRefusedBeforeAnyWork() {
    Path output = folder.resolve("out.mp4");
    assertThat(redact(output, "--policy", "everyone")).isEqualTo(2);
    assertThat(redact(output, "--fill-color", "blue")).isEqualTo(2);
    assertThat(redact(output, "--audio", "loud")).isEqualTo(2);
    assertThat(redact(output, "--audit", "loud")).isEqualTo(2);
    assertThat(redact(output, "--clear", "3.1")).isEqualTo(2);
    assertThat(redact(output, "--threads", "0")).isEqualTo(2);
    assertThat(redact(output, "--strange")).isEqualTo(2);
    assertThat(said().strip()).startsWith("unseal: ").doesNotContain("\n");
  }
}
