package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;
import org.unseal.testkit.mp4.Mp4Contents;
import org.unseal.testkit.mp4.Mp4Track;

/** Every frame arrives, in its order, at its time, and nothing else does. */
final class RoundTripIT {
  private static final PictureSize SIZE = new PictureSize(128, 96);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bf=3,128,96",
    "mp4,libx264,yuv420p,movflags=+frag_keyframe+empty_moov,128,96",
    "avi,mjpeg,yuvj420p,,129,97",
    "matroska,ffv1,yuv420p,,127,95",
    "mp4,libx264,yuv444p,qp=5,129,97",
    "matroska,libx265,yuv420p10le,,128,96",
    "matroska,ffv1,yuv422p10le,,128,96",
    "matroska,ffv1,gray,,128,96",
    "avi,mjpeg,yuvj420p,,128,96",
    "avi,mjpeg,yuvj422p,,128,96",
    "avi,msmpeg4,yuv420p,qmin=8;qmax=10,128,96",
    "mpegts,mpeg2video,yuv420p,b=6000000,128,96",
    "mpeg,mpeg1video,yuv420p,b=6000000,128,96",
  })
  void allFramesArriveInOrder(
      String container, String codec, String pixels, String options, int width, int height) {
    PictureSize size = new PictureSize(width, height);
    RecordingFormat format =
        Clip.format(container, codec, pixels, size, 25, options == null ? "" : options);
    Path input = Clip.write(folder.resolve("in"), format, 70);
    Path output = folder.resolve("out.mp4");
    Rendition rendition = Clip.render(input, output, Clip.NOTHING);

    List<Integer> numbers = Clip.seen(output).stream().map(Clip.Seen::number).toList();
    List<Integer> before = Clip.seen(input).stream().map(Clip.Seen::number).toList();
    assertThat(numbers).isEqualTo(before).hasSize(70).isSorted().doesNotHaveDuplicates();
    assertThat(rendition.frames()).isEqualTo(70);
    assertThat(rendition.trueSize()).isEqualTo(size);
    assertThat(rendition.findings()).isEmpty();
    assertHoldsNothingElse(new Mp4Contents(output));
  }

  @Test
  void unevenTimesAndLongGapsAreKeptToTheTick() {
    List<Long> ticks = new ArrayList<>(List.of(0L, 1L, 40L, 47_123L, 47_124L, 900_000L));
    while (ticks.size() < 80) {
      ticks.add(ticks.getLast() + 33 + ticks.size() % 3);
    }
    RecordingFormat format =
        new RecordingFormat(
            "matroska", "libx264", "yuv420p", SIZE, new TimeBase(1, 1000), 12, "bf=2");
    Path input = Clip.write(folder.resolve("in"), format, ticks, Optional.empty());
    Path output = folder.resolve("out.mp4");
    Clip.render(input, output, Clip.NOTHING);
    Mp4Track track = new Mp4Contents(output).video();
    assertThat(track.timeScale()).isEqualTo(1000);
    assertThat(track.times()).isEqualTo(ticks);
    assertThat(Clip.seen(output)).extracting(Clip.Seen::number).isSorted().hasSize(80);
  }

  @Test
  void theLastFrameLastsAsLongAsBefore() {
    RecordingFormat format =
        new RecordingFormat("mp4", "libx264", "yuv420p", SIZE, new TimeBase(1, 12_800), 12, "bf=0");
    Path input =
        Clip.write(folder.resolve("in"), format, List.of(0L, 512L, 9_000L), Optional.empty());
    Path output = folder.resolve("out.mp4");
    Clip.render(input, output, Clip.NOTHING);
    Mp4Track track = new Mp4Contents(output).video();
    assertThat(track.samples()).extracting(Mp4Track.Sample::duration).contains(512L, 8_488L);
    assertThat(track.samples().getLast().duration())
        .isEqualTo(new Mp4Contents(input).video().samples().getLast().duration());
  }

  @Test
  void oneFrameIsEnough() {
    Path input =
        Clip.write(folder.resolve("in"), Clip.format("mp4", "libx264", "yuv420p", SIZE, 25, ""), 1);
    Path output = folder.resolve("out.mp4");
    assertThat(Clip.render(input, output, Clip.NOTHING).frames()).isEqualTo(1);
    assertThat(Clip.seen(output)).containsExactly(new Clip.Seen(0, 0));
  }

  static void assertHoldsNothingElse(Mp4Contents file) {
    assertThat(file.topLevel()).containsExactly("ftyp", "moov", "mdat");
    assertThat(file.allTypes()).doesNotContain("udta", "meta", "edts", "elst", "uuid", "free");
    assertThat(file.strayBytes()).isZero();
    assertThat(file.tracks()).hasSize(1);
    assertThat(file.video().entry().type()).isEqualTo("avc1");
    assertThat(file.movie().at("mvhd").u32(4)).as("when it was made").isZero();
    for (Mp4Track.Sample sample : file.video().samples()) {
      byte[] bytes = file.bytes(sample);
      assertThat(bytes[4] & 0x1F).as("the only unit's type").isEqualTo(sample.key() ? 5 : 1);
      int length = java.nio.ByteBuffer.wrap(bytes).getInt();
      assertThat(length).isEqualTo(bytes.length - 4);
    }
  }
}
