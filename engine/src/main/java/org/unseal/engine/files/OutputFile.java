package org.unseal.engine.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A file that appears under its name only when it is complete: written under a temporary name in
 * the same folder, then moved. Closing without {@link #complete} removes it.
 */
public final class OutputFile implements AutoCloseable {
  private static final long NEXT_TO_NOTHING = 64 << 10;

  private final Path target;
  private final boolean replace;
  private final Path temporary;
  private final PartialFiles partials;
  private boolean open = true;
  private boolean completed;

  /**
   * Begins a file.
   *
   * @param replace an existing file may be replaced
   * @param ownerOnly nobody else may read it
   * @param partials is told of the temporary file as long as it exists
   */
  public OutputFile(Path target, boolean replace, boolean ownerOnly, PartialFiles partials) {
    this.target = target;
    this.replace = replace;
    this.partials = partials;
    check(target, replace);
    Path folder = target.toAbsolutePath().getParent();
    String name =
        ".unseal-"
            + ProcessHandle.current().pid()
            + "-"
            + Long.toHexString(System.nanoTime())
            + ".partial";
    this.temporary = folder == null ? Path.of(name) : folder.resolve(name);
    partials.begun(temporary);
    try {
      if (ownerOnly) {
        PrivateFiles.createFile(temporary);
      } else {
        Files.createFile(temporary);
      }
    } catch (IOException e) {
      partials.ended(temporary);
      throw writing(target, e);
    }
  }

  /** Refuses a target that can't be written, before any work is done. */
  public static void check(Path target, boolean replace) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_FOLDER_MISSING,
          "the folder of " + target + " does not exist; make it, or choose another output");
    }
    if (Files.isDirectory(target)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS, target + " is a folder; name a file in it");
    }
    if (!replace && Files.exists(target, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw exists(target);
    }
    if (!Files.isWritable(folder)) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE, "the folder of " + target + " can't be written to");
    }
  }

  /** Where to write until it is complete. */
  public Path path() {
    return temporary;
  }

  /** Gives the file its name. */
  public void complete() {
    check(target, replace);
    try {
      if (replace) {
        moveOver();
      } else {
        moveNew();
      }
      open = false;
      completed = true;
      partials.ended(temporary);
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw writing(target, e);
    }
  }

  /** Takes a completed file away again, because another that belongs to it can't be completed. */
  public void withdraw() {
    if (completed) {
      completed = false;
      try {
        Files.deleteIfExists(target);
      } catch (IOException e) {
        throw writing(target, e);
      }
    }
  }

  /** In one step where the file system can: nobody finds half of it, nor nothing. */
  private void moveOver() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A link fails where a move might silently replace; not every file system has links. */
  private void moveNew() throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(temporary, target);
      return;
    }
    Files.delete(temporary);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        Files.deleteIfExists(temporary);
        partials.ended(temporary);
      } catch (IOException e) {
        // stays on the list of partial files, so that the launcher tries again
        return;
      }
    }
  }

  /** The failure that a write error stands for. */
  public static UnsealException writing(Path target, IOException e) {
    String reason =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : "" + e.getMessage();
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space")
        || lower.contains("quota")
        || lower.contains("not enough space")
        || isFull(target)) {
      return new UnsealException(
          ErrorCode.DISK_FULL,
          "the disk is full while writing " + target + "; free some room and try again",
          e);
    }
    return new UnsealException(
        ErrorCode.FOLDER_NOT_WRITABLE, "can't write " + target + ": " + reason, e);
  }

  private static UnsealException exists(Path target) {
    return new UnsealException(
        ErrorCode.OUTPUT_EXISTS, target + " exists; give another name, or --force to replace it");
  }

  /** The system's own words come in its language, so they are not all there is to go by. */
  private static boolean isFull(Path target) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
    } catch (IOException e) {
      return false; // then it is not known to be full
    }
  }
}
