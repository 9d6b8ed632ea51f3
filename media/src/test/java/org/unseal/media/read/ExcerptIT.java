package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.media.excerpt.LibavExcerptLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Parts that are copied out of recordings show what the recording shows there. */
class ExcerptIT {
  private static final long SECOND = 1_000_000;
  private static final int RATE = 25;
  private static final int GOP = 25;
  private static final int FRAMES = 12 * RATE;

  @TempDir private Path folder;
  private final LibavExcerptLibrary library = new LibavExcerptLibrary();

  private List<Integer> copied(Path recording, long from, long micros) {
    Path copy = folder.resolve("copy-" + from + ".mkv");
    int pictures = library.copy(recording, from, micros, copy);
    Seen seen = Seen.of(copy);
    assertThat(seen.shots()).hasSize(pictures).allMatch(shot -> shot.damage().isEmpty());
    assertThat(seen.shots().getFirst().ticks()).isZero();
    return seen.shots().stream().map(Seen.Shot::number).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bf=0",
    "mp4,libx264,yuv420p,bf=2",
    "matroska,libx265,yuv420p,x265-params=keyint=25:bframes=0:log-level=none",
    "mpegts,mpeg2video,yuv420p,bf=0;qmin=2;qmax=4",
    "avi,mjpeg,yuvj420p,qmin=2;qmax=4",
    "avi,mpeg4,yuv420p,bf=0;qmin=2;qmax=4"
  })
  void excerptBeginsAtAKeyframeAndShowsEveryPictureFromThere(
      String container, String codec, String pixels, String options) {
    Path recording =
        NumberedClip.write(folder.resolve("in"), container, codec, pixels, FRAMES, GOP, options);
    List<Integer> numbers = copied(recording, 6 * SECOND, 2 * SECOND);
    int first = numbers.getFirst();
    assertThat(first)
        .isBetween(6 * RATE - GOP, container.equals("mpegts") ? 6 * RATE + GOP : 6 * RATE);
    assertThat(numbers).hasSizeBetween(2 * RATE - 3, 2 * RATE + 1);
    assertThat(numbers)
        .containsExactlyElementsOf(IntStream.range(first, first + numbers.size()).boxed().toList());
    assertThat(copied(recording, 0, SECOND).getFirst()).isZero();
  }

  @Test
  void whatCannotBeSearchedIsCopiedFromItsBeginning() {
    Path recording =
        NumberedClip.write(folder.resolve("in"), "h264", "libx264", "yuv420p", FRAMES, GOP, "bf=0");
    assertThat(copied(recording, 6 * SECOND, 2 * SECOND).getFirst()).isZero();
  }

  @Test
  void whatIsNoVideoIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("in"), "no recording at all");
    assertThatThrownBy(() -> library.copy(text, 0, SECOND, folder.resolve("out")))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_A_VIDEO));
  }
}
