package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unseal.campus.clock.ClockClip;
import org.unseal.campus.clock.ClockClip.Backdrop;
import org.unseal.campus.clock.ClockClip.Extra;
import org.unseal.campus.draw.ClockPainter;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.CameraClock.Format;
import org.unseal.campus.scene.ClockStyle;
import org.unseal.campus.scene.ClockStyle.Corner;
import org.unseal.campus.scene.ClockStyle.Font;
import org.unseal.campus.scene.ClockStyle.Look;
import org.unseal.engine.port.ClockWatcher;
import org.unseal.engine.port.ClockWatcher.Run;
import org.unseal.engine.port.ClockWatcher.Sight;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.testkit.natives.NativeLeakExtension;
import org.unseal.vision.clock.BurnedInClocks;

/** Clocks through a real encoder, against their exact truth. */
@ExtendWith(NativeLeakExtension.class)
class ClockTicksIT {
  @TempDir private Path folder;

  private List<Run> runs(ClockClip clip) {
    Path file = ClockClips.write(clip, folder.resolve("clip"));
    try (Footage footage = new LibavFootageLibrary().open(file, 1)) {
      ClockWatcher watcher = new BurnedInClocks();
      Optional<Sight> sight = watcher.find(footage, 0, Optional.empty(), Progress.SILENT);
      return sight
          .map(found -> watcher.follow(footage, found, Optional.empty(), Progress.SILENT).runs())
          .orElse(List.of());
    }
  }

  private static void requireTrue(ClockClip clip, List<Run> runs, double share) {
    List<Tick> ticks = runs.stream().flatMap(run -> run.ticks().stream()).toList();
    assertThat(
            ticks.stream()
                .filter(
                    tick ->
                        clip.ticks().stream()
                            .noneMatch(
                                truth ->
                                    tick.low() < truth.media() && truth.media() <= tick.high())))
        .as("ticks that are none")
        .isEmpty();
    assertThat(ticks.size()).isGreaterThanOrEqualTo((int) Math.ceil(share * clip.ticks().size()));
  }

  private static Arguments row(
      RecordingFormat recorder,
      int fps,
      boolean variable,
      Backdrop backdrop,
      Format format,
      Font font,
      int height,
      Look look) {
    return Arguments.of(
        ClockClips.clip(
            recorder,
            fps,
            variable,
            26,
            backdrop,
            Extra.NONE,
            ClockClips.clock(format, font, height, look)));
  }

  static Stream<Arguments> clocks() {
    RecordingFormat usual = ClockClips.h264(28);
    RecordingFormat strong = ClockClips.h264(38);
    RecordingFormat jpeg = ClockClips.mjpeg(8);
    return Stream.of(
        row(usual, 15, false, Backdrop.STILL, Format.MONTH_DAY_YEAR, Font.DOTS, 14, Look.BOXED),
        row(usual, 12, true, Backdrop.MOVING, Format.TIME_ONLY, Font.STROKES, 16, Look.OUTLINED),
        row(strong, 30, false, Backdrop.NIGHT, Format.YEAR_DASHES, Font.DOTS, 10, Look.BOXED),
        row(strong, 15, false, Backdrop.MOVING, Format.TENTHS, Font.BOLD, 12, Look.BOXED),
        row(jpeg, 7, false, Backdrop.NIGHT, Format.MILLISECONDS, Font.STROKES, 10, Look.BOXED),
        row(jpeg, 7, false, Backdrop.MOVING, Format.TIME_ONLY, Font.SEGMENTS, 24, Look.TRANSLUCENT),
        row(usual, 1, false, Backdrop.STILL, Format.TIME_THEN_DAY, Font.BOLD, 12, Look.TRANSLUCENT),
        row(
            usual,
            25,
            false,
            Backdrop.STILL,
            Format.DAY_MONTH_TWELVE,
            Font.DOTS,
            11,
            Look.GHOSTLY));
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void everyTickThatIsReportedIsTrueAndNearlyAllAreFound(ClockClip clip) {
    List<Run> runs = runs(clip);

    requireTrue(clip, runs, 0.95);
    assertThat(runs).hasSize(1);
  }

  private static Extra sign(java.util.function.LongFunction<String> text) {
    ClockStyle style = new ClockStyle(Font.BOLD, 16, Look.BOXED, Corner.BOTTOM_RIGHT);
    ClockPainter painter = new ClockPainter(ClockClips.SIZE, style, style.corner());
    return (planes, media) -> painter.paint(planes, text.apply(media));
  }

  static Stream<Arguments> decoys() {
    return Stream.of(
        Arguments.of("nothing", Extra.NONE),
        Arguments.of("blinks", sign(t -> t / 500_000 % 2 == 0 ? "REC" : "   ")),
        Arguments.of("blinks slowly", sign(t -> t / 1_000_000 % 2 == 0 ? "ON" : "  ")),
        Arguments.of("scores", sign(t -> String.format("%02d", t / 1_700_000 % 100))),
        Arguments.of("counts down", sign(t -> String.format("12:%02d", 59 - t / 1_000_000 % 60))),
        Arguments.of(
            "says anything",
            sign(t -> String.format("%04d", new Random(t / 1_000_000).nextInt(10_000)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decoys")
  void whatIsNoClockHasNoTicks(String name, Extra extra) {
    ClockClip clip = ClockClips.clip(ClockClips.h264(28), 10, false, 50, Backdrop.STILL, extra);

    assertThat(runs(clip)).as(name).isEmpty();
  }

  @Test
  void aClockBesideACountdownIsTheOneThatIsFollowed() {
    Extra countdown = sign(t -> String.format("12:%02d", 59 - t / 1_000_000 % 60));
    ClockClip clip =
        ClockClips.clip(
            ClockClips.h264(28), 10, false, 50, Backdrop.STILL, countdown, ClockClips.plain());

    requireTrue(clip, runs(clip), 0.95);
  }

  @Test
  void whileSomethingCoversTheSecondsThereAreNoTicks() {
    Extra cover =
        (planes, media) -> {
          if (media > 12_000_000 && media < 17_000_000) {
            for (int y = 4; y < 40; y++) {
              Arrays.fill(planes, y * 320 + 150, y * 320 + 260, (byte) 128);
            }
          }
        };
    ClockClip clip =
        ClockClips.clip(
            ClockClips.h264(28), 15, false, 30, Backdrop.STILL, cover, ClockClips.plain());

    List<Run> runs = runs(clip);

    requireTrue(clip, runs, 0.75);
    assertThat(runs.stream().flatMap(run -> run.ticks().stream()))
        .noneMatch(tick -> tick.low() > 12_000_000 && tick.high() < 17_000_000);
  }

  @Test
  void fiveSecondsAreEnoughWhereThePictureIsStill() {
    ClockClip clip = ClockClips.plain(5, ClockClips.plain());

    requireTrue(clip, runs(clip), 0.95);
  }

  @Test
  void theTickAtWhichAClockIsSetIsNone() {
    CameraClock plain = ClockClips.plain();
    for (long by : new long[] {-12_345_678, 500_000, 2_000_000}) {
      CameraClock set =
          new CameraClock(
              plain.offset() + by, plain.partsPerMillion(), plain.format(), plain.style());
      ClockClip clip = ClockClips.plain(56, plain, set);

      List<Run> runs = runs(clip);

      requireTrue(clip, runs, 0.94);
      assertThat(runs).as("set by %d", by).hasSize(2);
      folder.resolve("clip").toFile().delete();
    }
  }
}
