package org.unseal.engine.port;

import java.nio.file.Path;

/** Opens recordings without decoding them. */
@FunctionalInterface
public interface CodedLibrary {
  /**
   * Opens a recording for reading. The file is opened once, read only, and nothing else is opened
   * on its behalf.
   *
   * @throws org.unseal.model.failure.UnsealException where there is neither picture nor sound in it
   */
  CodedRecording open(Path file);
}
