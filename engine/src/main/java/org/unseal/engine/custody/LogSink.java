package org.unseal.engine.custody;

import java.io.IOException;

/** Takes a log's entries in their order. */
interface LogSink {
  void begin() throws IOException;

  void event(LoggedEvent event) throws IOException;

  /** An entry that can't be read, under this number. */
  void unreadable(long seq) throws IOException;

  void end() throws IOException;
}
