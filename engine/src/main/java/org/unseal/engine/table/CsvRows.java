package org.unseal.engine.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV row by row, whoever wrote it: what is wrong with a row is told and costs that row
 * alone. Cells and rows are bounded, memory too. Divided by commas, semicolons or tabulators. One
 * thread.
 */
public final class CsvRows {
  private static final int MOST_CELLS = 256;

  private final Reader in;
  private final char divider;
  private final int longestCell;
  private int ahead = -2;
  private long line = 1;

  /**
   * From here on.
   *
   * @param in the caller's to close; read character by character
   * @param longestCell in UTF-16 code units; a longer one is a flaw
   */
  public CsvRows(Reader in, char divider, int longestCell) {
    this.in = in;
    this.divider = divider;
    this.longestCell = longestCell;
  }

  /** Which of the three divides a first line. */
  public static char divider(String line) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(line, candidate) > count(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(character -> character == wanted).count();
  }

  /**
   * A row.
   *
   * @param line on which it begins, from 1
   * @param flaw why it can't be used, if so
   */
  public record Row(long line, List<String> cells, Optional<String> flaw) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** Whether nothing stands in it. */
    public boolean blank() {
      return flaw.isEmpty() && cells.size() == 1 && cells.getFirst().isBlank();
    }
  }

  /** The next row; empty at the end. */
  public Optional<Row> next() throws IOException {
    if (peek() < 0) {
      return Optional.empty();
    }
    long begun = line;
    List<String> cells = new ArrayList<>();
    Optional<String> flaw = Optional.empty();
    while (true) {
      Cell cell = cell();
      flaw = flaw.or(cell::flaw);
      if (cells.size() < MOST_CELLS) {
        cells.add(cell.text());
      } else {
        flaw = flaw.or(() -> Optional.of("more than " + MOST_CELLS + " cells"));
      }
      int end = take();
      if (end == divider) {
        continue;
      }
      if (end == '\r' && peek() == '\n') {
        take();
      }
      line++;
      return Optional.of(new Row(begun, cells, flaw));
    }
  }

  private record Cell(String text, Optional<String> flaw) {}

  /** Up to what ends it, which is not taken. */
  private Cell cell() throws IOException {
    StringBuilder text = new StringBuilder();
    Optional<String> flaw = Optional.empty();
    if (peek() == '"') {
      take();
      while (true) {
        int character = take();
        if (character < 0) {
          return new Cell("", Optional.of("a quotation mark is not closed"));
        }
        if (character == '"') {
          if (peek() != '"') {
            break;
          }
          take();
        } else if (character == '\n') {
          line++;
        }
        flaw = append(text, (char) character, flaw);
      }
      if (!ends(peek())) {
        flaw = flaw.or(() -> Optional.of("text behind a quoted cell"));
      }
    }
    while (!ends(peek())) {
      flaw = append(text, (char) take(), flaw);
    }
    return new Cell(text.toString(), flaw);
  }

  private Optional<String> append(StringBuilder text, char character, Optional<String> flaw) {
    if (text.length() < longestCell) {
      text.append(character);
      return flaw;
    }
    return flaw.or(() -> Optional.of("a cell of more than " + longestCell + " characters"));
  }

  private boolean ends(int character) {
    return character < 0 || character == divider || character == '\r' || character == '\n';
  }

  private int peek() throws IOException {
    if (ahead == -2) {
      ahead = in.read();
    }
    return ahead;
  }

  private int take() throws IOException {
    int character = peek();
    ahead = character < 0 ? -1 : -2;
    return character;
  }
}
