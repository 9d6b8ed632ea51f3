package org.unseal.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

final class FileWalkTest {
  @TempDir private Path folder;

  private static List<String> names(FileWalk walk) {
    return walk.files().stream().map(found -> found.name().text()).toList();
  }

  private static List<IntakeCode> codes(FileWalk walk) {
    return walk.findings().stream().map(IntakeFinding::code).toList();
  }

  @Test
  void filesComeInTheSameOrderAndByTheNamesFromTheNamedFolderOn() throws IOException {
    Path export = Files.createDirectories(folder.resolve("export/b"));
    Files.writeString(export.resolve("2.avi"), "2");
    Files.writeString(folder.resolve("export/c.avi"), "c");
    Files.writeString(folder.resolve("export/a.avi"), "a");
    FileWalk walk = new FileWalk(10, 3);
    walk.add(folder.resolve("export"));
    assertThat(names(walk)).containsExactly("export/a.avi", "export/b/2.avi", "export/c.avi");
    assertThat(walk.findings()).isEmpty();
  }

  @Test
  void linksAreNotFollowedWhereverTheyAre() throws IOException {
    Path real = Files.writeString(folder.resolve("real.avi"), "x");
    Path export = Files.createDirectory(folder.resolve("export"));
    Files.createSymbolicLink(export.resolve("file"), real);
    Files.createSymbolicLink(export.resolve("up"), folder);
    Path named = Files.createSymbolicLink(folder.resolve("named"), real);
    FileWalk walk = new FileWalk(10, 3);
    walk.add(export);
    walk.add(named);
    assertThat(walk.files()).isEmpty();
    assertThat(codes(walk))
        .containsExactly(
            IntakeCode.LINK_NOT_FOLLOWED,
            IntakeCode.LINK_NOT_FOLLOWED,
            IntakeCode.LINK_NOT_FOLLOWED);
  }

  /** A device is there on every system that has any. */
  @Test
  void deviceIsNotOpened() {
    Path device = Path.of("/dev/zero");
    if (!Files.exists(device)) {
      return;
    }
    FileWalk walk = new FileWalk(10, 3);
    walk.add(device);
    assertThat(walk.files()).isEmpty();
    assertThat(codes(walk)).containsExactly(IntakeCode.NOT_A_FILE);
  }

  @Test
  void moreFilesThanAreAllowedAreRefusedBeforeAnyIsTaken() throws IOException {
    for (int i = 0; i < 6; i++) {
      Files.writeString(folder.resolve("f" + i), "x");
    }
    FileWalk walk = new FileWalk(5, 3);
    assertThatThrownBy(() -> walk.add(folder))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .hasMessageContaining("nothing was taken in");
  }

  @Test
  void foldersThatLieTooDeepAreAFinding() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/b/c/d"));
    Files.writeString(deep.resolve("x.avi"), "x");
    FileWalk walk = new FileWalk(10, 2);
    walk.add(folder);
    assertThat(walk.files()).isEmpty();
    assertThat(codes(walk)).containsExactly(IntakeCode.TOO_DEEP);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new FileWalk(5, 3).add(folder.resolve("gone")))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_MISSING));
  }
}
