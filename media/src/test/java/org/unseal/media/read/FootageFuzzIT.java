package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fuzz test, as many cases as {@code -Dunseal.fuzz.cases} says, from {@code
 * -Dunseal.fuzz.seed}.
 */
final class FootageFuzzIT {
  @TempDir private Path folder;

  @Test
  void noBrokenRecordingCrashesHangsOrShowsWhatCannotBeJudged()
      throws IOException, InterruptedException {
    int cases = Integer.getInteger("unseal.fuzz.cases", 2000);
    long seed = Long.getLong("unseal.fuzz.seed", 1);
    FootageFuzz.Outcome outcome = FootageFuzz.run(folder, cases, seed);
    assertThat(outcome.failures()).as("seed %d", seed).isEmpty();
    // were nearly all refused, the frames of none would have been looked at
    assertThat(outcome.opened()).isGreaterThan(cases / 2);
  }
}
