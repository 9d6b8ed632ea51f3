package org.unseal.engine.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unseal.engine.table.CsvText;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * A log in its three forms. None of them has anything of a row but what one of its columns is for.
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

  /** For the public: with the columns that somebody opened, and no other. */
  static LogDocument open(
      String schema,
      String heading,
      List<String> words,
      LogTitle title,
      List<LogColumn> columns,
      List<? extends PublicRow> rows) {
    return new LogDocument(
        schema, heading, words, title, columns.stream().filter(LogColumn::open).toList(), rows);
  }

  /** For the case alone: with all columns. */
  static LogDocument internal(
      LogDocument open, List<LogColumn> columns, List<? extends LogRow> rows) {
    List<String> words = new ArrayList<>(open.words());
    words.addFirst("INTERNAL: this copy has notes that are never published.");
    return new LogDocument(
        open.schema() + "-internal",
        open.heading() + " (internal)",
        words,
        open.title(),
        columns,
        rows);
  }

  /** What of a row there is a column for. */
  JsonObject fields(LogRow row) {
    Set<String> known = columns.stream().map(LogColumn::field).collect(Collectors.toSet());
    SortedMap<String, JsonValue> fields = new TreeMap<>();
    for (Map.Entry<String, JsonValue> field : row.fields().fields().entrySet()) {
      if (known.contains(field.getKey())) {
        fields.put(field.getKey(), field.getValue());
      }
    }
    return new JsonObject(fields);
  }

  String csv() {
    CsvText csv = new CsvText().row(columns.stream().map(LogColumn::head).toList());
    for (LogRow row : rows) {
      JsonObject fields = fields(row);
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
            .put("rows", rows.stream().map(this::fields).toList())
            .end());
  }

  byte[] html() {
    return new LogPage(this).html();
  }
}
