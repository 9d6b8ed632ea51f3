package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.gop.StreamSets;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.digest.Octets;
import org.unseal.testkit.mp4.Mp4Contents;

/** GOPs without a mask stay the recording's own, and every frame keeps its place and time. */
class SmartRenderingIT {
  private static final PictureSize SIZE = new PictureSize(320, 176);
  private static final Box MASK = new Box(160, 64, 240, 144);
  private static final int GOP = 12;
  private static final int FRAMES = 8 * GOP;

  @TempDir private Path folder;

  /** In the third, fourth and seventh GOP. */
  private static FrameCover cover(int frame) {
    int gop = frame / GOP;
    return gop == 2 || gop == 3 || gop == 6
        ? new FrameCover.Boxes(List.of(MASK))
        : new FrameCover.Nothing();
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,bframes=0",
    "mp4,bframes=2:b-adapt=0",
    "mp4,bframes=0:cabac=0:8x8dct=0",
    "mp4,bframes=2:b-adapt=0:fullrange=on",
    "matroska,bframes=2:b-adapt=0",
    "matroska,bframes=0",
    "mpegts,bframes=2:b-adapt=0",
    "mpegts,bframes=0:repeat-headers=1"
  })
  void showsEveryFrameAtItsTimeAndPassesWhatHasNoMask(String container, String options) {
    Path input = record(container, options);
    Path output = folder.resolve("out.mp4");
    Rendition made = render(input, output, SmartRenderingIT::cover);
    assertThat(made.passage().wholeBecause()).isEmpty();
    assertThat(made.passage().gopsPassed()).isPositive().isLessThan(made.passage().gops());
    assertThat(made.frames()).isEqualTo(FRAMES);
    List<Frame> before = frames(input);
    List<Frame> after = frames(output);
    assertThat(after).hasSize(FRAMES);
    boolean[] passed = passed(made);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(after.get(i).number()).as("frame %d", i).isEqualTo(i);
      assertThat(Math.abs(after.get(i).micros() - before.get(i).micros()))
          .as("time of frame %d", i)
          .isLessThanOrEqualTo(1);
      if (passed[i]) {
        assertThat(after.get(i).pixels()).as("frame %d", i).isEqualTo(before.get(i).pixels());
      }
      assertThat(after.get(i).covered())
          .as("mask in frame %d", i)
          .isEqualTo(cover(i) instanceof FrameCover.Boxes);
    }
    long bitExact = made.passage().parts().stream().filter(Part::passed).count();
    assertThat(bitExact).isPositive();
    assertThat(made.findings()).isEmpty();
  }

  @Test
  void encodesEverythingWhereEveryGopHasAMask() {
    Path input = record("mp4", "bframes=0");
    Path output = folder.resolve("out.mp4");
    Rendition made = render(input, output, _ -> new FrameCover.Boxes(List.of(MASK)));
    assertThat(made.passage().wholeBecause().orElseThrow().code())
        .isEqualTo(Obstacle.EVERY_GOP_MASKED.name());
    assertThat(made.passage().picturesPassed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p10le,,PIXEL_FORMAT",
    "mp4,libx264,yuv422p,,PIXEL_FORMAT",
    "mp4,libx265,yuv420p,,NOT_H264",
    "matroska,mjpeg,yuvj420p,,NOT_H264",
    "mp4,libx264,yuv420p,interlaced=1:tff=1,INTERLACED",
    "mp4,libx264,yuv420p,intra-refresh=1,EVERY_GOP_MASKED",
    "mp4,libx264,yuv420p,keyint=12:bframes=2:open-gop=1,EVERY_GOP_MASKED"
  })
  void saysWhyEverythingIsEncoded(
      String container, String codec, String pixels, String options, String reason) {
    RecordingFormat format =
        Clip.format(
            container,
            codec,
            pixels,
            SIZE,
            25,
            options == null ? "" : (codec + "-params=" + options).substring(3));
    Path input = Clip.write(folder.resolve("in." + container), format, FRAMES);
    Rendition made = render(input, folder.resolve("out.mp4"), SmartRenderingIT::cover);
    assertThat(made.passage().wholeBecause().orElseThrow().code()).isEqualTo(reason);
    assertThat(made.frames()).isEqualTo(FRAMES);
  }

  @Test
  void givesTheSameBytesWithAnyNumberOfThreads() {
    Path input = record("mp4", "bframes=2:b-adapt=0");
    Path one = folder.resolve("one.mp4");
    Path many = folder.resolve("many.mp4");
    render(input, one, SmartRenderingIT::cover, 1, "");
    render(input, many, SmartRenderingIT::cover, 8, "sse2");
    assertThat(many).hasSameBinaryContentAs(one);
  }

  /** Where they don't, decoders may throw away what they have not shown yet at every seam. */
  @ParameterizedTest
  @CsvSource({
    "bframes=0:ref=1",
    "bframes=0:ref=4",
    "bframes=3:ref=2",
    "bframes=0:cabac=0:ref=16",
    "bframes=0:cabac=0:8x8dct=0:weightp=1"
  })
  void bothParameterSetsSayThatAsManyPicturesAreKept(String options) {
    Path input = record("mp4", options);
    Path output = folder.resolve("out.mp4");
    render(input, output, SmartRenderingIT::cover);
    List<Octets> sets = sequenceSets(output);

    assertThat(sets).hasSize(2);
    try (LibavFootage footage = new LibavFootageLibrary().open(input, 1)) {
      StreamSets own = GopIndex.of(footage).sets();
      assertThat(sets.getFirst()).isEqualTo(own.sequence());
      assertThat(sets.getLast().at(1)).as("profile").isEqualTo(sets.getFirst().at(1));
      assertThat(own.alike(sets.getLast())).isEqualTo(sets.getLast());
    }
  }

  private static List<Octets> sequenceSets(Path file) {
    ByteBuffer configuration =
        new Mp4Contents(file)
            .video().visualEntryBoxes().stream()
                .filter(box -> box.type().equals("avcC"))
                .findFirst()
                .orElseThrow()
                .body();
    configuration.position(5);
    List<Octets> sets = new ArrayList<>();
    for (int left = configuration.get() & 0x1F; left > 0; left--) {
      byte[] set = new byte[Short.toUnsignedInt(configuration.getShort())];
      configuration.get(set);
      sets.add(Octets.of(set));
    }
    return sets;
  }

  @Test
  void keepsTimesThatAreNotEven() {
    List<Long> ticks = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < FRAMES; i++) {
      ticks.add(now);
      now += 1 + (i * 7 % 5);
    }
    RecordingFormat format =
        Clip.format("mp4", "libx264", "yuv420p", SIZE, 100, "x264-params=bframes=2:keyint=12");
    Path input = Clip.write(folder.resolve("in.mp4"), format, ticks, Optional.empty());
    Path output = folder.resolve("out.mp4");
    Rendition made = render(input, output, SmartRenderingIT::cover);
    assertThat(made.passage().wholeBecause()).isEmpty();
    assertThat(frames(output).stream().map(Frame::micros))
        .containsExactlyElementsOf(frames(input).stream().map(Frame::micros).toList());
  }

  private Path record(String container, String options) {
    RecordingFormat format =
        Clip.format(
            container,
            "libx264",
            options.contains("fullrange") ? "yuvj420p" : "yuv420p",
            SIZE,
            25,
            "x264-params=scenecut=0:keyint=" + GOP + ":min-keyint=" + GOP + ":" + options);
    return Clip.write(folder.resolve("in." + container), format, FRAMES);
  }

  private static Rendition render(Path input, Path output, IntFunction<FrameCover> covers) {
    return render(input, output, covers, 2, "");
  }

  private static Rendition render(
      Path input, Path output, IntFunction<FrameCover> covers, int threads, String processor) {
    return Clip.render(
        input,
        output,
        covers,
        new RenderSettings(Clip.FILL, false, threads, processor, Mode.SMART, Gate.FULL));
  }

  /** By frame: in these clips a GOP is shown where it lies in the file. */
  private static boolean[] passed(Rendition made) {
    boolean[] passed = new boolean[made.frames()];
    for (Part part : made.passage().parts()) {
      for (int i = 0; i < part.count(); i++) {
        passed[part.first() + i] = part.passed();
      }
    }
    return passed;
  }

  private record Frame(int number, long micros, long pixels, boolean covered) {}

  private static List<Frame> frames(Path file) {
    List<Frame> frames = new ArrayList<>();
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1)) {
      Clip.forEach(
          file,
          (frame, view) ->
              frames.add(
                  new Frame(
                      Clip.number(view),
                      footage.facts().timeBase().toMicroseconds(frame.ticks()),
                      pixels(view),
                      covered(view))));
    }
    return frames;
  }

  private static long pixels(PictureView view) {
    CRC32 crc = new CRC32();
    for (int plane = 0; plane < 3; plane++) {
      int width = plane == 0 ? SIZE.width() : SIZE.width() / 2;
      int height = plane == 0 ? SIZE.height() : SIZE.height() / 2;
      byte[] row = new byte[width];
      ByteBuffer bytes = view.plane(plane);
      for (int y = 0; y < height; y++) {
        bytes.get(y * view.stride(plane), row);
        crc.update(row);
      }
    }
    return crc.getValue();
  }

  /** The middle of the mask has one value all over. */
  private static boolean covered(PictureView view) {
    int first = at(view, MASK.left() + 8, MASK.top() + 8);
    int most = 0;
    for (int y = MASK.top() + 8; y < MASK.bottom() - 8; y++) {
      for (int x = MASK.left() + 8; x < MASK.right() - 8; x++) {
        most = Math.max(most, Math.abs(at(view, x, y) - first));
      }
    }
    return most <= 2;
  }

  private static int at(PictureView view, int x, int y) {
    return view.plane(0).get(y * view.stride(0) + x) & 0xFF;
  }
}
