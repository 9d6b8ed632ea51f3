package org.unseal.engine.text;

import java.util.ArrayList;
import java.util.List;

/** Reads a table as a spreadsheet does: RFC 4180, but for what divides cells. */
final class Separated {
  private final String text;
  private final char divider;
  private final List<List<String>> rows = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> row = new ArrayList<>();
  private int at;

  private Separated(String text, char divider) {
    this.text = text;
    this.divider = divider;
  }

  static List<List<String>> rows(String text, char divider) {
    return new Separated(text, divider).read();
  }

  private List<List<String>> read() {
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        quoted();
      }
      plain();
    }
    if (!row.isEmpty() || !cell.isEmpty()) {
      endRow();
    }
    return rows;
  }

  private void quoted() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return;
      }
    }
  }

  /** To the end of the cell; a quotation mark within one means nothing. */
  private void plain() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == divider) {
        endCell();
        return;
      }
      if (c == '\n' || c == '\r') {
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        endRow();
        return;
      }
      cell.append(c);
    }
  }

  private void endCell() {
    row.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    rows.add(List.copyOf(row));
    row = new ArrayList<>();
  }
}
