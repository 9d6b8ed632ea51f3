package org.unseal.engine.flash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedLibrary;
import org.unseal.testkit.footage.ScriptedPass;
import org.unseal.testkit.footage.ScriptedPicture;

/** Looks through drawn clips. */
final class FlashStepTest {
  private static final PictureSize SIZE = new PictureSize(320, 180);
  private static final int FRAMES = 50;
  private static final List<Long> TIMES =
      LongStream.range(0, FRAMES).mapToObj(i -> i * 40_000).toList();

  @TempDir private Path folder;
  private Path media = Path.of("");

  @BeforeEach
  void make() throws IOException {
    media = Files.writeString(folder.resolve("media.mp4"), "drawn");
  }

  private static ScriptedFootage strobe(int framesEach, Box box) {
    return new ScriptedFootage(
        SIZE,
        FRAMES,
        (frame, picture) -> {
          if (frame / framesEach % 2 == 1) {
            picture.fill(box, 235, 128, 128);
          }
        });
  }

  private Optional<Boolean> run(ScriptedLibrary library, List<Long> times) {
    return new FlashStep(library, new ScriptedPass(), PartialFiles.FORGOTTEN)
        .run(media, times, folder.resolve("kept"), 1, Progress.SILENT);
  }

  private Optional<Boolean> run(ScriptedFootage footage) {
    return run(new ScriptedLibrary(() -> footage), TIMES);
  }

  @Test
  void strobeOverThePictureFlashes() {
    assertThat(run(strobe(3, SIZE.box()))).contains(true);
  }

  @Test
  void slowLightAndASmallLampDoNot() throws IOException {
    assertThat(run(strobe(10, SIZE.box()))).contains(false);
    Files.writeString(media, "another");
    assertThat(run(strobe(3, new Box(40, 40, 80, 80)))).contains(false);
  }

  @Test
  void sameClipIsLookedThroughOnceAndAnotherAnew() throws IOException {
    ScriptedLibrary library = new ScriptedLibrary(() -> strobe(3, SIZE.box()));
    assertThat(run(library, TIMES)).contains(true);
    assertThat(run(library, TIMES)).contains(true);
    assertThat(library.opened()).hasSize(1);
    try (var kept = Files.list(folder.resolve("kept"))) {
      for (Path each : kept.toList()) {
        Files.writeString(each, "{\"schema\":\"unseal/flashes\",\"version\":2}");
      }
    }
    assertThat(run(library, TIMES)).as("what can't be read is made again").contains(true);
    Files.writeString(media, "another");
    assertThat(run(library, TIMES)).contains(true);
    assertThat(library.opened()).hasSize(3);
  }

  @Test
  void clipWithOtherFramesThanItShouldHaveIsNotJudged() {
    assertThat(run(new ScriptedLibrary(() -> strobe(3, SIZE.box())), TIMES.subList(0, 49)))
        .isEmpty();
    assertThat(folder.resolve("kept")).doesNotExist();
  }

  @Test
  void luminanceIsThatOfTheScreenInEitherRange() {
    int[] narrow =
        CellGrid.of(SIZE).of(new ScriptedPicture(SIZE, false).fill(SIZE.box(), 235, 128, 128));
    int[] full =
        CellGrid.of(SIZE).of(new ScriptedPicture(SIZE, true).fill(SIZE.box(), 255, 128, 128));
    assertThat(narrow).hasSize(64 * 36).containsOnly(CellGrid.WHITE);
    assertThat(full).containsOnly(CellGrid.WHITE);
    assertThat(CellGrid.of(SIZE).of(new ScriptedPicture(SIZE, false))).containsOnly(0);
    // sRGB 188 of 255 is about half of white's light
    assertThat(
            CellGrid.of(SIZE)
                .of(new ScriptedPicture(SIZE, true).fill(SIZE.box(), 188, 128, 128))[0])
        .isBetween(4_900, 5_100);
  }
}
