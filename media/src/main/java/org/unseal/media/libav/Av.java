package org.unseal.media.libav;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Loads libav, and says what its return codes mean. */
public final class Av {
  /** {@code AV_NOPTS_VALUE}: no time is known. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int OUT_OF_MEMORY = -12;
  private static final int NO_SPACE_LEFT = -28;

  private Av() {}

  /**
   * Loads the native libraries and silences them; later calls cost nothing. Everything that opens
   * something of libav's calls it first.
   *
   * @throws UnsealException where they are not there for this machine
   */
  public static void load() {
    try {
      Loaded.touch();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      throw new UnsealException(
          ErrorCode.NATIVE_LIBRARY_MISSING,
          "The video libraries can't be loaded on this machine ("
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + "); build Unseal on it, or free some disk space for the user's cache.",
          e);
    }
  }

  /**
   * Passes a return code on unless it is an error.
   *
   * @param what was tried, as the end of "could not ..."
   */
  public static int check(int code, String what) {
    if (code >= 0) {
      return code;
    }
    throw failure(code, what);
  }

  /** The exception for a code that is an error. */
  public static UnsealException failure(int code, String what) {
    return new UnsealException(
        switch (code) {
          case OUT_OF_MEMORY -> ErrorCode.OUT_OF_MEMORY;
          case NO_SPACE_LEFT -> ErrorCode.DISK_FULL;
          default -> ErrorCode.INTERNAL;
        },
        "libav could not " + what + ": " + text(code));
  }

  /** Passes what libav allocated on, unless it is null. */
  public static <P extends Pointer> P present(@Nullable P allocated, String what) {
    if (allocated == null || allocated.isNull()) {
      throw new UnsealException(
          ErrorCode.OUT_OF_MEMORY,
          "Not enough memory for " + what + "; close other programs or give it more.");
    }
    return allocated;
  }

  /** More input is needed, or what there is must be taken out first. */
  public static boolean again(int code) {
    return code == AVERROR_EAGAIN();
  }

  /** The end was reached. */
  public static boolean end(int code) {
    return code == AVERROR_EOF;
  }

  /** libav's words for a code; they name no file. */
  public static String text(int code) {
    byte[] words = new byte[128];
    av_strerror(code, words, words.length);
    int length = 0;
    while (length < words.length && words[length] != 0) {
      length++;
    }
    return new String(words, 0, length, StandardCharsets.US_ASCII);
  }

  /** Initialised once by the class loader, which is the lock that is needed. */
  private static final class Loaded {
    static {
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      Loader.load(swscale.class);
      Complaints.listen();
    }

    private Loaded() {}

    static void touch() {}
  }
}
