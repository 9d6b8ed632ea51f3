package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;

/** What the gate lets through and what it holds back, with faults that are put in by hand. */
final class RenderGateIT {
  private static final PictureSize SIZE = new PictureSize(320, 176);
  private static final int GOP = 12;
  private static final int PPS = 0x68;

  @TempDir private Path folder;
  private Path input = Path.of("");
  private Path output = Path.of("");
  private byte[] bytes = new byte[0];
  private Passage passage = new Passage(java.util.Optional.empty(), 0, 0, List.of());

  @BeforeEach
  void render() throws IOException {
    RecordingFormat format =
        Clip.format(
            "mp4",
            "libx264",
            "yuv420p",
            SIZE,
            25,
            "x264-params=scenecut=0:keyint=12:min-keyint=12:bframes=2:b-adapt=0");
    input = Clip.write(folder.resolve("in.mp4"), format, 6 * GOP);
    output = folder.resolve("out.mp4");
    passage =
        Clip.render(
                input,
                output,
                frame ->
                    frame / GOP == 2
                        ? new FrameCover.Boxes(List.of(new Box(160, 64, 240, 144)))
                        : new FrameCover.Nothing(),
                new RenderSettings(Clip.FILL, false, 2, "", Mode.SMART, Gate.FAST))
            .passage();
    bytes = Files.readAllBytes(output);
  }

  private void gate() {
    try (LibavFootage recording = new LibavFootageLibrary().open(input, 1)) {
      new RenderGate(recording, output).coded(GopIndex.of(recording), passage, 1);
    }
  }

  private int find(byte[] what, int from) {
    for (int at = from; at + what.length <= bytes.length; at++) {
      if (java.util.Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    throw new AssertionError("not there");
  }

  @Test
  void letsThroughWhatWasRendered() {
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @Test
  void holdsBackWhatCantBeDecodedAcrossABorder() throws IOException {
    int configuration = find("avcC".getBytes(StandardCharsets.US_ASCII), 0);
    int first = find(new byte[] {PPS}, configuration);
    int second = find(new byte[] {PPS}, first + 1);
    bytes[second] = 0x6C; // no longer a parameter set
    Files.write(output, bytes);
    assertThatThrownBy(this::gate).hasMessageContaining("borders");
  }

  @Test
  void holdsBackAnotherPictureInWhatPassed() throws IOException {
    int data = find("mdat".getBytes(StandardCharsets.US_ASCII), 0);
    bytes[data + 200] ^= 4;
    Files.write(output, bytes);
    assertThatThrownBy(this::gate).hasMessageContaining("not the recording's");
  }

  @Test
  void holdsBackBytesBehindTheSamples() throws IOException {
    Files.write(output, java.util.Arrays.copyOf(bytes, bytes.length + 24));
    assertThatThrownBy(this::gate);
  }
}
