package org.unseal.engine.port;

import java.nio.file.Path;
import java.util.OptionalInt;

/** Opens recordings for listening. */
@FunctionalInterface
public interface SoundLibrary {
  /**
   * Opens the first track of sound. The file is opened once, read only, and nothing else is opened
   * on its behalf.
   *
   * @param channel which one is heard, from 0; empty for all of them mixed to one
   * @throws org.unseal.model.failure.UnsealException where there is no sound that can be decoded,
   *     or no such channel
   */
  SoundReading open(Path file, OptionalInt channel);
}
