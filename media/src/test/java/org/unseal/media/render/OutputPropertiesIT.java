package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.PictureTraits;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.testkit.mp4.Mp4Box;
import org.unseal.testkit.mp4.Mp4Contents;
import org.unseal.testkit.mp4.Mp4Track;

/** How the output looks to a player, and what it must not tell. */
final class OutputPropertiesIT {
  private static final PictureSize SIZE = new PictureSize(128, 96);

  @TempDir private Path folder;

  @Test
  void coloursAndPixelShapeAreKept() {
    String options =
        "color_range=pc;colorspace=bt709;color_primaries=bt470bg;color_trc=smpte170m;aspect=12/11;"
            + "chroma_sample_location=topleft";
    PictureTraits before = traits(write("libx264", options));
    PictureTraits after = traits(rendered());
    assertThat(after).isEqualTo(before);
    assertThat(after.aspectNumerator()).isEqualTo(12);
    assertThat(box("colr").body().limit()).isEqualTo(11);
    assertThat(box("colr").u16(8)).isEqualTo(1);
    assertThat(box("pasp").u32(0)).isEqualTo(12);
  }

  @Test
  void whatTheSourceDoesNotSayIsNotMadeUp() {
    write("libx264", "");
    PictureTraits after = traits(rendered());
    assertThat(after.colorSpace()).isEqualTo(2);
    assertThat(after.aspectNumerator()).isZero();
    assertThat(boxTypes()).doesNotContain("colr", "pasp", "clap", "fiel");
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void rotationIsKept(int degrees) {
    write("libx264", "rotation=" + degrees);
    rendered();
    try (LibavFootage footage = open("out.mp4")) {
      assertThat(footage.facts().rotation()).isEqualTo(degrees);
    }
    Mp4Box header = new Mp4Contents(folder.resolve("out.mp4")).video().box().at("tkhd");
    assertThat((int) header.u32(64)).as("x").isEqualTo(degrees == 270 ? 0 : corner(degrees));
  }

  private static int corner(int degrees) {
    return (degrees == 90 ? 96 : 128) << 16;
  }

  @Test
  void anOddSizeIsShownTrue() {
    RecordingFormat format =
        Clip.format("matroska", "ffv1", "yuv420p", new PictureSize(127, 95), 25, "");
    Path output = folder.resolve("out.mp4");
    Rendition rendition =
        Clip.render(Clip.write(folder.resolve("in"), format, 5), output, Clip.NOTHING);
    assertThat(rendition.codedSize()).isEqualTo(SIZE);
    assertThat(rendition.trueSize()).isEqualTo(new PictureSize(127, 95));
    Mp4Box clap = box("clap");
    assertThat(List.of(clap.u32(0), clap.u32(4), clap.u32(8), clap.u32(12)))
        .containsExactly(127L, 1L, 95L, 1L);
    assertThat((int) clap.u32(16)).isEqualTo(-1);
    assertThat(clap.u32(20)).isEqualTo(2);
    Mp4Box header = new Mp4Contents(output).video().box().at("tkhd");
    assertThat(header.u32(76)).isEqualTo(127L << 16);
    assertThat(header.u32(80)).isEqualTo(95L << 16);
  }

  @ParameterizedTest
  @CsvSource({"tt,1", "bb,6"})
  void interlacedPicturesStayWovenAndSaySo(String order, int detail) {
    Path input = write("libx264", "bf=2;flags=+ildct+ilme;field_order=" + order);
    Path output = rendered();
    try (LibavFootage footage = open("out.mp4")) {
      assertThat(footage.facts().interlaced()).isTrue();
      assertThat(footage.traits().interlaced()).isTrue();
      assertThat(footage.traits().topFieldFirst()).isEqualTo(order.equals("tt"));
      assertThat(new LibavRenderer().grid(footage).rows()).isEqualTo(4);
    }
    assertThat(box("fiel").body().get(0)).isEqualTo((byte) 2);
    assertThat(box("fiel").body().get(1)).isEqualTo((byte) detail);
    assertThat(Clip.seen(output))
        .extracting(Clip.Seen::number)
        .isEqualTo(Clip.seen(input).stream().map(Clip.Seen::number).toList());
    for (Mp4Track.Sample sample : new Mp4Contents(output).video().samples()) {
      assertNoTalk(new Mp4Contents(output).bytes(sample));
    }
  }

  /** Of supplementary information there is none. */
  private static void assertNoTalk(byte[] sample) {
    int at = 0;
    while (at < sample.length) {
      int length = java.nio.ByteBuffer.wrap(sample).getInt(at);
      assertThat(sample[at + 4] & 0x1F).isNotEqualTo(6);
      at += 4 + length;
    }
  }

  @Test
  void nothingThatTheSourceSaysIsInTheOutput() throws IOException {
    RecordingFormat format =
        Clip.format(
            "mp4",
            "libx264",
            "yuv420p",
            SIZE,
            25,
            "metadata.title=SECRET title;metadata.comment=SECRET comment;"
                + "metadata.creation_time=2020-02-02T02:02:02Z;metadata.location=+52.5+13.4/");
    Path input = Clip.write(folder.resolve("in"), format, 30);
    assertThat(text(input)).contains("SECRET", "x264");
    Path output = folder.resolve("out.mp4");
    Clip.render(input, output, Clip.NOTHING);
    assertThat(text(output)).doesNotContain("SECRET", "x264", "Lavf", "Lavc", "Handler", "+52.5");
    RoundTripIT.assertHoldsNothingElse(new Mp4Contents(output));
  }

  @Test
  void damagedFramesAreCoveredInTheirPlace() throws IOException {
    RecordingFormat format =
        Clip.format("mp4", "libx264", "yuv420p", SIZE, 25, "bf=0;g=10;keyint_min=10");
    Path input = Clip.write(folder.resolve("in"), format, 40);
    Mp4Track.Sample hit = new Mp4Contents(input).video().samples().get(14);
    byte[] bytes = Files.readAllBytes(input);
    Arrays.fill(bytes, (int) hit.offset() + 6, (int) hit.offset() + hit.size(), (byte) 0xA5);
    Files.write(input, bytes);
    Path output = folder.resolve("out.mp4");
    assertThat(Clip.render(input, output, Clip.NOTHING).frames()).isEqualTo(40);
    int fill =
        new FillColour(Clip.FILL, org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG, false)
            .component(0, 8);
    Clip.forEach(
        output,
        (frame, view) -> {
          int level = view.plane(0).get(60 * view.stride(0) + 70) & 0xFF;
          boolean covered = Math.abs(level - fill) < 4 && Clip.number(view) == 0;
          int index = frame.index();
          assertThat(covered).as("frame " + index).isEqualTo(index >= 14 && index < 20);
          if (!covered) {
            assertThat(Clip.number(view)).isEqualTo(index);
          }
        });
    assertThat(Clip.seen(output)).hasSize(40);
  }

  @ParameterizedTest
  @CsvSource({"0x000000,16,128,128", "0xFFFFFF,235,128,128", "0xFF0000,81,90,240"})
  void theFillIsTheColourAskedFor(String colour, int y, int cb, int cr) {
    FillColour fill =
        new FillColour(
            Integer.decode(colour), org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M, false);
    assertThat(List.of(fill.component(0, 8), fill.component(1, 8), fill.component(2, 8)))
        .containsExactly(y, cb, cr);
    assertThat(fill.component(0, 10)).isCloseTo(4 * fill.component(0, 8), within(2));
  }

  private static org.assertj.core.data.Offset<Integer> within(int levels) {
    return org.assertj.core.api.Assertions.within(levels);
  }

  private Path write(String codec, String options) {
    return Clip.write(
        folder.resolve("in"), Clip.format("mp4", codec, "yuv420p", SIZE, 25, options), 30);
  }

  private Path rendered() {
    Path output = folder.resolve("out.mp4");
    Clip.render(
        folder.resolve("in"),
        output,
        frame -> new FrameCover.Boxes(List.of(new Box(64, 64, 96, 80))));
    return output;
  }

  private LibavFootage open(String name) {
    return new LibavFootageLibrary().open(folder.resolve(name), 1);
  }

  private static PictureTraits traits(Path file) {
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1)) {
      return footage.traits();
    }
  }

  private List<String> boxTypes() {
    return new Mp4Contents(folder.resolve("out.mp4"))
        .video().visualEntryBoxes().stream().map(Mp4Box::type).toList();
  }

  private Mp4Box box(String type) {
    return new Mp4Contents(folder.resolve("out.mp4"))
        .video().visualEntryBoxes().stream()
            .filter(b -> b.type().equals(type))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + type));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
