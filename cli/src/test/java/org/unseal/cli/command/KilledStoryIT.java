package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.statement.SideStatements;
import org.unseal.testkit.process.KilledProgram;

/** A statement, killed at random moments while it is recorded: it is there whole, or not at all. */
class KilledStoryIT {
  private static final int KILLS = 8;

  @TempDir private Path folder;

  @Test
  void statementIsRecordedWholeOrNotAtAllHoweverOftenTheCommandWasKilled() throws IOException {
    KilledCommands killed = new KilledCommands(folder, Map.of());
    killed.key("dana");
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
            "statement",
            "add",
            killed.harbour().toString(),
            "--side",
            "office",
            "--by",
            "Alder County",
            "--date",
            "2026-03-09",
            "--source",
            "press release",
            "--text",
            "It was a drill.",
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
                assertThat(statements(killed, printed)).isIn(0, 1);
              }

              @Override
              public void atEnd(int exit, String printed) {
                // Whoever types it again without looking has it twice; nothing is half there.
                assertThat(exit).isZero();
                assertThat(statements(killed, printed)).isIn(1, 2);
              }
            });
  }

  private static int statements(KilledCommands killed, String printed) {
    return killed.check(
        printed,
        (file, verdict) -> {
          assertThat(verdict.held()).hasSize(KilledCommands.confirmed(printed).size());
          return SideStatements.of(file).all().size();
        });
  }
}
