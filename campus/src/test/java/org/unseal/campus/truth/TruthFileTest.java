package org.unseal.campus.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.campus.draw.FramePainter;
import org.unseal.campus.draw.SmallYard;
import org.unseal.campus.scene.Scene;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.TimeBase;

class TruthFileTest {
  private static final TruthHeader HEADER =
      new TruthHeader("test", 9, "cam-test", SmallYard.SIZE, new TimeBase(1, 15));

  @TempDir private Path folder;

  private static List<FrameTruth> frames() {
    Scene scene =
        SmallYard.scene(SmallYard.standing("s-1", 1.9, 9), SmallYard.standing("s-2", -1, 8));
    FramePainter painter = new FramePainter(scene, scene.cameras().getFirst());
    return List.of(
        painter.paint(0, 0, SmallYard.START), painter.paint(1, 1, SmallYard.START + 66_666));
  }

  private void write(Path file, List<FrameTruth> frames) {
    try (TruthWriter writer = new TruthWriter(file, HEADER)) {
      frames.forEach(writer::write);
    }
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    for (String name : List.of("truth.jsonl", "truth.jsonl.gz")) {
      Path file = folder.resolve(name);
      List<FrameTruth> frames = frames();
      write(file, frames);
      try (TruthReader reader = new TruthReader(file)) {
        assertThat(reader.header()).isEqualTo(HEADER);
        assertThat(reader.next()).contains(frames.get(0));
        assertThat(reader.next()).contains(frames.get(1));
        assertThat(reader.next()).isEmpty();
      }
    }
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    Path file = folder.resolve("truth.jsonl");
    write(file, List.of());
    Files.writeString(file, Files.readString(file).replace("\"version\":1", "\"version\":2"));
    assertThatThrownBy(() -> new TruthReader(file))
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED));
  }

  @Test
  void aTruthThatExistsIsNotOverwritten() throws IOException {
    Path file = folder.resolve("truth.jsonl");
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> new TruthWriter(file, HEADER)).isInstanceOf(UnsealException.class);
    assertThat(Files.readString(file)).isEqualTo("mine");
  }
}
