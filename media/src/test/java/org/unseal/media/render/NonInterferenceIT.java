package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.read.Geometry;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;

/** No byte of the output depends on a pixel under a mask, nor on who did the work. */
final class NonInterferenceIT {
  private static final int FRAMES = 70;

  @TempDir private Path folder;

  /** The margin is what the test's own writer smears chroma by; 0 where it does not. */
  @ParameterizedTest
  @CsvSource({
    "matroska,ffv1,yuv420p,,128,96,0",
    "matroska,ffv1,yuv420p,,127,95,0",
    "matroska,ffv1,yuv420p10le,,128,96,0",
    "matroska,ffv1,yuv422p10le,,128,96,8",
    "matroska,ffv1,yuv444p,,129,97,8",
    "matroska,ffv1,gray,,128,96,0",
    "mp4,libx264,yuv420p,qp=0,128,96,0",
    "mp4,libx264,yuv420p,qp=0;flags=+ildct+ilme;field_order=tt,128,96,0",
    "mp4,libx264,yuv422p,qp=0;flags=+ildct+ilme;field_order=bb,128,96,8",
    "matroska,ffv1,bgr0,,128,96,8",
    "avi,rawvideo,bgr24,,127,95,8",
    "avi,rawvideo,yuyv422,,128,96,8",
    "avi,mjpeg,yuvj420p,qmin=3;qmax=3,128,96,0",
  })
  void whatIsUnderAMaskChangesNothing(
      String container,
      String codec,
      String pixels,
      String options,
      int width,
      int height,
      int margin)
      throws IOException {
    RecordingFormat format =
        Clip.format(
            container,
            codec,
            pixels,
            new PictureSize(width, height),
            25,
            options == null ? "" : options);
    // Whole JPEG blocks, so that nothing outside is coded together with the inside.
    Box mask = new Box(48, 32, 96, 80);
    Box edge = new Box(112, 64, width, height);
    IntFunction<FrameCover> covers = frame -> new FrameCover.Boxes(List.of(mask, edge));
    Path first = hiding(format, mask.grow(-margin, -margin), 1);
    Path second = hiding(format, mask.grow(-margin, -margin), 2);
    assertThat(Files.mismatch(first, second)).as("the inputs differ").isNotNegative();
    Path firstOut = render(first, covers);
    assertThat(render(second, covers)).hasSameBinaryContentAs(firstOut);
    assertFilled(firstOut, mask);
  }

  /** The edge at the bottom right, where an odd picture ends in the middle of a chroma sample. */
  @ParameterizedTest
  @CsvSource({"yuv420p", "yuv420p10le"})
  void maskedEdgesOfOddPicturesStayHidden(String pixels) throws IOException {
    PictureSize size = new PictureSize(127, 95);
    RecordingFormat format = Clip.format("matroska", "ffv1", pixels, size, 25, "");
    Box corner = new Box(96, 64, 127, 95);
    IntFunction<FrameCover> covers = frame -> new FrameCover.Boxes(List.of(corner));
    Path output = render(hiding(format, corner, 1), covers);
    assertThat(render(hiding(format, corner, 2), covers)).hasSameBinaryContentAs(output);
    assertFilled(output, corner);
  }

  @Test
  void aWholeCoverShowsNothingOfThePicture() throws IOException {
    PictureSize size = new PictureSize(128, 96);
    RecordingFormat format = Clip.format("matroska", "ffv1", "yuv420p", size, 25, "");
    IntFunction<FrameCover> covers = frame -> new FrameCover.Whole(WholeReason.CAMERA_MOVED);
    Path output = render(hiding(format, size.box(), 1), covers);
    assertThat(render(hiding(format, size.box(), 2), covers)).hasSameBinaryContentAs(output);
    assertFilled(output, size.box());
  }

  @ParameterizedTest
  @CsvSource({"96,96", "160,64", "128,64", "256,192"})
  void masksFollowAPictureOfAnotherSize(int width, int height) throws IOException {
    PictureSize size = new PictureSize(128, 96);
    PictureSize other = new PictureSize(width, height);
    Box mask = new Box(48, 32, 96, 80);
    IntFunction<FrameCover> covers = frame -> new FrameCover.Boxes(List.of(mask));
    // What lies under the mask once the picture is scaled into the first one's size.
    Box under =
        Geometry.fit(other, size)
            .toDecoded(mask)
            .grow(-6, -6)
            .snapOutward(2, 2)
            .clip(other)
            .orElseThrow();
    Path first = joined(size, mask, other, under, 1);
    Path second = joined(size, mask, other, under, 2);
    Path output = render(first, covers);
    assertThat(render(second, covers)).hasSameBinaryContentAs(output);
    assertFilled(output, mask);
    assertThat(Clip.seen(output)).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bf=2",
    "mp4,libx264,yuv420p,flags=+ildct+ilme;field_order=tt",
    "matroska,ffv1,yuv444p10le,",
  })
  void neitherThreadsNorProcessorChangeAByte(
      String container, String codec, String pixels, String options) throws IOException {
    PictureSize size = new PictureSize(208, 144);
    RecordingFormat format =
        Clip.format(container, codec, pixels, size, 25, options == null ? "" : options);
    Path input = Clip.write(folder.resolve("in"), format, 200);
    IntFunction<FrameCover> covers =
        frame ->
            frame % 3 == 0
                ? new FrameCover.Nothing()
                : new FrameCover.Boxes(List.of(Box.ofSize(frame / 4 * 2, 40, 32, 32)));
    Path one = folder.resolve("one.mp4");
    Clip.render(
        input, one, covers, new RenderSettings(Clip.FILL, false, 1, "", Mode.FULL, Gate.FAST));
    for (int threads : List.of(2, 8)) {
      Path many = folder.resolve("many.mp4");
      Clip.render(
          input,
          many,
          covers,
          new RenderSettings(Clip.FILL, false, threads, "", Mode.FULL, Gate.FAST));
      assertThat(many).hasSameBinaryContentAs(one);
    }
    if (System.getProperty("os.arch").equals("amd64")) {
      Path plain = folder.resolve("plain.mp4");
      Clip.render(
          input,
          plain,
          covers,
          new RenderSettings(Clip.FILL, false, 8, "sse2", Mode.FULL, Gate.FAST));
      assertThat(plain).hasSameBinaryContentAs(one);
    }
  }

  private Path hiding(RecordingFormat format, Box box, long seed) {
    return Clip.write(
        folder.resolve("in" + seed),
        format,
        Clip.steady(FRAMES, 1),
        Optional.of(new Clip.Secret(box, seed)));
  }

  /** Two streams of different sizes, one behind the other. */
  private Path joined(PictureSize size, Box box, PictureSize other, Box otherBox, long seed)
      throws IOException {
    Path joined = folder.resolve("joined" + seed);
    try (OutputStream out = Files.newOutputStream(joined)) {
      for (boolean first : new boolean[] {true, false}) {
        RecordingFormat format =
            Clip.format("h264", "libx264", "yuv420p", first ? size : other, 25, "qp=0;bf=0");
        Path part =
            Clip.write(
                folder.resolve("part"),
                format,
                Clip.steady(10, 1),
                Optional.of(new Clip.Secret(first ? box : otherBox, seed)));
        Files.copy(part, out);
      }
    }
    return joined;
  }

  private static int matrix(Path file) {
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1)) {
      return footage.traits().colorSpace();
    }
  }

  private Path render(Path input, IntFunction<FrameCover> covers) throws IOException {
    Path output = Files.createTempFile(folder, "out", ".mp4");
    Clip.render(input, output, covers);
    return output;
  }

  private static void assertFilled(Path file, Box mask) {
    int matrix = FillColour.matrixOr(matrix(file), new PictureSize(128, 96));
    int[] frames = {0};
    Clip.forEach(
        file,
        (frame, view) -> {
          frames[0]++;
          FillColour fill = new FillColour(Clip.FILL, matrix, view.fullRange());
          for (int plane = 0; plane < 3; plane++) {
            int shift = plane == 0 ? 0 : 1;
            int wanted = fill.component(plane, 8);
            for (int y = mask.top() >> shift; y < mask.bottom() >> shift; y++) {
              for (int x = mask.left() >> shift; x < mask.right() >> shift; x++) {
                int is = view.plane(plane).get(y * view.stride(plane) + x) & 0xFF;
                if (Math.abs(is - wanted) > 10) {
                  throw new AssertionError(
                      "frame %d plane %d at %d,%d: %d, the fill is %d"
                          .formatted(frame.index(), plane, x, y, is, wanted));
                }
              }
            }
          }
        });
    assertThat(frames[0]).isPositive();
  }
}
