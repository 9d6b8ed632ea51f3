package org.unseal.engine.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A table with a head, as RFC 4180 has it; semicolons and tabulators divide as well as commas,
 * whichever the head has most of. Every row has as many cells as the head.
 *
 * @param head the columns' names, no two alike
 */
public record CsvTable(List<String> head, List<List<String>> rows) {
  /** A longer file, in bytes, is refused. */
  public static final int LONGEST = 32 << 20;

  private static final int MOST_ROWS = 200_000;
  private static final int MOST_COLUMNS = 256;
  private static final int LONGEST_CELL = 1 << 16;

  public CsvTable {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a table.
   *
   * @param what names it in the error, e.g. "the list of calls"
   * @throws UnsealException {@code DOCUMENT_MALFORMED}, with the line
   */
  public static CsvTable read(byte[] document, String what) {
    if (document.length > LONGEST) {
      throw malformed(what + " is longer than " + (LONGEST >> 20) + " MB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(what + " is not UTF-8; save it as CSV in UTF-8");
    }
    return new Parser(text.startsWith("\uFEFF") ? text.substring(1) : text, what).table();
  }

  /** Where the column of a name is; capitals and spaces around it do not count. */
  public OptionalInt column(String name) {
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).strip().equalsIgnoreCase(name.strip())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(ErrorCode.DOCUMENT_MALFORMED, message);
  }

  /** Takes a text apart; one use. */
  private static final class Parser {
    private final String text;
    private final String what;
    private final char divider;
    private final List<List<String>> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    Parser(String text, String what) {
      this.text = text;
      this.what = what;
      divider = divider(text);
    }

    private static char divider(String text) {
      int end = text.indexOf('\n');
      String head = end < 0 ? text : text.substring(0, end);
      char best = ',';
      for (char candidate : new char[] {';', '\t'}) {
        if (count(head, candidate) > count(head, best)) {
          best = candidate;
        }
      }
      return best;
    }

    private static long count(String text, char wanted) {
      return text.chars().filter(c -> c == wanted).count();
    }

    CsvTable table() {
      while (at < text.length()) {
        List<String> row = row();
        boolean blank = row.size() == 1 && row.getFirst().isEmpty();
        if (!blank) {
          add(row);
        }
      }
      if (rows.isEmpty()) {
        throw malformed(what + " is empty");
      }
      Set<String> names = new HashSet<>();
      for (String name : rows.getFirst()) {
        if (!names.add(name.strip())) {
          throw malformed(what + " has two columns of one name");
        }
      }
      return new CsvTable(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private void add(List<String> row) {
      if (rows.size() > MOST_ROWS) {
        throw malformed(what + " has more than " + MOST_ROWS + " rows");
      }
      if (!rows.isEmpty() && row.size() != rows.getFirst().size()) {
        throw malformed(
            "%s, line %d: %d cells where the head has %d"
                .formatted(what, line - 1, row.size(), rows.getFirst().size()));
      }
      rows.add(row);
    }

    private List<String> row() {
      List<String> cells = new ArrayList<>();
      while (true) {
        cells.add(cell());
        if (cells.size() > MOST_COLUMNS) {
          throw malformed(what + " has more than " + MOST_COLUMNS + " columns");
        }
        if (at >= text.length()) {
          line++;
          return cells;
        }
        char end = text.charAt(at++);
        if (end == divider) {
          continue;
        }
        if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        line++;
        return cells;
      }
    }

    private String cell() {
      if (at < text.length() && text.charAt(at) == '"') {
        return quoted();
      }
      int start = at;
      while (at < text.length() && !ends(text.charAt(at))) {
        if (text.charAt(at) == '"') {
          throw malformed("%s, line %d: a quotation mark inside a cell".formatted(what, line));
        }
        at++;
      }
      return bounded(text.substring(start, at));
    }

    private boolean ends(char c) {
      return c == divider || c == '\r' || c == '\n';
    }

    private String quoted() {
      int begun = line;
      StringBuilder cell = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          if (at < text.length() && text.charAt(at) == '"') {
            at++;
          } else if (at >= text.length() || ends(text.charAt(at))) {
            return bounded(cell.toString());
          } else {
            throw malformed("%s, line %d: text behind a quoted cell".formatted(what, line));
          }
        } else if (c == '\n') {
          line++;
        }
        cell.append(c);
      }
      throw malformed("%s, line %d: a quotation mark is not closed".formatted(what, begun));
    }

    private String bounded(String cell) {
      if (cell.length() > LONGEST_CELL) {
        throw malformed("%s, line %d: a cell is too long".formatted(what, line));
      }
      return cell;
    }
  }
}
