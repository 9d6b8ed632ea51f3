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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.verify.PlacedFrames;

/** A run of frames of a recording, released: what a stranger is told, and who made it again. */
final class ReleaseTrimIT {
  /** Seven GOPs; somebody walks through the picture from frame 20 to 135. */
  private static final int FRAMES = 210;

  @TempDir private Path folder;
  private Path clip = Path.of("");
  private Path passphrase = Path.of("");
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void choosePassphrase() throws IOException {
    passphrase = Files.writeString(folder.resolve("word"), "four small grey stones\n");
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

  private void seal(Path recording) {
    clip = recording;
    assertThat(signed("seal", clip.toString())).as(said()).isZero();
  }

  private int release(Path target, String frames, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "redact",
                clip.toString(),
                "--policy",
                "moving",
                "--seal",
                clip + ".seal.json",
                "--release",
                target.toString(),
                "--ground",
                "students",
                "--accept-unreviewed",
                "a trial",
                "--frames",
                frames));
    all.addAll(List.of(more));
    return signed(all.toArray(String[]::new));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private void assertGood(Path target) {
    run("keys", "show", "own", "--json");
    String key =
        out.toString(StandardCharsets.UTF_8)
            .replaceAll("(?s).*\"publicKey\" *: *\"([0-9a-f]{64})\".*", "$1");
    run("keys", "pin", key, "--label", "a fictional office");
    assertThat(run("verify", target.toString(), "--quiet")).as(said()).isZero();
  }

  private int reproduce(Path target, String... more) {
    List<String> all =
        new ArrayList<>(List.of("redact", clip.toString(), "--reproduce", target.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static Release manifest(Path target) throws IOException, MalformedJsonException {
    return Release.read(Files.readAllBytes(target.resolve("release.json")));
  }

  private static PlanDocument plan(Path target) throws IOException, MalformedJsonException {
    return PlanDocument.read(Files.readAllBytes(target.resolve("plan.json")));
  }

  @Test
  void clipSaysOfEveryGopWhetherItIsTheRecordingsCutOrTrimmed()
      throws IOException, MalformedJsonException {
    seal(DrawnClip.write(folder.resolve("yard.mp4"), FRAMES));
    Path target = folder.resolve("clip");
    assertThat(release(target, "70..190")).as(said()).isZero();
    assertGood(target);
    assertThat(said())
        .contains("not part of this clip", "frames of it were cut off", "blocks compared")
        .contains("none in the original");

    List<Entry> entries = manifest(target).tracks().getFirst().entries();
    assertThat(entries).hasSize(6);
    Entry.Closed before = (Entry.Closed) entries.get(0);
    assertThat(before.is()).isEqualTo(Entry.Absence.TRIM);
    assertThat(before.units().orElse(0)).isEqualTo(60);
    Entry.Render first = (Entry.Render) entries.get(1);
    assertThat(first.frames()).contains(new Entry.Frames(10, 30));
    assertThat(((Entry.Render) entries.get(2)).frames()).isEmpty();
    assertThat(((Entry.Render) entries.get(3)).frames()).isEmpty();
    assertThat(entries.get(4)).isInstanceOf(Entry.Pass.class);
    Entry.Render last = (Entry.Render) entries.get(5);
    assertThat(last.frames()).contains(new Entry.Frames(0, 10));
    assertThat(last.why().orElseThrow()).contains("cut off");
    assertThat(manifest(target).media().getFirst().startOffset())
        .isEqualTo(first.times().sorted()[10]);
    assertSilentOutside(target, 70, 190);

    Path kept = folder.resolve("again.mp4");
    assertThat(reproduce(target, "-o", kept.toString(), "--threads", "1")).as(said()).isZero();
    assertThat(kept).hasSameBinaryContentAs(target.resolve("media/recording.mp4"));
  }

  /** Nobody is told whether, when or where somebody was in frames that are not shown. */
  private static void assertSilentOutside(Path target, int from, int end)
      throws IOException, MalformedJsonException {
    int frame = 0;
    int covered = 0;
    for (PlanDocument.Run run : plan(target).runs()) {
      if (!(run.cover() instanceof FrameCover.Nothing)) {
        covered += run.frames();
        assertThat(frame).isGreaterThanOrEqualTo(from);
        assertThat(frame + run.frames()).isLessThanOrEqualTo(end);
      }
      frame += run.frames();
    }
    assertThat(covered).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "mpegts,libx264,yuv420p,bf=2,41..97",
    "matroska,libx265,yuv420p,x265-params=bframes=2:log-level=none,41..97",
    "avi,mjpeg,yuvj420p,qmin=2;qmax=4,41..97",
    "avi,mpeg4,yuv420p,qmin=2;qmax=4,0..65",
    "matroska,libx264,yuv420p,x264-params=open-gop=1:bframes=2,33..120"
  })
  void clipOfAnyRecordingIsProvedAndCanBeMadeAgain(
      String container, String codec, String pixels, String options, String frames)
      throws IOException, MalformedJsonException {
    int all = 120;
    seal(DrawnClip.write(folder.resolve("yard"), all, container, codec, pixels, options));
    Path target = folder.resolve("clip");
    assertThat(release(target, frames)).as(said()).isZero();
    assertGood(target);
    String[] span = frames.split("\\.\\.", -1);
    int from = Integer.parseInt(span[0]);
    int end = Integer.parseInt(span[1]);
    long shown = 0;
    long told = 0;
    for (Entry entry : manifest(target).tracks().getFirst().entries()) {
      switch (entry) {
        case Entry.Shown here -> {
          shown += here.place().count();
          told += here.times().units();
        }
        case Entry.Closed closed -> told += closed.units().orElseThrow();
        default -> throw new AssertionError(entry);
      }
    }
    assertThat(shown).isEqualTo(end - from);
    assertThat(told).isEqualTo(all);
    assertSilentOutside(target, from, end);
    assertThat(reproduce(target)).as(said()).isZero();
  }

  /**
   * A GOP of 1300 pictures is three leaves; around their borders pictures of one are shown among
   * those of the other. The first span begins at such a picture and ends at another; a clip of one
   * of them alone has no place that anybody could find.
   */
  @Test
  void gopOfSeveralLeavesIsCutWhereverAClipBeginsAndEnds()
      throws IOException, MalformedJsonException {
    int all = 1300;
    seal(
        DrawnClip.write(
            folder.resolve("yard.mp4"),
            all,
            "mp4",
            "libx264",
            "yuv420p",
            "preset=ultrafast;x264-params=keyint=5000:scenecut=0:bframes=3:b-adapt=0"));
    for (int[] span : new int[][] {{598, 1203}, {600, 1200}, {601, 1199}}) {
      Path target = folder.resolve("clip" + span[0]);
      String frames = span[0] + ".." + span[1];
      assertThat(release(target, frames, "--no-audit")).as(frames + said()).isZero();
      assertGood(target);
      Release manifest = manifest(target);
      PlacedFrames placed =
          PlacedFrames.of(manifest, plan(target), TrackId.parse("v0")).orElseThrow();
      for (int frame = 0; frame < all; frame++) {
        boolean shown = frame >= span[0] && frame < span[1];
        assertThat(placed.fate(frame) != ReleasedPictures.Fate.ABSENT)
            .as("frame %d of %s", frame, frames)
            .isEqualTo(shown);
      }
      assertThat(reproduce(target)).as(frames + said()).isZero();
    }
    Path target = folder.resolve("short");
    assertThat(release(target, "599..600", "--no-audit")).isEqualTo(2);
    assertThat(said()).contains("so short a clip");
    assertThat(target).doesNotExist();
  }

  @Test
  void soundOfAClipIsRemovedAndSaidToBe() throws IOException, MalformedJsonException {
    seal(DrawnClip.write(folder.resolve("heard"), 110, "mp4", "crf=18;tone=aac"));
    Path target = folder.resolve("clip");
    assertThat(release(target, "25..80", "--audio", "keep")).isEqualTo(2);
    assertThat(said()).contains("leave out --audio");
    assertThat(release(target, "25..80")).as(said()).isZero();
    assertGood(target);
    assertThat(said()).contains("the sound was removed").doesNotContain("none in the original");
    Release manifest = manifest(target);
    assertThat(manifest.media()).hasSize(1);
    assertThat(manifest.tracks().get(1).entries())
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.Closed.class,
            closed -> assertThat(closed.is()).isEqualTo(Entry.Absence.WITHHELD));
  }

  @Test
  void framesThatAreNotThereAndSpansThatAreNoneAreRefused() {
    seal(DrawnClip.write(folder.resolve("yard.mp4"), 60));
    Path target = folder.resolve("clip");
    assertThat(release(target, "40..61")).isEqualTo(2);
    assertThat(said()).contains("the last of which is number 59");
    for (String wrong : List.of("40", "50..40", "-3..7", "7..7", "1..9999999999")) {
      assertThat(release(target, wrong)).as(wrong).isEqualTo(2);
      assertThat(said()).as(wrong).contains("--frames");
    }
    assertThat(target).doesNotExist();
    assertThat(run("redact", clip.toString(), "-o", "x.mp4", "--frames", "1..9")).isEqualTo(2);
    assertThat(said()).contains("--release");
  }
}
