package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.PicturePass.Frames;
import org.unseal.engine.port.PicturePass.Reading;
import org.unseal.engine.port.PicturePass.Wish;
import org.unseal.engine.port.Progress;

/** Pictures decoded in portions are those that come one after the other. */
final class PicturePassIT {
  private static final int FRAMES = 150;

  @TempDir private Path folder;

  /** What a pass gave. */
  private record Passed(Reading reading, Map<Integer, Long> digests) {}

  private static Passed pass(Path file, Frames wanted, int threads) {
    Map<Integer, Long> digests = new TreeMap<>();
    try (LibavFootage footage = new LibavFootageLibrary().open(file, threads)) {
      Reading reading =
          new LibavPicturePass()
              .read(
                  footage,
                  new Wish(wanted, threads, 3),
                  Seen::digest,
                  (int frame, Optional<Long> seen) ->
                      assertThat(digests.put(frame, seen.orElse(-1L))).isNull(),
                  Progress.SILENT);
      return new Passed(reading, digests);
    }
  }

  private static Map<Integer, Long> oneByOne(Path file) {
    return Seen.of(file).shots().stream()
        .collect(Collectors.toMap(Seen.Shot::index, Seen.Shot::digest));
  }

  private Path clip(String container, String codec, String format, String options) {
    return NumberedClip.write(
        folder.resolve("clip"),
        container,
        codec,
        format,
        FRAMES,
        10,
        options == null ? "" : options);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bf=0;x264-params=scenecut=0",
    "mp4,libx264,yuv420p,bf=2;b_strategy=0;x264-params=scenecut=0",
    "mp4,libx264,yuv420p,bf=2;b_strategy=0;x264-params=scenecut=0:open-gop=1",
    "mpegts,libx264,yuv422p,bf=2;x264-params=scenecut=0",
    "h264,libx264,yuv420p,bf=2;b_strategy=0;x264-params=scenecut=0",
    "matroska,libx264,yuv420p,bf=0;flags=+ildct+ilme;x264-params=scenecut=0",
    "mp4,libx265,yuv420p10le,x265-params=scenecut=0:open-gop=0",
    "matroska,libx265,yuv420p,x265-params=scenecut=0",
    "avi,mjpeg,yuvj422p,",
    "avi,mpeg4,yuv420p,bf=2",
    "mpeg,mpeg2video,yuv420p,bf=2",
    "matroska,libvpx,yuv420p,",
  })
  void portionsGiveTheSamePictures(String container, String codec, String format, String options) {
    Path clip = clip(container, codec, format, options);
    Passed passed = pass(clip, (from, end) -> end > from, 3);
    assertThat(passed.digests()).isEqualTo(oneByOne(clip));
    assertThat(passed.reading()).isEqualTo(new Reading(passed.digests().size(), true));
  }

  @Test
  void onlyWantedPicturesAreLookedAtAndKeepTheirNumbers() {
    Path clip = clip("mp4", "libx264", "yuv420p", "bf=2;b_strategy=0;x264-params=scenecut=0");
    Map<Integer, Long> all = oneByOne(clip);
    Passed passed = pass(clip, (from, end) -> from <= 93 && end > 93, 2);
    assertThat(passed.digests()).isEqualTo(Map.of(93, all.get(93)));
    assertThat(passed.reading()).isEqualTo(new Reading(FRAMES, true));
    assertThat(pass(clip, (from, end) -> end > 140, 1).digests())
        .isEqualTo(new TreeMap<>(all).tailMap(140));
  }

  @Test
  void damageIsTheSameInPortions() {
    Path clip = clip("mp4", "libx264", "yuv420p", "bf=2;b_strategy=0;x264-params=scenecut=0");
    Path damaged = folder.resolve("damaged");
    assertThat(clip.toFile().renameTo(damaged.toFile())).isTrue();
    byte[] wrecked = PacketMap.of(damaged).wreck(70).file();
    Path file = write(wrecked);
    Map<Integer, Long> expected = oneByOne(file);
    assertThat(expected).containsValue(-1L).hasSize(FRAMES);
    assertThat(pass(file, (from, end) -> end > from, 2).digests()).isEqualTo(expected);
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("wrecked"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoeverStopsLeavesNothingOpen() {
    Path clip = clip("mp4", "libx264", "yuv420p", "bf=0;x264-params=scenecut=0");
    try (LibavFootage footage = new LibavFootageLibrary().open(clip, 2)) {
      assertThatThrownBy(
              () ->
                  new LibavPicturePass()
                      .read(
                          footage,
                          new Wish((from, end) -> true, 2, 1),
                          Seen::digest,
                          (int frame, Optional<Long> seen) -> {
                            throw new IllegalStateException("enough");
                          },
                          Progress.SILENT))
          .hasMessage("enough");
    }
  }
}
