package org.unseal.engine.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Which file it is, its length and time of change: to notice that somebody writes to a recording
 * while it is read.
 *
 * @param file what the file system tells one file from another by, if anything
 */
public record Unchanged(long bytes, FileTime time, Optional<Object> file) {
  public Unchanged {
    requireNonNull(time, "time");
    requireNonNull(file, "file");
  }

  /**
   * As it is now.
   *
   * @throws UnsealException {@code INPUT_MISSING} or {@code INPUT_UNREADABLE}
   */
  public static Unchanged of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Unchanged(now.size(), now.lastModifiedTime(), Optional.ofNullable(now.fileKey()));
    } catch (NoSuchFileException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "No such file: " + file + "; check its name.", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Refuses to go on where it is not as it was.
   *
   * @throws UnsealException {@code DIGEST_MISMATCH}
   */
  public void requireStill(Path file) {
    if (!equals(of(file))) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          file + " was changed while it was read; wait until it is complete and try again");
    }
  }

  /** The failure that an error while reading a file stands for. */
  public static UnsealException unreadable(Path file, IOException e) {
    return new UnsealException(
        ErrorCode.INPUT_UNREADABLE, file + " can't be read: " + e.getMessage(), e);
  }
}
