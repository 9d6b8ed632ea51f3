package org.unseal.engine.page;

import java.util.function.Consumer;

/**
 * A table. Where there is no room its rows are blocks and each cell says its column; since a
 * browser takes such a table for none any more, the roles are said, too.
 */
final class Table {
  private final Markup html;
  private final String[] columns;
  private int column;

  /** Begins one; the caption is said to whoever does not see the table, and shown above it. */
  Table(Markup html, String caption, String... columns) {
    this(html, caption, new String[0], columns);
  }

  /** The same with attributes of the table. */
  Table(Markup html, String caption, String[] attributes, String... columns) {
    this.html = html;
    this.columns = columns.clone();
    String[] all = new String[attributes.length + 2];
    all[0] = "role";
    all[1] = "table";
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    html.open("table", all);
    html.leaf("caption", caption);
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String name : columns) {
      html.leaf("th", name, "scope", "col", "role", "columnheader");
    }
    html.close("tr").close("thead").open("tbody", "role", "rowgroup");
  }

  /** Begins a row, perhaps with attributes. */
  Table row(String... attributes) {
    String[] all = new String[attributes.length + 2];
    all[0] = "role";
    all[1] = "row";
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    html.open("tr", all);
    column = 0;
    return this;
  }

  Table cell(String text) {
    return cell(inside -> inside.text(text));
  }

  /** The cell by which the row is known. */
  Table head(String text) {
    html.leaf("th", text, "scope", "row", "role", "rowheader", "data-column", columns[column++]);
    return this;
  }

  Table figure(String text) {
    html.leaf("td", text, "role", "cell", "class", "figure", "data-column", columns[column++]);
    return this;
  }

  Table cell(Consumer<Markup> inside) {
    html.open("td", "role", "cell", "data-column", columns[column++]);
    html.open("div");
    inside.accept(html);
    html.close("div").close("td");
    return this;
  }

  Table endRow() {
    html.close("tr");
    return this;
  }

  void end() {
    html.close("tbody").close("table");
  }
}
