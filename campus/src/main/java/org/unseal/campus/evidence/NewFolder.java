package org.unseal.campus.evidence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A folder that appears under its name only when everything is in it. Closing without {@link
 * #complete} removes what there is of it.
 */
final class NewFolder implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private final PartialFiles partials;
  private boolean open = true;

  NewFolder(Path target, PartialFiles partials) {
    this.target = target;
    this.partials = partials;
    Path parent = target.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_FOLDER_MISSING,
          "the folder of " + target + " does not exist; make it, or choose another");
    }
    refuseExisting();
    staging =
        parent.resolve(
            ".unseal-campus-"
                + ProcessHandle.current().pid()
                + "-"
                + Long.toHexString(System.nanoTime())
                + ".partial");
    partials.begun(staging);
    try {
      Files.createDirectory(staging);
    } catch (IOException e) {
      partials.ended(staging);
      throw OutputFile.writing(target, e);
    }
  }

  private void refuseExisting() {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS, target + " exists; name a folder that does not");
    }
  }

  /** Where it is put together. */
  Path path() {
    return staging;
  }

  void complete() {
    refuseExisting();
    try {
      Files.move(staging, target.toAbsolutePath());
      open = false;
      partials.ended(staging);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        remove(staging);
        partials.ended(staging);
      } catch (IOException e) {
        // stays on the list of partial files, so that the launcher tries again
        return;
      }
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
        for (Path each : inside) {
          remove(each);
        }
      }
    }
    Files.deleteIfExists(path);
  }
}
