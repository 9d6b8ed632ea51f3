package org.unseal.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.campus.draw.SmallYard;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.truth.TruthReader;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

class SceneRecorderTest {
  @TempDir private Path folder;

  /** Keeps the times and a checksum of each picture. */
  private static final class TapeWriter implements RecordingWriter {
    private final List<Long> ticks = new ArrayList<>();
    private final List<Long> sums = new ArrayList<>();
    private boolean closed;

    @Override
    public Sink open(Path file, RecordingFormat format) {
      return new Sink() {
        @Override
        public void write(long at, ByteBuffer i420) {
          assertThat(i420.position()).isZero();
          assertThat(i420.remaining()).isEqualTo(640 * 360 * 3 / 2);
          CRC32 sum = new CRC32();
          sum.update(i420.duplicate());
          ticks.add(at);
          sums.add(sum.getValue());
        }

        @Override
        public void close() {
          closed = true;
        }
      };
    }
  }

  private static Scene scene() {
    return SmallYard.scene(2, List.of(), List.of(), SmallYard.standing("s-1", -1, 8));
  }

  private int record(TapeWriter tape, String name, Progress progress) {
    return SceneRecorder.record(
        scene(),
        scene().cameras().getFirst(),
        tape,
        folder.resolve(name + ".mp4"),
        folder.resolve(name + ".jsonl"),
        progress);
  }

  @Test
  void everyFrameOfTheSceneIsWrittenWithItsTruth() {
    TapeWriter tape = new TapeWriter();
    int frames = record(tape, "a", Progress.SILENT);
    assertThat(frames).isEqualTo(150);
    assertThat(tape.ticks).hasSize(150).startsWith(0L, 1L, 2L).endsWith(149L);
    assertThat(tape.closed).isTrue();
    try (TruthReader truth = new TruthReader(folder.resolve("a.jsonl"))) {
      for (int i = 0; i < frames; i++) {
        assertThat(truth.next().orElseThrow().frame()).isEqualTo(i);
      }
      assertThat(truth.next()).isEmpty();
    }
  }

  @Test
  void aSecondRecordingIsTheSameToTheByte() throws IOException {
    TapeWriter first = new TapeWriter();
    TapeWriter second = new TapeWriter();
    record(first, "a", Progress.SILENT);
    record(second, "b", Progress.SILENT);
    assertThat(second.sums).isEqualTo(first.sums);
    assertThat(folder.resolve("b.jsonl")).hasSameBinaryContentAs(folder.resolve("a.jsonl"));
    assertThat(Files.size(folder.resolve("a.jsonl"))).isPositive();
  }

  @Test
  void aStopFromOutsideClosesTheFile() {
    TapeWriter tape = new TapeWriter();
    Progress stop =
        new Progress() {
          @Override
          public void stage(Stage stage, long units) {}

          @Override
          public void done(long units) {
            throw new UnsealException(ErrorCode.CANCELLED, "stopped");
          }
        };
    assertThatThrownBy(() -> record(tape, "a", stop)).isInstanceOf(UnsealException.class);
    assertThat(tape.closed).isTrue();
    assertThat(tape.ticks).hasSize(1);
  }
}
