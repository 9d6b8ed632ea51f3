package org.unseal.engine.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A log with what the case alone keeps; its document has a schema of its own. Never published. */
public final class InternalLog {
  private final LogDocument document;

  private InternalLog(LogDocument document) {
    this.document = document;
  }

  /** The public document, with a note beside each row that has one. */
  static InternalLog of(
      LogDocument open,
      List<LogColumn> columns,
      List<? extends PublicRow> rows,
      Map<String, LogRow.Note> notes) {
    List<InternalRow> all = new ArrayList<>();
    for (PublicRow row : rows) {
      all.add(new InternalRow(row, notes.getOrDefault(row.entry(), LogRow.Note.NONE)));
    }
    return new InternalLog(LogDocument.internal(open, columns, all));
  }

  /** As a table, with a head line. */
  public String csv() {
    return document.csv();
  }

  /** As a document. */
  public byte[] json() {
    return document.json();
  }

  /** As a page to print. */
  public byte[] html() {
    return document.html();
  }
}
