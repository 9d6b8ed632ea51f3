package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;

/** What the gate lets through and what it holds back, with faults that are put in by hand. */
final class RenderGateIT {
  private static final PictureSize SIZE = new PictureSize(320, 176);
  private static final int GOP = 12;
  private static final int PPS = 0x68;

  @TempDir private Path folder;
  private Path input = Path.of("");
  private Path output = Path.of("");
  private byte[] bytes = new byte[0];
  private FrameSpan shown = new FrameSpan(0, 1);
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
    render(new FrameSpan(0, 6 * GOP));
  }

  private void render(FrameSpan frames) throws IOException {
    shown = frames;
    passage =
        Clip.render(
                input,
                output,
                frame ->
                    frame / GOP == 2
                        ? new FrameCover.Boxes(List.of(new Box(160, 64, 240, 144)))
                        : new FrameCover.Nothing(),
                new RenderSettings(Clip.FILL, false, 2, "", Mode.SMART, Gate.FAST).showing(frames))
            .passage();
    bytes = Files.readAllBytes(output);
  }

  /** The clip begins in the first GOP and ends in the last but one. */
  private void trim() throws IOException {
    Files.delete(output);
    render(new FrameSpan(5, 5 * GOP - 4));
  }

  @Test
  void letsThroughWhatWasTrimmed() throws IOException {
    trim();
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @Test
  void holdsBackAnotherPictureInATrimmedFile() throws IOException {
    trim();
    int last =
        passage.parts().stream()
            .filter(Part::passed)
            .mapToInt(part -> part.first() + part.count() - 1)
            .max()
            .orElseThrow();
    try (FileChannel channel = FileChannel.open(output, StandardOpenOption.READ)) {
      long at = Mp4File.read(channel).tracks().getFirst().samples().offset(last);
      bytes[Math.toIntExact(at) + 12] ^= 4;
    } catch (MalformedMp4Exception e) {
      throw new AssertionError(e);
    }
    Files.write(output, bytes);
    assertThatThrownBy(this::gate).hasMessageContaining("not the recording's");
  }

  @Test
  void holdsBackATrimmedFileThatHasOneFrameTooMany() throws IOException {
    trim();
    shown = new FrameSpan(5, 5 * GOP - 5);
    assertThatThrownBy(this::gate).hasMessageContaining("other pictures");
  }

  @Test
  void holdsBackATrimmedFileOfOtherFrames() throws IOException {
    trim();
    shown = new FrameSpan(6, 5 * GOP - 3);
    assertThatThrownBy(this::gate).hasMessageContaining("not the recording's");
  }

  private void gate() {
    try (LibavFootage recording = new LibavFootageLibrary().open(input, 1)) {
      new RenderGate(recording, output)
          .coded(new ShownGops(GopIndex.of(recording), shown), passage, 1);
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
