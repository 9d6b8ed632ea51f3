package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.media.libav.OpenNatives;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;

/** Whatever stops a rendition, it stops with the right word and leaves no native memory behind. */
final class StoppingIT {
  @TempDir private Path folder;
  private Path input = Path.of("");
  private int openBefore;

  @BeforeEach
  void writeInput() {
    input =
        Clip.write(
            folder.resolve("in"),
            Clip.format("mp4", "libx264", "yuv420p", new PictureSize(128, 96), 25, ""),
            400);
    openBefore = OpenNatives.count();
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(OpenNatives.count()).isEqualTo(openBefore);
  }

  @Test
  void aPersonStopsIt() {
    Progress stopping =
        new Progress() {
          @Override
          public void stage(Stage stage, long units) {
            assertThat(stage).isEqualTo(Stage.RENDER);
            assertThat(units).isEqualTo(400);
          }

          @Override
          public void done(long units) {
            if (units > 100) {
              throw new UnsealException(ErrorCode.CANCELLED, "stopped");
            }
          }
        };
    RenderSettings settings = new RenderSettings(0, false, 3, "", Mode.FULL, Gate.FAST);
    assertThatThrownBy(
            () -> Clip.render(input, folder.resolve("out.mp4"), Clip.NOTHING, settings, stopping))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void aPlanThatFailsStopsIt() {
    IntFunction<FrameCover> failing =
        frame -> {
          if (frame == 150) {
            throw new IllegalStateException("no plan for 150");
          }
          return new FrameCover.Nothing();
        };
    assertThatThrownBy(() -> Clip.render(input, folder.resolve("out.mp4"), failing))
        .hasMessage("no plan for 150");
  }

  @Test
  void anUnknownProcessorStopsIt() {
    RenderSettings settings = new RenderSettings(0, false, 2, "none such", Mode.FULL, Gate.FAST);
    assertThatThrownBy(() -> Clip.render(input, folder.resolve("out.mp4"), Clip.NOTHING, settings))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFullDiskIsSaidToBeFull() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only some systems have a device that is always full");
    assertThatThrownBy(() -> Clip.render(input, full, Clip.NOTHING))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL));
  }

  @Test
  void aMissingFolderIsSaidToBeNotWritable() {
    assertThatThrownBy(
            () -> Clip.render(input, folder.resolve("none").resolve("out.mp4"), Clip.NOTHING))
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.FOLDER_NOT_WRITABLE));
  }

  @Test
  void aRenditionToItsEndLeavesNothingOpen() {
    assertThat(Clip.render(input, folder.resolve("out.mp4"), Clip.NOTHING).frames()).isEqualTo(400);
  }
}
