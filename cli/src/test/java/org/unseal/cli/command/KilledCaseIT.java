package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.proof.key.Passphrase;
import org.unseal.store.SqliteCaseStore;
import org.unseal.testkit.process.KilledProgram;

/** Commands on a case, killed at random moments and run again to the same end. */
class KilledCaseIT {
  private static final int KILLS = 14;
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;

  /** With a lock that opens at once, so that most of a run is the work and not the passphrase. */
  @BeforeEach
  void keys() {
    for (String name : List.of("dana", "lee")) {
      try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
        new KeyShelf(
                new UserFolders(folder.resolve("home/cache"), folder.resolve("home/settings")),
                PartialFiles.FORGOTTEN,
                1000)
            .create(new KeyName(name), passphrase)
            .close();
      }
    }
  }

  private Path harbour() {
    return folder.resolve("harbour");
  }

  private KilledProgram unseal(String... arguments) throws IOException {
    return KilledProgram.java(
        Files.createDirectories(folder.resolve("scratch")),
        Map.of("UNSEAL_HOME", folder.resolve("home").toString(), "UNSEAL_PASSPHRASE", SECRET),
        "org.unseal.cli.Main",
        arguments);
  }

  private static void delete(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was confirmed is in a log without findings; how many people the case has. */
  private int check(String printed) {
    List<CustodyAnchor> confirmed =
        printed
            .lines()
            .filter(line -> line.matches("custody head  [0-9]+:[0-9a-f]{64}"))
            .map(line -> new CustodyAnchor(Head.of(line.substring(14)), "printed"))
            .toList();
    try (CaseFile file =
        new CaseFile(
            SqliteCaseStore.open(harbour()),
            new CaseFolders(harbour()),
            Optional.empty(),
            "unseal test",
            InstantSource.system())) {
      CustodyVerdict verdict = new CustodyCheck(confirmed, List.of()).ofCase(file).verdict();
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.held()).hasSize(confirmed.size());
      return file.records(RecordKind.PERSON).size();
    }
  }

  @Test
  void initEndsWithTheSameCaseHoweverOftenItWasKilled() throws IOException {
    unseal(
            "init",
            harbour().toString(),
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
                delete(harbour());
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
                  assertThat(harbour().resolve(part)).isDirectory();
                }
              }
            });
  }

  @Test
  void aPersonIsAddedOnceHoweverOftenTheCommandWasKilled() throws IOException {
    Path prepared = folder.resolve("prepared");
    unseal(
            "init",
            prepared.toString(),
            "--title",
            "Harbour School",
            "--agency",
            "Alder County",
            "--as",
            "dana")
        .toTheEnd();
    unseal("people", "add", harbour().toString(), "lee", "--role", "reviewer", "--as", "dana")
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                delete(harbour());
                copy(prepared, harbour());
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

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
