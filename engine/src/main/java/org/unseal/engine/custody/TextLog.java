package org.unseal.engine.custody;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.unseal.proof.custody.CustodyEvent;

/** The log for a look at the terminal: a line an entry, by ids. */
final class TextLog implements LogSink {
  private final OutputStream out;

  TextLog(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin() {}

  @Override
  public void event(LoggedEvent logged) throws IOException {
    CustodyEvent event = logged.event();
    String seconds = event.at().localText().replaceFirst("\\.[0-9]{6}", " ").replace('T', ' ');
    String records = CsvLog.records(event);
    line(
        "%4d  %s  %-4s %s%s%s"
            .formatted(
                event.seq(),
                seconds,
                event.actor().person(),
                event.action().code(),
                event.itemId().map(id -> " " + id).orElse(""),
                records.isEmpty() ? "" : "  [" + records + "]"));
  }

  @Override
  public void unreadable(long seq) throws IOException {
    line("%4d  this entry can't be read".formatted(seq));
  }

  @Override
  public void end() {}

  private void line(String line) throws IOException {
    out.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
  }
}
