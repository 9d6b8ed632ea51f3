package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.recording.TimeBase;

/** Recordings that are as they should be. */
final class LibavFramesIT {
  private static final int FRAMES = 37;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bf=3",
    "mp4,libx264,yuv420p,bf=3;movflags=+frag_keyframe+empty_moov",
    "mp4,libx264,yuv420p,bf=3;x264-params=open-gop=1",
    "mp4,libx264,yuv444p10le,",
    "matroska,libx264,yuv422p,bf=2",
    "matroska,libx264,gray,",
    "avi,libx264,yuv420p,bf=0",
    "avi,libx264,yuv420p,bf=2",
    "mpegts,libx264,yuv420p,bf=3",
    "mpegts,libx264,yuv420p,flags=+ildct+ilme;field_order=tt",
    "h264,libx264,yuv420p,bf=3",
    "h264,libx264,yuv420p,x264-params=slices=4",
    "mp4,libx265,yuv420p,",
    "mp4,libx265,yuv420p,x265-params=open-gop=1:bframes=3",
    "matroska,libx265,yuv422p10le,",
    "hevc,libx265,yuv420p,",
    "mpeg,mpeg1video,yuv420p,bf=2",
    "mpeg,mpeg2video,yuv420p,bf=2",
    "mpegts,mpeg2video,yuv422p,",
    "mpeg,mpeg2video,yuv420p,flags=+ildct+ilme;field_order=tt",
    "avi,mpeg4,yuv420p,",
    "avi,mpeg4,yuv420p,bf=2",
    "mp4,mpeg4,yuv420p,bf=2",
    "m4v,mpeg4,yuv420p,bf=1",
    "avi,msmpeg4,yuv420p,",
    "avi,msmpeg4v2,yuv420p,",
    "asf,msmpeg4,yuv420p,",
    "asf,wmv2,yuv420p,",
    "avi,mjpeg,yuvj422p,",
    "matroska,mjpeg,yuvj420p,",
    "mjpeg,mjpeg,yuvj420p,",
    "flv,flv,yuv420p,",
    "matroska,ffv1,yuv444p10le,",
    "webm,libvpx-vp9,yuv420p,deadline=realtime;cpu-used=8",
    "webm,libvpx-vp9,yuv420p,deadline=good;cpu-used=5;auto-alt-ref=1;lag-in-frames=16",
    "webm,libvpx,yuv420p,deadline=good;cpu-used=5;auto-alt-ref=1;lag-in-frames=16",
    "mp4,libaom-av1,yuv420p,cpu-used=8;lag-in-frames=8",
  })
  void everyPictureComesOutOnceInOrderAndSound(
      String container, String codec, String format, String options) {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"),
            container,
            codec,
            format,
            FRAMES,
            12,
            options == null ? "" : options);
    Seen seen = Seen.of(clip);
    assertThat(seen.numbers()).isEqualTo(IntStream.range(0, FRAMES).boxed().toList());
    assertThat(seen.shots())
        .extracting(Seen.Shot::index)
        .isEqualTo(IntStream.range(0, FRAMES).boxed().toList());
    assertThat(seen.damaged()).isEmpty();
    assertThat(seen.facts().codedPictures()).isEqualTo(FRAMES);
    assertThat(seen.facts().size()).isEqualTo(NumberedClip.SIZE);
    assertThat(seen.ticks()).isEqualTo(evenTicks(seen.facts().timeBase()));
  }

  /** Every 40 ms, rounded as the muxers round. */
  private static List<Long> evenTicks(TimeBase base) {
    return LongStream.range(0, FRAMES)
        .map(i -> i * base.denominator() / (25L * base.numerator()))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bf=0", "bf=3"})
  void unevenTimesAreKeptToTheTick(String options) {
    RecordingFormat format =
        new RecordingFormat(
            "mp4",
            "libx264",
            "yuv420p",
            NumberedClip.SIZE,
            new TimeBase(1, 90_000),
            10,
            options + ";video_track_timescale=90000;use_editlist=0;movflags=+negative_cts_offsets");
    long[] ticks = new long[30];
    for (int i = 1; i < ticks.length; i++) {
      ticks[i] = ticks[i - 1] + 1 + 37L * i * i % 9001;
    }
    Path clip = NumberedClip.write(folder.resolve("clip"), format, ticks.length, i -> ticks[i]);
    Seen seen = Seen.of(clip);
    assertThat(seen.facts().timeBase()).isEqualTo(new TimeBase(1, 90_000));
    assertThat(seen.ticks()).isEqualTo(LongStream.of(ticks).boxed().toList());
    assertThat(seen.codes()).isEmpty();
  }

  @Test
  void startOffsetIsAFactAndTicksBeginAtZero() {
    RecordingFormat format =
        new RecordingFormat(
            "mpegts", "libx264", "yuv420p", NumberedClip.SIZE, NumberedClip.TWENTY_FIFTH, 10, "");
    Path clip = NumberedClip.write(folder.resolve("clip"), format, 10, i -> 1000L + i);
    Seen seen = Seen.of(clip);
    assertThat(seen.facts().startTicks()).isGreaterThanOrEqualTo(1000L * 3600);
    assertThat(seen.ticks().getFirst()).isZero();
    assertThat(seen.ticks().getLast()).isEqualTo(9L * 3600);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bf=3",
    "mp4,libx265,yuv420p,",
    "mp4,libaom-av1,yuv420p,cpu-used=8;tile-columns=1",
    "webm,libvpx-vp9,yuv420p,deadline=realtime;cpu-used=8",
    "matroska,ffv1,yuv420p,slices=4;level=3",
  })
  void numberOfThreadsChangesNothing(
      String container, String codec, String format, String options) {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"),
            container,
            codec,
            format,
            FRAMES,
            12,
            options == null ? "" : options);
    assertThat(Seen.of(clip, 4)).isEqualTo(Seen.of(clip, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,bf=3",
    "mp4,libx264,bf=3;x264-params=open-gop=1",
    "h264,libx264,bf=3",
    "avi,mpeg4,bf=2",
    "mpeg,mpeg2video,bf=2",
    "mp4,libx265,",
    "avi,msmpeg4,",
  })
  void keyframesAreTheSamePicturesAtTheSamePlaces(String container, String codec, String options) {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"),
            container,
            codec,
            "yuv420p",
            FRAMES,
            12,
            options == null ? "" : options);
    List<Seen.Shot> all = Seen.of(clip).shots();
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        FrameStream keyframes = footage.keyframes()) {
      List<Seen.Shot> keys = Seen.drain(keyframes);
      assertThat(keys.size()).isGreaterThanOrEqualTo(3);
      assertThat(keys).isSubsetOf(all);
      assertThat(keys).isSortedAccordingTo((a, b) -> Integer.compare(a.index(), b.index()));
    }
  }

  @Test
  void framesOutliveTheirStreamAndPassBetweenThreads() throws InterruptedException {
    Path clip =
        NumberedClip.write(folder.resolve("clip"), "matroska", "ffv1", "yuv444p10le", 6, 1, "");
    List<DecodedFrame> frames = new ArrayList<>();
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        FrameStream stream = footage.frames()) {
      for (Optional<DecodedFrame> f = stream.next(); f.isPresent(); f = stream.next()) {
        frames.add(f.get());
      }
    }
    List<Integer> numbers = new ArrayList<>();
    Thread other =
        new Thread(
            () -> {
              for (DecodedFrame frame : frames) {
                try (frame) {
                  numbers.add(NumberedClip.numberOf(frame.picture().orElseThrow()));
                }
              }
            });
    other.start();
    other.join();
    assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void streamThatIsLeftEarlyLeavesNothingOpen() {
    Path clip =
        NumberedClip.write(folder.resolve("clip"), "mp4", "libx264", "yuv420p", 20, 10, "bf=3");
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 1);
        FrameStream stream = footage.frames();
        FrameStream beside = footage.frames()) {
      stream.next().orElseThrow().close();
      beside.next().orElseThrow().close();
      assertThat(
              stream
                  .next()
                  .map(
                      f -> {
                        f.close();
                        return f.index();
                      }))
          .contains(1);
    }
  }
}
