package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.StreamFacts;

/** Which pictures of a file are its recording: of which stream, and from where on. */
final class StreamsIT {
  @TempDir private Path folder;

  private Path clip(String name, PictureSize size, int frames) {
    return NumberedClip.write(
        folder.resolve(name),
        new RecordingFormat(
            "matroska", "libx264", "yuv420p", size, NumberedClip.TWENTY_FIFTH, 10, ""),
        frames,
        i -> i);
  }

  @Test
  void largestOfSeveralVideoStreamsIsUsedAndSaid() {
    Path small = clip("small", new PictureSize(80, 48), 12);
    Path large = clip("large", new PictureSize(160, 96), 7);
    for (String container : List.of("matroska", "mp4", "mpegts")) {
      Path both = JoinedStreams.write(folder.resolve("both"), container, 0, List.of(small, large));
      Seen seen = Seen.of(both);
      assertThat(seen.facts().size()).isEqualTo(new PictureSize(160, 96));
      assertThat(seen.shots()).hasSize(7);
      assertThat(seen.facts().streams())
          .containsExactly(
              new StreamFacts(0, "video", "h264", false),
              new StreamFacts(1, "video", "h264", true));
      assertThat(seen.codes()).containsExactly("SEVERAL_VIDEO_STREAMS");
    }
  }

  private static CodedRecording.Besides besides(Path file) {
    try (CodedRecording recording = new LibavCodedLibrary().open(file)) {
      return recording.besides();
    }
  }

  @Test
  void whatLiesBesideTheTracksIsCounted() {
    Path video = clip("video", NumberedClip.SIZE, 7);
    Path told = JoinedStreams.withText(folder.resolve("told"), "matroska", video);
    CodedRecording.Besides plain =
        besides(JoinedStreams.write(folder.resolve("plain"), "matroska", 0, List.of(video)));

    assertThat(plain.texts() + plain.data() + plain.stills() + plain.attachments()).isZero();
    assertThat(besides(told).texts()).isEqualTo(1);
    assertThat(besides(told).fields()).as("the title, too").isGreaterThan(plain.fields());
  }

  @Test
  void attachedPictureIsNoVideo() {
    Path cover =
        NumberedClip.write(
            folder.resolve("cover"),
            new RecordingFormat(
                "matroska",
                "mjpeg",
                "yuvj420p",
                new PictureSize(320, 240),
                NumberedClip.TWENTY_FIFTH,
                1,
                ""),
            1,
            i -> i);
    Path video = clip("video", NumberedClip.SIZE, 7);
    Path both =
        JoinedStreams.write(
            folder.resolve("both"),
            "mp4",
            avformat.AV_DISPOSITION_ATTACHED_PIC,
            List.of(cover, video));
    assertThat(besides(both).stills()).isEqualTo(1);
    Seen seen = Seen.of(both);
    assertThat(seen.facts().size()).isEqualTo(NumberedClip.SIZE);
    assertThat(seen.numbers()).isEqualTo(range(0, 7));
    assertThat(seen.codes()).isEmpty();
  }

  @Test
  void whatAnEditListCutsAwayIsNotShown() throws IOException {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"), "mp4", "libx264", "yuv420p", 30, 10, "bf=2;b_strategy=0");
    byte[] bytes = Files.readAllBytes(clip);
    int list = indexOf(bytes, "elst");
    // box type, version and flags, count, duration, then where the first edit begins
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int ticksAFrame = (int) (Seen.of(clip).ticks().get(1) - 0);
    buffer.putInt(list + 16, buffer.getInt(list + 16) + 13 * ticksAFrame);
    Seen seen = Seen.of(Files.write(folder.resolve("cut"), bytes));
    assertThat(seen.numbers().subList(0, 10)).isEqualTo(range(13, 23));
    assertThat(seen.damaged()).isEmpty();
    assertThat(seen.ticks().getFirst()).isZero();
  }

  @Test
  void emptyPlacesInAnAviAreTimeAndNotPictures() {
    RecordingFormat format =
        new RecordingFormat(
            "avi", "mpeg4", "yuv420p", NumberedClip.SIZE, NumberedClip.TWENTY_FIFTH, 10, "");
    Path clip = NumberedClip.write(folder.resolve("clip"), format, 12, i -> 3L * i);
    Seen seen = Seen.of(clip);
    assertThat(seen.numbers()).isEqualTo(range(0, 12));
    assertThat(seen.ticks()).isEqualTo(LongStream.range(0, 12).map(i -> 3 * i).boxed().toList());
    assertThat(seen.damaged()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"mp4,movflags=+faststart", "matroska,bf=0", "avi,bf=0"})
  void fileThatBreaksOffSaysSo(String container, String options) throws IOException {
    byte[] bytes =
        Files.readAllBytes(
            NumberedClip.write(
                folder.resolve("clip"), container, "libx264", "yuv420p", 30, 30, options));
    PacketMap map = PacketMap.of(folder.resolve("clip"));
    Path cut =
        Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, map.spots().get(20).start() + 20));
    Seen seen = Seen.of(cut);
    assertThat(seen.shots()).hasSizeBetween(19, 21);
    assertThat(seen.findings()).isNotEmpty();
    assertThat(seen.findings().getLast().frames().endExclusive()).isEqualTo(seen.shots().size());
  }

  private static List<Integer> range(int start, int end) {
    return IntStream.range(start, end).boxed().toList();
  }

  private static int indexOf(byte[] in, String text) {
    byte[] what = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i <= in.length - what.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
