package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.casefile.RecordKind;
import org.unseal.testkit.process.KilledProgram;

/** Commands on a case, killed at random moments and run again to the same end. */
class KilledCaseIT {
  private static final int KILLS = 14;

  @TempDir private Path folder;
  private KilledCommands killed = new KilledCommands(Path.of(""), Map.of());

  @BeforeEach
  void keys() {
    killed = new KilledCommands(folder, Map.of());
    killed.key("dana");
    killed.key("lee");
  }

  /** What was confirmed is in a log without findings; how many people the case has. */
  private int check(String printed) {
    return killed.check(
        printed,
        (file, verdict) -> {
          assertThat(verdict.held()).hasSize(KilledCommands.confirmed(printed).size());
          return file.records(RecordKind.PERSON).size();
        });
  }

  @Test
  void initEndsWithTheSameCaseHoweverOftenItWasKilled() throws IOException {
    killed
        .unseal(
            "init",
            killed.harbour().toString(),
            "--title",
            "Harbour School",
            "--agency",
            "Alder County",
            "--as",
            "dana")
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.delete();
              }

              @Override
              public void afterKill(String printed) {
                if (printed.contains("custody head")) {
                  assertThat(check(printed)).isEqualTo(1);
                }
              }

              // Or it says that there is the case which a killed one had just begun.
              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).isIn(0, 2);
                assertThat(check(printed)).isEqualTo(1);
                for (String part : List.of("originals", "derived", "releases", "receipts")) {
                  assertThat(killed.harbour().resolve(part)).isDirectory();
                }
              }
            });
  }

  @Test
  void aPersonIsAddedOnceHoweverOftenTheCommandWasKilled() throws IOException {
    Path prepared = folder.resolve("prepared");
    killed
        .unseal(
            "init",
            prepared.toString(),
            "--title",
            "Harbour School",
            "--agency",
            "Alder County",
            "--as",
            "dana")
        .toTheEnd();
    killed
        .unseal(
            "people",
            "add",
            killed.harbour().toString(),
            "lee",
            "--role",
            "reviewer",
            "--as",
            "dana")
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.resetTo(prepared);
              }

              @Override
              public void afterKill(String printed) {
                assertThat(check(printed)).isIn(1, 2);
              }

              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).isIn(0, 2);
                assertThat(check(printed)).isEqualTo(2);
              }
            });
  }
}
