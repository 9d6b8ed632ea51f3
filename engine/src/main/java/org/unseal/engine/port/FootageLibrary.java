package org.unseal.engine.port;

import java.nio.file.Path;

/** Opens recordings. */
public interface FootageLibrary {
  /**
   * Opens a recording for reading. The file is opened once, read only, and nothing else is opened
   * on its behalf whatever it refers to.
   *
   * @param threads how many the decoder may use
   * @throws org.unseal.model.failure.UnsealException where there is no usable video in it
   */
  Footage open(Path file, int threads);
}
