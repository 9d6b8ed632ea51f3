package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;

import java.nio.file.Path;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.media.libav.Av;
import org.unseal.model.failure.UnsealException;

/** Opens recordings with libav. */
public final class LibavFootageLibrary implements FootageLibrary {
  /** Loads libav. */
  public LibavFootageLibrary() {
    Av.load();
    av_max_alloc(Limits.ALLOCATION);
  }

  /**
   * Opens a recording and passes over all its packets once.
   *
   * @throws UnsealException with the codes {@code INPUT_MISSING}, {@code INPUT_IS_DIRECTORY},
   *     {@code INPUT_UNREADABLE}, {@code EMPTY_FILE}, {@code NOT_A_VIDEO}, {@code NO_FRAMES},
   *     {@code UNSUPPORTED_STREAM} and {@code LIMIT_EXCEEDED}
   */
  @Override
  public LibavFootage open(Path file, int threads) {
    return RecordingFile.open(
        file, (channel, length) -> LibavFootage.open(channel, length, threads));
  }
}
