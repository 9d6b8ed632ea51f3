package org.unseal.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalysisTimeTest {
  @TempDir private Path folder;

  private StoredAnalysis analysis() {
    return new StoredAnalysis(folder, "key", "digest");
  }

  @Test
  void whatWasKeptFirstStays() {
    AnalysisTime.keep(analysis(), 4_321);
    AnalysisTime.keep(analysis(), 5);
    assertThat(AnalysisTime.of(analysis())).isEqualTo(4_321);
  }

  @Test
  void whatCantBeATimeIsNone() throws IOException {
    assertThat(AnalysisTime.of(analysis())).isZero();
    for (String text : new String[] {"", "-4", "soon", "99999999999999999999"}) {
      Files.writeString(folder.resolve("milliseconds"), text);
      assertThat(AnalysisTime.of(analysis())).as(text).isZero();
    }
    Files.writeString(folder.resolve("milliseconds"), "999999999999");
    assertThat(AnalysisTime.of(analysis())).isEqualTo(30L * 24 * 3600 * 1000);
  }
}
