package org.unseal.media.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Opens the file of a recording, read only, and says what is wrong where that can't be done. */
public final class RecordingFile {
  private RecordingFile() {}

  /** Makes something of an open file. */
  @FunctionalInterface
  public interface Opener<T> {
    /** Owns the channel once it returns. */
    T open(FileChannel channel, long length) throws IOException;
  }

  /** Opens a file and makes something of it; the channel is closed where that throws. */
  public static <T> T open(Path file, Opener<T> opener) {
    if (Files.isDirectory(file)) {
      throw new UnsealException(
          ErrorCode.INPUT_IS_DIRECTORY, "A folder, not a recording: " + file + "; name a file.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "Not a plain file: " + file + "; save the recording to a file first.");
    }
    FileChannel channel = channel(file);
    try {
      long length = channel.size();
      if (length == 0) {
        throw new UnsealException(
            ErrorCode.EMPTY_FILE, "Nothing in this file: " + file + "; copy it again.");
      }
      return opener.open(channel, length);
    } catch (IOException e) {
      close(channel, e);
      throw unreadable(file, e);
    } catch (UnsealException e) {
      close(channel, e);
      throw new UnsealException(e.code(), file.getFileName() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close(channel, e);
      throw e;
    }
  }

  private static FileChannel channel(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "No such file: " + file + "; check its name.", e);
    } catch (AccessDeniedException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "Not allowed to read " + file + "; ask its owner for permission.",
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UnsealException unreadable(Path file, IOException cause) {
    return new UnsealException(
        ErrorCode.INPUT_UNREADABLE,
        "Could not read " + file + "; copy it to another disk and try again.",
        cause);
  }

  private static void close(FileChannel channel, Exception reason) {
    try {
      channel.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
