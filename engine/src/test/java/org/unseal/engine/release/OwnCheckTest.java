package org.unseal.engine.release;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** On the release of the documentation. */
final class OwnCheckTest {
  @TempDir private Path folder;
  private Path release = Path.of("");

  @BeforeEach
  void copyTheRelease() throws IOException {
    Path original = Path.of("..", "docs", "formats", "vectors", "release");
    release = folder.resolve("release");
    try (var files = Files.walk(original)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Path copy = release.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void intactReleasePassesWhoeverSignedIt() {
    assertThatCode(() -> OwnCheck.require(release)).doesNotThrowAnyException();
  }

  @Test
  void whatAStrangerWouldRefuseIsNotPublished() throws IOException {
    Files.writeString(release.resolve("more.txt"), "more");
    assertThatThrownBy(() -> OwnCheck.require(release))
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> org.assertj.core.api.Assertions.assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
        .hasMessageContaining("FILE_ADDED");
  }

  @Test
  void folderWithoutAManifestIsNotPublished() throws IOException {
    Files.delete(release.resolve("release.json"));
    assertThatThrownBy(() -> OwnCheck.require(release)).hasMessageContaining("no manifest");
  }
}
