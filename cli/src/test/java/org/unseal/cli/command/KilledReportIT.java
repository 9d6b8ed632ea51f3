package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.reported.ReportedPlaces;
import org.unseal.model.reported.ReportCode;
import org.unseal.proof.digest.Digest;
import org.unseal.testkit.process.KilledProgram;

/** A report, killed at random moments while it is taken down: it is there whole, or not at all. */
class KilledReportIT {
  private static final int KILLS = 6;

  @TempDir private Path folder;

  @Test
  void reportIsTakenDownOnceHoweverOftenTheCommandWasKilled() throws IOException {
    Map<String, String> secret = Map.of("UNSEAL_PASSPHRASE", "correct horse");
    KilledCommands killed = new KilledCommands(folder, secret);
    killed.key("dana");
    Path prepared = folder.resolve("prepared");
    killed
        .unseal("init", prepared.toString(), "--title", "T", "--agency", "A", "--as", "dana")
        .toTheEnd();
    Digest manifest =
        PublishedCase.publish(
            prepared, new TypedCommands(folder.resolve("home"), secret), "correct horse");
    String code =
        new ReportCode(
                1, Integer.parseInt(manifest.hex().substring(0, 6), 16), 1, 7, Optional.empty())
            .toString();
    killed
        .unseal("report", killed.harbour().toString(), code, "--as", "dana")
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.resetTo(prepared);
              }

              @Override
              public void afterKill(String printed) {
                assertThat(places(killed, printed)).isIn(0, 1);
              }

              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).isZero();
                assertThat(places(killed, printed)).isEqualTo(1);
              }
            });
  }

  private static int places(KilledCommands killed, String printed) {
    return killed.check(printed, (file, _) -> ReportedPlaces.of(file).all().size());
  }
}
