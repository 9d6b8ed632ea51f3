package org.unseal.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  @TempDir Path folder;

  @Test
  void everyFolderOnTheWayIsTheOwnersAlone() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path deep = PrivateFiles.createFolders(folder.resolve("a").resolve("b"));
    assertThat(permissions(deep)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(PrivateFiles.createFolders(deep)).isEqualTo(deep);
  }

  @Test
  void aNewFileNeverTakesOverOneThatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    assertThatThrownBy(() -> PrivateFiles.createFile(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("before");
  }

  @Test
  void aFolderThatOthersMayWriteToIsNotOnesOwn() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path own = PrivateFiles.createFolders(folder.resolve("own"));
    assertThat(PrivateFiles.isOwn(own)).isTrue();
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(PrivateFiles.isOwn(own)).isTrue();
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwx---"));
    assertThat(PrivateFiles.isOwn(own)).isFalse();
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx----w-"));
    assertThat(PrivateFiles.isOwn(own)).isFalse();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
