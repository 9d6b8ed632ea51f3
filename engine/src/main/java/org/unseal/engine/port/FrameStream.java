package org.unseal.engine.port;

import java.util.List;
import java.util.Optional;
import org.unseal.model.recording.Finding;

/** Frames of a recording, one after the other. One thread at a time. */
public interface FrameStream extends AutoCloseable {
  /** The next frame, which the caller owns and closes; empty at the end. */
  Optional<DecodedFrame> next();

  /**
   * What was noticed so far: damaged frames, repaired times, changed sizes. Complete at the end.
   */
  List<Finding> findings();

  @Override
  void close();
}
