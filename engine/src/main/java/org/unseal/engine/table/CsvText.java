package org.unseal.engine.table;

import java.util.List;
import org.unseal.engine.text.SafeText;

/**
 * Writes a table: commas, CR LF, and quotation marks where they are needed. What a spreadsheet
 * would take for a formula gets an apostrophe before it, which {@link #plain} takes off again: at
 * the beginning of a cell, and within it wherever one begins that divides at semicolons, tabulators
 * or line ends, for those don't see the quotation marks of a cell that is not the first.
 */
public final class CsvText {
  private static final String FORMULAS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String DIVIDERS = ";\t\r\n";

  private final StringBuilder text = new StringBuilder();

  /** Adds a row. */
  public CsvText row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(quoted(written(cells.get(i))));
    }
    text.append("\r\n");
    return this;
  }

  /** All rows. */
  public String end() {
    return text.toString();
  }

  /** As it stands in a table, but for quotation marks: nothing in it does anything. */
  public static String written(String cell) {
    return harmless(fit(cell));
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

  private static String harmless(String cell) {
    StringBuilder harmless = new StringBuilder(cell.length() + 1);
    for (int at = 0; at < cell.length(); at++) {
      if (marked(cell, at)) {
        harmless.append('\'');
      }
      harmless.append(cell.charAt(at));
    }
    return harmless.toString();
  }

  /** What was made harmless, as it was. */
  public static String plain(String cell) {
    StringBuilder plain = new StringBuilder(cell.length());
    for (int at = 0; at < cell.length(); at++) {
      if (cell.charAt(at) != '\'' || !marked(cell, at)) {
        plain.append(cell.charAt(at));
      }
    }
    return plain.toString();
  }

  /**
   * Whether something begins here that gets an apostrophe, or has one. Apostrophes and quotation
   * marks before a formula belong to it, so that each that was there can be told.
   */
  private static boolean marked(String cell, int at) {
    boolean first = at == 0;
    if (!first && DIVIDERS.indexOf(cell.charAt(at - 1)) < 0) {
      return false;
    }
    int begin = at;
    while (begin < cell.length() && "'\"".indexOf(cell.charAt(begin)) >= 0) {
      begin++;
    }
    return begin < cell.length()
        && (FORMULAS.indexOf(cell.charAt(begin)) >= 0
            || (first && "\t\r\n".indexOf(cell.charAt(begin)) >= 0));
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.chars()
            .noneMatch(
                c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t');
    return plain && cell.equals(cell.strip()) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
