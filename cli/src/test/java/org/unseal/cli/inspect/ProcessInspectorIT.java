package org.unseal.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Inspector.Answer;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What files do to the process that looks into them costs that process and nothing else. */
final class ProcessInspectorIT {
  private static final InspectionLimits SHORT =
      new InspectionLimits(1L << 30, Duration.ofSeconds(4), Duration.ofSeconds(8), 1L << 30);

  @TempDir private Path folder;

  private static InspectorProgram worker(long memory) {
    InspectorProgram real = InspectorProgram.ofThisProcess(memory, System.getenv());
    List<String> command = new ArrayList<>(real.command());
    int main = command.indexOf("org.unseal.cli.Main");
    command.set(main, MisbehavingWorker.class.getName());
    command.remove(main + 1);
    command.add(main - 2, "-Xmx4g"); // so that it is not the heap's own limit that stops it
    return new InspectorProgram(command, real.limited(), real.apart());
  }

  private Inspector.SealTask file(String content) throws IOException {
    Path file = Files.writeString(folder.resolve(content + ".avi"), content);
    return new Inspector.SealTask(file, folder.resolve("seal"), folder.resolve("seed"));
  }

  @Test
  void fileThatKillsTheProcessIsAnAnswerAndTheNextOneIsLookedInto() throws IOException {
    try (ProcessInspector inspector = new ProcessInspector(worker(SHORT.memory()), SHORT)) {
      assertThat(inspector.seal(file("fine"), Progress.SILENT)).isInstanceOf(Answer.Done.class);
      assertThat(inspector.seal(file("die"), Progress.SILENT)).isEqualTo(new Answer.Crashed(134));
      assertThat(inspector.seal(file("fine"), Progress.SILENT)).isInstanceOf(Answer.Done.class);
      assertThat(inspector.seal(file("garble"), Progress.SILENT))
          .isInstanceOf(Answer.Garbled.class);
      assertThat(inspector.seal(file("fine"), Progress.SILENT)).isInstanceOf(Answer.Done.class);
    }
  }

  @Test
  void fileThatDoesNotGetOnOrNeverEndsIsStopped() throws IOException {
    try (ProcessInspector inspector = new ProcessInspector(worker(SHORT.memory()), SHORT)) {
      for (String content : List.of("hang", "busy", "flood")) {
        assertThat(inspector.seal(file(content), Progress.SILENT))
            .as(content)
            .isInstanceOf(Answer.TooSlow.class);
      }
      assertThat(inspector.seal(file("fine"), Progress.SILENT)).isInstanceOf(Answer.Done.class);
    }
  }

  @Test
  void fileThatAsksForMemoryWithoutEndIsStopped() throws IOException {
    InspectorProgram program = worker(700L << 20);
    if (!program.limited()) {
      return; // this machine has no prlimit, and the program says so
    }
    InspectionLimits patient =
        new InspectionLimits(700L << 20, Duration.ofMinutes(1), Duration.ofMinutes(1), 1L << 30);
    try (ProcessInspector inspector = new ProcessInspector(program, patient)) {
      assertThat(inspector.memory()).contains(700L << 20);
      assertThat(inspector.seal(file("hungry"), Progress.SILENT))
          .isInstanceOf(Answer.Crashed.class);
      assertThat(inspector.seal(file("fine"), Progress.SILENT)).isInstanceOf(Answer.Done.class);
    }
  }

  @Test
  void wishToStopStopsAFileThatHangs() throws IOException {
    Progress stopping =
        new Progress() {
          @Override
          public void stage(Stage stage, long units) {}

          @Override
          public void done(long units) {
            throw new UnsealException(ErrorCode.CANCELLED, "stopped");
          }
        };
    try (ProcessInspector inspector = new ProcessInspector(worker(SHORT.memory()), SHORT)) {
      Inspector.SealTask task = file("hang");
      assertThatThrownBy(() -> inspector.seal(task, stopping))
          .isInstanceOfSatisfying(
              UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
  }
}
