package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** What frames look like from outside, whatever they were coded as. */
final class ViewIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "matroska,ffv1,yuv420p,false,0",
    "matroska,ffv1,yuv422p,false,0",
    "matroska,ffv1,yuv444p,false,0",
    "matroska,ffv1,yuv420p10le,false,1",
    "matroska,ffv1,yuv444p10le,false,1",
    "matroska,libx264,yuv422p10le,false,6",
    "matroska,libx265,yuv420p10le,false,6",
    "avi,mjpeg,yuvj420p,true,8",
    "avi,mjpeg,yuvj422p,true,8",
    "mp4,libx264,gray,false,6",
  })
  void lumaIsTheSamePictureInEightBits(
      String container, String codec, String format, boolean fullRange, int tolerance) {
    boolean lossy = tolerance > 1;
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"), container, codec, format, 3, 3, lossy ? "b=8M" : "");
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        FrameStream stream = footage.frames()) {
      assertThat(footage.facts().fullRange()).isEqualTo(fullRange);
      for (int i = 0; i < 3; i++) {
        try (DecodedFrame frame = stream.next().orElseThrow()) {
          PictureView view = frame.picture().orElseThrow();
          assertThat(view.fullRange()).isEqualTo(fullRange);
          assertThat(view.size()).isEqualTo(NumberedClip.SIZE);
          assertThat(view.plane(0).isDirect()).isTrue();
          assertThat(view.plane(0).isReadOnly()).isTrue();
          assertThat(meanDifference(view, i)).isLessThanOrEqualTo(tolerance);
        }
      }
    }
  }

  private static double meanDifference(PictureView view, int frame) {
    ByteBuffer luma = view.plane(0);
    long sum = 0;
    for (int y = 0; y < view.size().height(); y++) {
      for (int x = 0; x < view.size().width(); x++) {
        // what is drawn as 0..255 is taken as it stands, in whatever range
        sum += Math.abs((luma.get(y * view.stride(0) + x) & 0xFF) - NumberedClip.luma(x, y, frame));
      }
    }
    return (double) sum / view.size().pixels();
  }

  @ParameterizedTest
  @CsvSource({"97,65,yuv420p", "97,65,yuv444p", "95,64,yuv420p10le"})
  void oddSizesHaveChromaRoundedUp(int width, int height, String format) {
    RecordingFormat odd =
        new RecordingFormat(
            "matroska",
            "ffv1",
            format,
            new PictureSize(width, height),
            NumberedClip.TWENTY_FIFTH,
            1,
            "");
    Path clip = NumberedClip.write(folder.resolve("clip"), odd, 2, i -> i);
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        FrameStream stream = footage.frames();
        DecodedFrame frame = stream.next().orElseThrow()) {
      PictureView view = frame.picture().orElseThrow();
      assertThat(view.size()).isEqualTo(new PictureSize(width, height));
      assertThat(view.stride(1)).isGreaterThanOrEqualTo((width + 1) / 2);
      assertThat(view.plane(1).limit())
          .isGreaterThanOrEqualTo(((height + 1) / 2 - 1) * view.stride(1) + (width + 1) / 2);
    }
  }

  @Test
  void sizeThatChangesIsScaledIntoTheFirstWithBars() throws IOException {
    RecordingFormat small =
        new RecordingFormat(
            "h264",
            "libx264",
            "yuv420p",
            new PictureSize(64, 64),
            NumberedClip.TWENTY_FIFTH,
            5,
            "");
    Path first =
        NumberedClip.write(folder.resolve("a"), "h264", "libx264", "yuv420p", 6, 6, "bf=0");
    Path second = NumberedClip.write(folder.resolve("b"), small, 6, i -> i);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(Files.readAllBytes(first));
    joined.write(Files.readAllBytes(second));
    Path clip = Files.write(folder.resolve("joined"), joined.toByteArray());
    Seen seen = Seen.of(clip);
    assertThat(seen.shots()).hasSize(12);
    assertThat(seen.damaged()).isEmpty();
    assertThat(seen.facts().size()).isEqualTo(NumberedClip.SIZE);
    assertThat(seen.findings())
        .filteredOn(f -> f.code().equals("SIZE_CHANGED"))
        .singleElement()
        .satisfies(f -> assertThat(f.frames().start()).isEqualTo(6))
        .satisfies(f -> assertThat(f.frames().endExclusive()).isEqualTo(12));
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        LibavFrames frames = footage.nativeFrames()) {
      for (Optional<LibavFrame> next = frames.nextFrame();
          next.isPresent();
          next = frames.nextFrame()) {
        try (LibavFrame frame = next.get()) {
          if (frame.index() < 6) {
            assertThat(frame.geometry().orElseThrow().identical()).isTrue();
            continue;
          }
          assertThat(frame.decoded().orElseThrow().size()).isEqualTo(new PictureSize(64, 64));
          assertThat(frame.geometry().orElseThrow().place()).isEqualTo(new Box(16, 0, 80, 64));
          PictureView view = frame.picture().orElseThrow();
          assertThat(view.size()).isEqualTo(NumberedClip.SIZE);
          assertThat(view.plane(0).get(5)).isEqualTo((byte) 16);
          assertThat(view.plane(1).get(2)).isEqualTo((byte) 128);
          assertThat(view.plane(0).get(90)).isEqualTo((byte) 16);
        }
      }
    }
  }

  @Test
  void traitsAreThoseOfTheRecording() {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"),
            "mp4",
            "libx264",
            "yuv420p",
            5,
            5,
            "rotation=180;colorspace=bt709;color_trc=bt709;color_primaries=bt709;color_range=pc;"
                + "aspect=4:3");
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1)) {
      assertThat(footage.facts().rotation()).isEqualTo(180);
      assertThat(footage.facts().fullRange()).isTrue();
      PictureTraits traits = footage.traits();
      assertThat(List.of(traits.colorSpace(), traits.colorTransfer(), traits.colorPrimaries()))
          .containsExactly(1, 1, 1);
      assertThat(traits.displayMatrix()).isPresent();
    }
  }

  @Test
  void interlacedIsAFactAndAFlagOfEachFrame() {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"),
            "mpegts",
            "libx264",
            "yuv420p",
            6,
            6,
            "flags=+ildct+ilme;field_order=tt");
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        LibavFrames frames = footage.nativeFrames();
        LibavFrame frame = frames.nextFrame().orElseThrow()) {
      assertThat(footage.facts().interlaced()).isTrue();
      assertThat(footage.traits().interlaced()).isTrue();
      assertThat(frame.interlaced()).isTrue();
      assertThat(frame.topFieldFirst()).isTrue();
    }
  }
}
