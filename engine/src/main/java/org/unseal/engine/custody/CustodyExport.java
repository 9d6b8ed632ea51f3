package org.unseal.engine.custody;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.LogState;
import org.unseal.proof.custody.SignedEvent;
import org.unseal.proof.json.MalformedJsonException;

/** Writes a case's log in the form that somebody asked for. Does not check it. */
public final class CustodyExport {
  /** In which form. */
  public enum Format {
    /** As it is signed, for programs: everything that is needed to check it. */
    JSONL,
    /** For a spreadsheet. */
    CSV,
    /** To read and to print. */
    HTML,
    /** For a look: a line an entry, by ids. */
    TEXT
  }

  private final Format format;

  /** In this form. */
  public CustodyExport(Format format) {
    this.format = format;
  }

  /**
   * What was written.
   *
   * @param head where the log ended
   * @param unreadable how many entries could not be read
   */
  public record Written(Head head, long unreadable) {}

  /** Writes the log, of one state of the case. */
  public Written write(CaseFile file, OutputStream out) throws IOException {
    try {
      Written written = file.read(reading -> write(file, reading, out));
      out.flush();
      return written;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Written write(CaseFile file, CaseReading reading, OutputStream out) {
    LogSink sink =
        switch (format) {
          case JSONL -> new LinesLog(out);
          case CSV -> new CsvLog(out);
          case HTML -> new HtmlLog(out, CaseFile.facts(reading), reading.head());
          case TEXT -> new TextLog(out);
        };
    Rows rows = new Rows(sink);
    try {
      sink.begin();
      file.inspect(rows);
      sink.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Written(reading.head(), rows.unreadable);
  }

  private static final class Rows implements CaseStore.Inspector {
    private final LogSink sink;
    private final LogState state = new LogState();
    private long unreadable;

    Rows(LogSink sink) {
      this.sink = sink;
    }

    @Override
    public void event(long seq, String hash, String event, String signature) {
      try {
        SignedEvent signed = SignedEvent.read(event, signature);
        state.apply(signed.event());
        sink.event(
            new LoggedEvent(
                signed,
                state.person(signed.event().actor().person()),
                state.facts().map(CaseFacts::agency).orElse("")));
      } catch (MalformedJsonException e) {
        unreadable++;
        unreadable(seq);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void unreadable(long seq) {
      try {
        sink.unreadable(seq);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void record(String kind, String id, long number, long seq, Optional<String> body) {}
  }
}
