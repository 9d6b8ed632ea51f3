package org.unseal.media.write;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What libav's negative return codes mean to whoever writes a file. */
final class WriteErrors {
  // libav gives an operating system's error number with its sign turned. These have the same
  // numbers on Linux, macOS and Windows; a quota's are Linux's and macOS's.
  private static final Set<Integer> FULL = Set.of(-28, -122, -69);
  private static final Set<Integer> NOT_WRITABLE = Set.of(-1, -2, -13, -20, -21, -30);

  private static final int TEXT_BYTES = 256;

  private WriteErrors() {}

  /** Gives the code back unless it is an error. */
  static int check(int code, String doing) {
    if (code < 0) {
      throw failure(code, doing);
    }
    return code;
  }

  private static UnsealException failure(int code, String doing) {
    if (FULL.contains(code)) {
      return new UnsealException(
          ErrorCode.DISK_FULL, "The disk is full: " + doing + " stopped; free some space.");
    }
    if (NOT_WRITABLE.contains(code)) {
      return new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "The output file can't be written (" + text(code) + "): choose another folder.");
    }
    return new UnsealException(
        ErrorCode.INTERNAL, "libav failed at " + doing + ": " + text(code) + ".");
  }

  private static String text(int code) {
    byte[] buffer = new byte[TEXT_BYTES];
    avutil.av_strerror(code, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }
}
