package org.unseal.engine.page;

/** The rows of the withheld log, in short. */
record WithheldTable(Writing writing) {
  void write() {
    Words words = writing.words();
    Table table =
        writing.table(
            words.of("withheld.caption"),
            words.of("withheld.column.entry"),
            words.of("withheld.column.source"),
            words.of("withheld.column.what"),
            words.of("grounds.column.code"),
            words.of("grounds.column.citation"));
    writing
        .page()
        .facts()
        .withheld()
        .forEach(
            row -> {
              table.row().head(row.entry()).cell(row.source());
              table.cell(inside -> writing.original("span", row.what()));
              table.cell(row.code().orElseGet(() -> words.of("grounds.nocode")));
              table.cell(inside -> writing.original("span", row.citation().orElse("")));
              table.endRow();
            });
    table.end();
  }
}
