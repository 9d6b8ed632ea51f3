package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;

import java.nio.file.Path;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.media.libav.Av;

/** Opens recordings with libav and leaves their units as they are. */
public final class LibavCodedLibrary implements CodedLibrary {
  /** Loads libav. */
  public LibavCodedLibrary() {
    Av.load();
    av_max_alloc(Limits.ALLOCATION);
  }

  @Override
  public CodedRecording open(Path file) {
    return RecordingFile.open(file, LibavCodedRecording::open);
  }
}
