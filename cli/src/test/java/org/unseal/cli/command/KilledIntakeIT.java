package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.digest.Digest;
import org.unseal.testkit.process.KilledProgram;

/** Intake, killed at random moments and run again to the same end. */
class KilledIntakeIT {
  private static final int KILLS = 8;

  @TempDir private Path folder;
  private KilledCommands killed = new KilledCommands(Path.of(""), Map.of());

  /** What is in the log is whole: each item's file is what it says, and has its seal and seed. */
  private List<Item> check(String printed) {
    return killed.check(printed, (file, verdict) -> whole(file));
  }

  private static List<Item> whole(CaseFile file) {
    try {
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
    killed = new KilledCommands(folder, Map.of("UNSEAL_AS", "dana"));
    killed.key("dana");
    Path prepared = folder.resolve("prepared");
    killed
        .unseal("init", prepared.toString(), "--title", "Harbour", "--agency", "Alder")
        .toTheEnd();
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), 30);
    DrawnClip.write(export.resolve("b.mp4"), 40);
    for (int i = 0; i < 6; i++) {
      Files.writeString(export.resolve("c" + i + ".txt"), "a text " + i);
    }
    killed
        .unseal(
            "intake",
            killed.harbour().toString(),
            export.toString(),
            "--source",
            "cam-yard",
            "--quiet")
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.resetTo(prepared);
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
                assertThat(killed.harbour().resolve("receipts")).isNotEmptyDirectory();
              }
            });
  }
}
