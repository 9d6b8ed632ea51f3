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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.Passphrase;
import org.unseal.store.SqliteCaseStore;
import org.unseal.testkit.process.KilledProgram;

/** Intake, killed at random moments and run again to the same end. */
class KilledIntakeIT {
  private static final int KILLS = 8;
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;

  private Path harbour() {
    return folder.resolve("harbour");
  }

  private KilledProgram unseal(String... arguments) throws IOException {
    return KilledProgram.java(
        Files.createDirectories(folder.resolve("scratch")),
        Map.of(
            "UNSEAL_HOME",
            folder.resolve("home").toString(),
            "UNSEAL_PASSPHRASE",
            SECRET,
            "UNSEAL_AS",
            "dana"),
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

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in the log is whole: each item's file is what it says, and has its seal and seed. */
  private List<Item> check(String printed) {
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
      IntakeFolders folders = new IntakeFolders(file.folders());
      List<Item> items = file.records(RecordKind.ITEM).stream().map(Item::read).toList();
      for (Item item : items) {
        Path original = folders.original(item.sha256());
        assertThat(Digest.of(Digest.sha256().digest(Files.readAllBytes(original))))
            .isEqualTo(item.sha256());
        assertThat(folders.seed(item.sha256())).exists();
        if (item.sealed()) {
          assertThat(folders.seal(item.sha256())).exists();
        }
      }
      assertThat(CaseCatalogue.entries(file)).hasSizeGreaterThanOrEqualTo(items.size());
      return items;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void intakeEndsWithTheSameItemsHoweverOftenItWasKilled() throws IOException {
    UserFolders home =
        new UserFolders(folder.resolve("home/cache"), folder.resolve("home/settings"));
    try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
      new KeyShelf(home, PartialFiles.FORGOTTEN, 1000)
          .create(new KeyName("dana"), passphrase)
          .close();
    }
    Path prepared = folder.resolve("prepared");
    unseal("init", prepared.toString(), "--title", "Harbour", "--agency", "Alder").toTheEnd();
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), 30);
    DrawnClip.write(export.resolve("b.mp4"), 40);
    for (int i = 0; i < 6; i++) {
      Files.writeString(export.resolve("c" + i + ".txt"), "a text " + i);
    }
    unseal("intake", harbour().toString(), export.toString(), "--source", "cam-yard", "--quiet")
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
                check(printed);
              }

              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).isIn(0, 1);
                List<Item> items = check(printed);
                assertThat(items.stream().map(Item::sha256).collect(Collectors.toSet())).hasSize(8);
                assertThat(items).hasSize(8);
                assertThat(items.stream().filter(Item::sealed)).hasSize(2);
                assertThat(harbour().resolve("receipts")).isNotEmptyDirectory();
              }
            });
  }
}
