package org.unseal.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The real Python package, where {@code ./check} has put it. Runs a script that prints what the
 * package read.
 */
final class OpenTimelineIO {
  /** Seen from a module's folder, where tests run. */
  private static final Path PACKAGES = Path.of("..", "target", "python").toAbsolutePath();

  private OpenTimelineIO() {}

  static String run(Path script, Path timeline) throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(PACKAGES.resolve("opentimelineio")),
        "the Python package OpenTimelineIO is not there; ./check fetches it where pip is");
    Path out = Files.createTempFile(timeline.getParent(), "python", ".txt");
    ProcessBuilder python =
        new ProcessBuilder("python3", script.toString(), timeline.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    python.environment().put("PYTHONPATH", PACKAGES.toString());
    python.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = python.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String printed = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
