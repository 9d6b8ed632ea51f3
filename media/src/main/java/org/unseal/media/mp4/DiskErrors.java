package org.unseal.media.mp4;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What a failed write to a file means to the person who asked for it. */
final class DiskErrors {
  private static final long HARDLY_ANYTHING = 1L << 20;

  private final Path file;

  DiskErrors(Path file) {
    this.file = file;
  }

  UnsealException of(IOException e) {
    if (full(e)) {
      return new UnsealException(
          ErrorCode.DISK_FULL,
          "The disk is full: " + file + " could not be written; free some space.",
          e);
    }
    return new UnsealException(
        ErrorCode.FOLDER_NOT_WRITABLE,
        file + " can't be written: choose another folder or check its permissions.",
        e);
  }

  // Java gives the system's own words and no number, and they may be in any language.
  private boolean full(IOException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("no space")
        || words.contains("not enough space")
        || words.contains("quota")) {
      return true;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < HARDLY_ANYTHING;
    } catch (IOException unknown) {
      return false;
    }
  }
}
