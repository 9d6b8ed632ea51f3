package org.unseal.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.Progress;

class DigestsTest {
  @TempDir Path folder;

  @Test
  void theDigestOfAbcIsTheStandardsOwn() throws IOException {
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Digests.ofText("abc")).isEqualTo(expected);
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(Digests.ofFile(file, Progress.SILENT)).isEqualTo(expected);
  }

  @Test
  void aFileLongerThanAChunkIsReadToItsEnd() throws IOException {
    String text = "0123456789".repeat(60_000);
    Path file = Files.writeString(folder.resolve("long"), text);
    List<Long> done = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void stage(Stage stage, long units) {}

          @Override
          public void done(long units) {
            done.add(units);
          }
        };
    assertThat(Digests.ofFile(file, progress)).isEqualTo(Digests.ofText(text));
    assertThat(done).isSorted().endsWith((long) text.length());
  }
}
