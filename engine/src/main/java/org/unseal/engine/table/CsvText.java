package org.unseal.engine.table;

import java.util.List;
import org.unseal.engine.text.SafeText;

/**
 * Writes a table: commas, CR LF, and quotation marks where they are needed. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it, which {@link #plain} takes off
 * again.
 */
public final class CsvText {
  private static final String FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final StringBuilder text = new StringBuilder();

  /** Adds a row. */
  public CsvText row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(quoted(harmless(fit(cells.get(i)))));
    }
    text.append("\r\n");
    return this;
  }

  /** All rows. */
  public String end() {
    return text.toString();
  }

  /** Lines stay lines; what a terminal obeys or what turns writing around is U+FFFD. */
  private static String fit(String cell) {
    if (cell.codePoints().noneMatch(SafeText::unfit)) {
      return cell;
    }
    StringBuilder fit = new StringBuilder(cell.length());
    cell.codePoints()
        .map(
            point ->
                point == '\n' || point == '\r' || point == '\t' || !SafeText.unfit(point)
                    ? point
                    : 0xFFFD)
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }

  /** As it is written: no spreadsheet calculates with it. */
  public static String harmless(String cell) {
    return marked(cell) ? "'" + cell : cell;
  }

  /** What was made harmless, as it was. */
  public static String plain(String cell) {
    return cell.startsWith("'") && marked(cell) ? cell.substring(1) : cell;
  }

  /** Whether behind any apostrophes a formula begins: those count, so that each can be told. */
  private static boolean marked(String cell) {
    int at = 0;
    while (at < cell.length() && cell.charAt(at) == '\'') {
      at++;
    }
    return at < cell.length() && FORMULAS.indexOf(cell.charAt(at)) >= 0;
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.chars()
            .noneMatch(
                c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t');
    return plain && cell.equals(cell.strip()) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
