package org.unseal.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.joined.JoinStep;
import org.unseal.engine.joined.JoinStep.Part;
import org.unseal.engine.joined.JoinStep.Stretch;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/** The joined video, of clips of two sizes and two ticks, with frames of unequal length. */
final class JoinedVideoIT {
  private static final TimeBase NTSC = new TimeBase(1001, 30_000);
  private static final TimeBase FINE = new TimeBase(1, 90_000);
  private static final long[] WIDE_TICKS = {0, 1, 2, 5, 6, 7};
  private static final long[] TALL_TICKS = {0, 7_000, 13_000, 22_501};
  private static final int CARD_FRAMES = 20;
  private static final int BLACK = 16;

  private final LibavFootageLibrary library = new LibavFootageLibrary();

  @TempDir private Path folder;

  /** A frame as it was read back. */
  private record Seen(long ticks, TimeBase base, PictureSize size, ByteBuffer luminance) {
    int at(int x, int y) {
      return luminance.get(y * size.width() + x) & 0xFF;
    }

    /** Distance in exact units: a tick of the clip in ticks of the joined video. */
    boolean isAt(long start, long clipTicks, TimeBase clip) {
      return (ticks - start) * base.numerator() * clip.denominator()
          == clipTicks * clip.numerator() * base.denominator();
    }
  }

  @BeforeEach
  void clips() {
    clip("wide.mp4", new PictureSize(320, 180), NTSC, WIDE_TICKS, "");
    clip("tall.mp4", new PictureSize(96, 128), FINE, TALL_TICKS, "");
    clip("turned.mp4", new PictureSize(128, 96), FINE, TALL_TICKS, "rotation=90");
  }

  /** Left half dark, right half light. */
  private void clip(String name, PictureSize size, TimeBase base, long[] ticks, String options) {
    byte[] picture = new byte[size.width() * size.height() * 3 / 2];
    Arrays.fill(picture, (byte) 128);
    for (int i = 0; i < size.width() * size.height(); i++) {
      picture[i] = (byte) (i % size.width() < size.width() / 2 ? 60 : 200);
    }
    try (Sink sink =
        new LibavRecordingWriter()
            .open(
                folder.resolve(name),
                new RecordingFormat("mp4", "libx264", "yuv420p", size, base, 10, options))) {
      for (long tick : ticks) {
        sink.write(tick, ByteBuffer.wrap(picture));
      }
    }
  }

  private Part part(String media, String id, List<String> before) {
    return new Part(
        folder.resolve(media),
        id,
        "cam-yard",
        Optional.of("2025-05-06 14:18:11.2 .. 14:18:11.6"),
        before);
  }

  private List<Stretch> join(String name, int threads, Part... parts) {
    return new JoinStep(library, LibavRecordingWriter::new, PartialFiles.FORGOTTEN)
        .run(new JoinStep.Request(List.of(parts), folder.resolve(name), threads), Progress.SILENT);
  }

  private List<Seen> read(String name) {
    List<Seen> seen = new ArrayList<>();
    try (Footage footage = library.open(folder.resolve(name), 1);
        FrameStream frames = footage.frames()) {
      for (Optional<DecodedFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (DecodedFrame frame = next.get()) {
          PictureView picture = frame.picture().orElseThrow();
          PictureSize size = picture.size();
          byte[] luminance = new byte[size.width() * size.height()];
          for (int y = 0; y < size.height(); y++) {
            picture.plane(0).get(y * picture.stride(0), luminance, y * size.width(), size.width());
          }
          seen.add(
              new Seen(
                  frame.ticks(), footage.facts().timeBase(), size, ByteBuffer.wrap(luminance)));
        }
      }
    }
    return seen;
  }

  @Test
  void everyFrameOfEveryClipIsThereAtItsOwnTimeWithACardBetweenTheClips() {
    List<Stretch> stretches =
        join(
            "joined.mp4",
            2,
            part("wide.mp4", "c1", List.of()),
            part("tall.mp4", "c2", List.of("2 min 14 s not released:", "withheld by o1/hall")));
    List<Seen> seen = read("joined.mp4");

    assertThat(seen).hasSize(WIDE_TICKS.length + CARD_FRAMES + TALL_TICKS.length);
    for (int i = 0; i < WIDE_TICKS.length; i++) {
      assertThat(seen.get(i).isAt(0, WIDE_TICKS[i], NTSC)).as("frame %d", i).isTrue();
    }
    int tall = WIDE_TICKS.length + CARD_FRAMES;
    long start = seen.get(tall).ticks();
    for (int i = 0; i < TALL_TICKS.length; i++) {
      assertThat(seen.get(tall + i).isAt(start, TALL_TICKS[i], FINE)).as("frame %d", i).isTrue();
    }
    TimeBase base = seen.getFirst().base();
    assertThat(seen.get(WIDE_TICKS.length).isAt(0, 8, NTSC)).as("where the card begins").isTrue();
    assertThat(base.toMicroseconds(start - seen.get(WIDE_TICKS.length).ticks()))
        .isEqualTo(JoinStep.CARD);
    assertThat(stretches.getFirst()).isEqualTo(new Stretch("c1", 0, 266_933));
    assertThat(stretches.getLast().from()).isEqualTo(base.toMicroseconds(start));
  }

  @Test
  void picturesAreWholeInTheMiddleAndWordsStandOnlyInBarsAndOnCards() {
    join(
        "joined.mp4",
        2,
        part("wide.mp4", "c1", List.of()),
        part("tall.mp4", "c2", List.of("2 min 14 s not released")));
    List<Seen> seen = read("joined.mp4");
    Seen wide = seen.get(1);
    Seen card = seen.get(WIDE_TICKS.length + 3);
    Seen tall = seen.getLast();

    assertThat(wide.size()).isEqualTo(new PictureSize(960, 540));
    assertThat(wide.at(30, 250)).isCloseTo(BLACK, within(4));
    assertThat(wide.at(200, 250)).isCloseTo(60, within(4));
    assertThat(wide.at(760, 250)).isCloseTo(200, within(4));
    assertThat(tall.at(200, 250)).isCloseTo(BLACK, within(4));
    assertThat(tall.at(400, 250)).isCloseTo(60, within(4));
    assertThat(tall.at(560, 250)).isCloseTo(200, within(4));
    for (Seen one : List.of(wide, card, tall)) {
      assertThat(bright(one, 496, 540)).as("words in the bar").isGreaterThan(1_000);
    }
    assertThat(bright(card, 0, 496)).as("words on the card").isGreaterThan(1_000);
    assertThat(bright(tall, 0, 496)).as("words in the picture").isZero();
  }

  private static org.assertj.core.data.Offset<Integer> within(int value) {
    return org.assertj.core.api.Assertions.within(value);
  }

  private static long bright(Seen seen, int from, int to) {
    long bright = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < seen.size().width(); x++) {
        bright += seen.at(x, y) > 222 ? 1 : 0;
      }
    }
    return bright;
  }

  @Test
  void aClipThatPlayersTurnIsShownTurned() {
    join("joined.mp4", 1, part("turned.mp4", "c1", List.of()));
    Seen turned = read("joined.mp4").getFirst();

    assertThat(turned.at(480, 100)).as("what was left is above").isCloseTo(60, within(4));
    assertThat(turned.at(480, 400)).isCloseTo(200, within(4));
    assertThat(turned.at(200, 250)).isCloseTo(BLACK, within(4));
  }

  @Test
  void theSameClipsGiveTheSameBytesWithAnyNumberOfThreads() throws IOException {
    Part[] parts = {
      part("wide.mp4", "c1", List.of()), part("tall.mp4", "c2", List.of("clocks unknown"))
    };
    join("one.mp4", 1, parts);
    join("five.mp4", 5, parts);

    assertThat(folder.resolve("five.mp4")).hasSameBinaryContentAs(folder.resolve("one.mp4"));
    assertThat(Files.size(folder.resolve("one.mp4"))).isPositive();
  }

  @Test
  void aClipThatCannotBeReadLeavesNoFileBehind() throws IOException {
    Files.writeString(folder.resolve("broken.mp4"), "no video");
    assertThatThrownBy(
            () ->
                join(
                    "joined.mp4",
                    2,
                    part("wide.mp4", "c1", List.of()),
                    part("broken.mp4", "c2", List.of("x"))))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_A_VIDEO));
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("wide.mp4", "tall.mp4", "turned.mp4", "broken.mp4");
    }
  }
}
