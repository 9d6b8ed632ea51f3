package org.unseal.media.listen;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.unseal.engine.port.SoundLibrary;
import org.unseal.engine.port.SoundReading;
import org.unseal.media.libav.Av;
import org.unseal.media.read.Demuxer;
import org.unseal.media.read.RecordingFile;
import org.unseal.model.failure.UnsealException;

/** Opens recordings for listening with libav. */
public final class LibavSoundLibrary implements SoundLibrary {
  /** Loads libav. */
  public LibavSoundLibrary() {
    Av.load();
    Demuxer.limitMemory();
  }

  /**
   * Opens the first track of sound that can be decoded.
   *
   * @throws UnsealException with the codes {@code INPUT_MISSING}, {@code INPUT_IS_DIRECTORY},
   *     {@code INPUT_UNREADABLE}, {@code EMPTY_FILE}, {@code NOT_A_VIDEO}, {@code
   *     UNSUPPORTED_STREAM}
   */
  @Override
  public SoundReading open(Path file, OptionalInt channel) {
    return RecordingFile.open(
        file, (open, length) -> LibavSoundReading.open(open, length, channel));
  }
}
