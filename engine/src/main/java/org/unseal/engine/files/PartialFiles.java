package org.unseal.engine.files;

import java.nio.file.Path;

/**
 * Is told which incomplete files exist, so that they can be removed even if this process dies.
 * Thread-safe.
 */
public interface PartialFiles {
  /** A file is about to be made. */
  void begun(Path file);

  /** It is complete or removed. */
  void ended(Path file);

  /** Remembers nothing. */
  PartialFiles FORGOTTEN =
      new PartialFiles() {
        @Override
        public void begun(Path file) {}

        @Override
        public void ended(Path file) {}
      };
}
