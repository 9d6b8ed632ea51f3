package org.unseal.engine.custody;

import java.io.IOException;
import java.io.OutputStream;

/** The log as it is signed, a line an entry. */
final class LinesLog implements LogSink {
  private final OutputStream out;

  LinesLog(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin() {}

  @Override
  public void event(LoggedEvent event) throws IOException {
    out.write(event.signed().line());
    out.write('\n');
  }

  /** Left out: the check of what is left says which one is missing. */
  @Override
  public void unreadable(long seq) {}

  @Override
  public void end() {}
}
