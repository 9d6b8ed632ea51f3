package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
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
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Octets;
import org.unseal.testkit.mp4.Mp4Contents;

/** A part of a recording has its frames, every one of them, at its times, and no others. */
class TrimIT {
  private static final PictureSize SIZE = new PictureSize(160, 96);
  private static final Box MASK = new Box(96, 32, 144, 80);
  private static final int GOP = 12;
  private static final int FRAMES = 8 * GOP;
  private static final String X264 =
      "x264-params=scenecut=0:keyint=" + GOP + ":min-keyint=" + GOP + ":";

  @TempDir private Path folder;

  /** In the fourth GOP. */
  private static FrameCover cover(int frame) {
    return frame / GOP == 3 ? new FrameCover.Boxes(List.of(MASK)) : new FrameCover.Nothing();
  }

  /** Every two GOPs that a span begins and ends in, whole GOPs, one GOP alone and single frames. */
  private static final List<FrameSpan> SPANS =
      List.of(
          new FrameSpan(17, 71),
          new FrameSpan(GOP, 6 * GOP),
          new FrameSpan(2 * GOP + 1, 2 * GOP + 6),
          new FrameSpan(5 * GOP + 7, FRAMES),
          new FrameSpan(0, 3 * GOP + 1),
          new FrameSpan(47, 48));

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,bframes=0,true",
    "mp4,libx264,yuv420p,bframes=3:b-adapt=0:b-pyramid=normal,true",
    "matroska,libx264,yuv420p,bframes=2:b-adapt=0:open-gop=1:keyint=24,false",
    "mpegts,libx264,yuv420p,bframes=2:b-adapt=0:repeat-headers=1,true",
    "matroska,libx265,yuv420p,x265-params=keyint=12:bframes=2:log-level=none,false",
    "avi,mjpeg,yuvj420p,qmin=2;qmax=4,false",
    "avi,mpeg4,yuv420p,bf=0;qmin=2;qmax=4,false",
    "mpegts,mpeg2video,yuv420p,bf=2;qmin=2;qmax=4,false"
  })
  void showsTheFramesOfTheSpanAndNoOthers(
      String container, String codec, String pixels, String options, boolean smart) {
    Path input = folder.resolve("in");
    RecordingFormat format =
        Clip.format(
            container, codec, pixels, SIZE, 25, codec.equals("libx264") ? X264 + options : options);
    Clip.write(input, format, FRAMES);
    List<Frame> recorded = frames(input);
    assertThat(recorded).hasSize(FRAMES);
    for (FrameSpan span : SPANS) {
      for (Mode mode : smart ? List.of(Mode.SMART, Mode.FULL) : List.of(Mode.SMART)) {
        Path output = folder.resolve("out.mp4");
        Rendition made = render(input, output, TrimIT::cover, settings(2, mode).showing(span));
        String name = span + " " + mode;
        assertThat(made.frames()).as(name).isEqualTo(span.length());
        assertThat(made.findings()).as(name).isEmpty();
        assertThat(made.audio()).as(name).isFalse();
        assertSame(name, recorded, frames(output), span, passed(made));
        assertThat(new Mp4Contents(output).allTypes()).as(name).doesNotContain("edts");
        if (smart && mode == Mode.SMART && span.length() > 3 * GOP) {
          assertThat(made.passage().gopsPassed()).as(name).isPositive();
          assertThat(made.passage().wholeBecause()).as(name).isEmpty();
        }
      }
    }
  }

  private static void assertSame(
      String name, List<Frame> recorded, List<Frame> shown, FrameSpan span, boolean[] passed) {
    assertThat(shown).as(name).hasSize(span.length());
    long since = recorded.get(span.start()).micros();
    for (int i = 0; i < span.length(); i++) {
      Frame is = shown.get(i);
      Frame was = recorded.get(span.start() + i);
      assertThat(is.number()).as("%s: frame %d", name, i).isEqualTo(span.start() + i);
      assertThat(Math.abs(is.micros() - (was.micros() - since)))
          .as("%s: time of frame %d", name, i)
          .isLessThanOrEqualTo(1);
      boolean covered = cover(span.start() + i) instanceof FrameCover.Boxes;
      int off = is.away(was, covered);
      assertThat(off).as("%s: picture of frame %d", name, i).isLessThan(passed[i] ? 1 : 400);
    }
  }

  @Test
  void keepsTimesThatAreNotEven() {
    List<Long> ticks = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < FRAMES; i++) {
      ticks.add(now);
      now += 1 + (i * 7 % 5) + (i == 40 ? 500 : 0);
    }
    Path input =
        Clip.write(
            folder.resolve("in"),
            Clip.format("mp4", "libx264", "yuv420p", SIZE, 100, X264 + "bframes=2"),
            ticks,
            Optional.empty());
    Path output = folder.resolve("out.mp4");
    FrameSpan span = new FrameSpan(30, 77);
    for (Mode mode : Mode.values()) {
      Rendition made = render(input, output, Clip.NOTHING, settings(2, mode).showing(span));
      List<Long> expected =
          ticks.subList(30, 77).stream().map(t -> (t - ticks.get(30)) * 10_000).toList();
      assertThat(frames(output).stream().map(Frame::micros)).isEqualTo(expected);
      assertThat(made.passage().wholeBecause().isEmpty()).isEqualTo(mode == Mode.SMART);
    }
  }

  @Test
  void allFramesAreTheSameFileAsNoSpan() throws IOException {
    Path input = recording(X264 + "bframes=2", _ -> false, 0);
    for (Mode mode : Mode.values()) {
      Path whole = folder.resolve("whole.mp4");
      Path span = folder.resolve("span.mp4");
      render(input, whole, TrimIT::cover, settings(2, mode));
      render(input, span, TrimIT::cover, settings(2, mode).showing(new FrameSpan(0, FRAMES)));
      assertThat(span).hasSameBinaryContentAs(whole);
    }
  }

  @Test
  void theNumberOfThreadsChangesNoByte() throws IOException {
    Path input = recording(X264 + "bframes=2", _ -> false, 0);
    for (Mode mode : Mode.values()) {
      Path one = folder.resolve("one.mp4");
      Path many = folder.resolve("many.mp4");
      render(input, one, TrimIT::cover, settings(1, mode).showing(SPANS.getFirst()));
      render(input, many, TrimIT::cover, settings(8, mode).showing(SPANS.getFirst()));
      assertThat(many).hasSameBinaryContentAs(one);
    }
  }

  /** The span lies in the second to sixth GOP. */
  @ParameterizedTest
  @CsvSource({"SMART,bframes=2", "FULL,bframes=2", "SMART,bframes=0:repeat-headers=1"})
  void whatIsWithheldInOtherGopsChangesNoByte(Mode mode, String options) throws IOException {
    IntPredicate withheld = frame -> frame / GOP == 0 || frame / GOP >= 6;
    Path first = recording(X264 + options, withheld, 1);
    Path second = recording(X264 + options, withheld, 2);
    assertThat(Files.mismatch(first, second)).as("the inputs differ").isNotNegative();
    Path one = folder.resolve("one.mp4");
    Path other = folder.resolve("other.mp4");
    render(first, one, TrimIT::cover, settings(2, mode).showing(new FrameSpan(17, 71)));
    render(second, other, TrimIT::cover, settings(2, mode).showing(new FrameSpan(17, 71)));
    assertThat(other).hasSameBinaryContentAs(one);
  }

  /** Nothing of a picture that was cut off a GOP gets to the encoder: not even its first frame. */
  @Test
  void aCutGopBeginsWithAKeyframeOfItsOwnFrames() {
    Path input = recording(X264 + "bframes=2", _ -> false, 0);
    Path output = folder.resolve("out.mp4");
    Rendition made =
        render(input, output, Clip.NOTHING, settings(2, Mode.SMART).showing(new FrameSpan(17, 71)));
    assertThat(made.passage().gops()).isEqualTo(5);
    assertThat(made.passage().gopsPassed()).isEqualTo(4 - 1);
    Part cut = made.passage().parts().getFirst();
    assertThat(cut.passed()).isFalse();
    assertThat(cut.count()).isEqualTo(2 * GOP - 17);
    assertThat(made.passage().parts().getLast().count()).isEqualTo(71 - 5 * GOP);
  }

  @Test
  void saysSoWhereNoGopIsShownWhole() {
    Path input = recording(X264 + "bframes=2", _ -> false, 0);
    Rendition made =
        render(
            input,
            folder.resolve("out.mp4"),
            Clip.NOTHING,
            settings(2, Mode.SMART).showing(new FrameSpan(14, 20)));
    assertThat(made.passage().wholeBecause().orElseThrow().code()).isEqualTo("NO_GOP_WHOLE");
  }

  @Test
  void refusesFramesThatTheRecordingDoesNotHave() {
    Path input = recording(X264 + "bframes=2", _ -> false, 0);
    assertThatThrownBy(
            () ->
                render(
                    input,
                    folder.resolve("out.mp4"),
                    Clip.NOTHING,
                    settings(2, Mode.SMART).showing(new FrameSpan(90, FRAMES + 1))))
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SPAN_OUTSIDE_MEDIA));
  }

  @Test
  void soundIsNotKeptInAPart() {
    assertThatThrownBy(
            () ->
                new RenderSettings(
                    0, true, 1, "", Mode.SMART, Gate.FAST, Optional.of(new FrameSpan(0, 1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new RenderSettings(0, true, 1).showing(new FrameSpan(0, 1)).keepAudio()).isFalse();
  }

  /** With noise of a seed in some frames; always as many bytes for whoever decides on rates. */
  private Path recording(String options, IntPredicate noisy, long seed) {
    Path file = folder.resolve("in" + seed);
    RecordingFormat format = Clip.format("mp4", "libx264", "yuv420p", SIZE, 25, options + ":qp=20");
    try (Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int i = 0; i < FRAMES; i++) {
        Optional<Clip.Secret> secret =
            noisy.test(i) ? Optional.of(new Clip.Secret(MASK, seed)) : Optional.empty();
        sink.write(i, Clip.picture(SIZE, i, secret));
      }
    }
    return file;
  }

  private static RenderSettings settings(int threads, Mode mode) {
    return new RenderSettings(Clip.FILL, false, threads, "", mode, Gate.FULL);
  }

  private static Rendition render(
      Path input, Path output, IntFunction<FrameCover> covers, RenderSettings settings) {
    return Clip.render(input, output, covers, settings);
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

  private record Frame(int number, long micros, Octets luma) {
    /** Mean difference outside the mask, in hundredths of a grey level. */
    int away(Frame other, boolean covered) {
      long sum = 0;
      int count = 0;
      for (int y = 0; y < SIZE.height(); y++) {
        for (int x = 0; x < SIZE.width(); x++) {
          boolean masked = covered && x >= MASK.left() - 4 && y >= MASK.top() - 4;
          if (!masked) {
            int at = y * SIZE.width() + x;
            sum += Math.abs((luma.at(at) & 0xFF) - (other.luma.at(at) & 0xFF));
            count++;
          }
        }
      }
      return (int) Math.ceilDiv(100 * sum, count);
    }
  }

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
                      luma(view))));
    }
    return frames;
  }

  private static Octets luma(PictureView view) {
    byte[] luma = new byte[SIZE.width() * SIZE.height()];
    ByteBuffer plane = view.plane(0);
    for (int y = 0; y < SIZE.height(); y++) {
      plane.get(y * view.stride(0), luma, y * SIZE.width(), SIZE.width());
    }
    return Octets.of(luma);
  }
}
