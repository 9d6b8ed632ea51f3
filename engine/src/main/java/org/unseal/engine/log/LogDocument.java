package org.unseal.engine.log;

import java.util.List;
import org.unseal.engine.table.CsvText;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * A log in its three forms.
 *
 * @param schema of the document
 * @param heading of the page
 * @param words what the log is about, for the page
 */
record LogDocument(
    String schema,
    String heading,
    List<String> words,
    LogTitle title,
    List<LogColumn> columns,
    List<? extends LogRow> rows) {
  static final int VERSION = 1;

  LogDocument {
    words = List.copyOf(words);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  String csv() {
    CsvText csv = new CsvText().row(columns.stream().map(LogColumn::head).toList());
    for (LogRow row : rows) {
      JsonObject fields = row.fields();
      csv.row(columns.stream().map(column -> column.cell(fields)).toList());
    }
    return csv.end();
  }

  byte[] json() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", schema)
            .put("version", VERSION)
            .put("title", title.title())
            .put("agency", title.agency())
            .put("tool", title.tool())
            .put("rows", rows.stream().map(LogRow::fields).toList())
            .end());
  }

  byte[] html() {
    return new LogPage(this).html();
  }
}
