package org.unseal.engine.custody;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.engine.table.CsvText;
import org.unseal.model.casefile.CustodyField;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/**
 * The log as a table, RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
final class CsvLog implements LogSink {
  /** More records of one event are counted. */
  private static final int LISTED = 40;

  private final OutputStream out;

  CsvLog(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    List<String> names =
        new ArrayList<>(
            List.of(
                "seq",
                "at_utc",
                "at_local",
                "zone",
                "action",
                "item_id",
                "actor_id",
                "actor_name",
                "actor_role",
                "actor_organisation",
                "purpose",
                "tool"));
    for (CustodyField field : CustodyField.values()) {
      names.add(field.code());
    }
    names.addAll(
        List.of(
            "other_details",
            "records",
            "previous_sha256",
            "sha256_of_event",
            "public_key",
            "signature"));
    row(names);
  }

  @Override
  public void event(LoggedEvent logged) throws IOException {
    CustodyEvent event = logged.event();
    SortedMap<String, JsonValue> others = new TreeMap<>(event.details().fields());
    List<String> cells =
        new ArrayList<>(
            List.of(
                Long.toString(event.seq()),
                event.at().utcText(),
                event.at().localText(),
                event.at().zone(),
                event.action().code(),
                event.itemId().orElse(""),
                event.actor().person(),
                logged.name(),
                event.actor().role().code(),
                logged.organisation(),
                event.purpose().orElse(""),
                event.tool()));
    for (CustodyField field : CustodyField.values()) {
      JsonValue value = others.remove(field.code());
      cells.add(value == null ? "" : text(value));
    }
    cells.add(others.isEmpty() ? "" : text(new JsonObject(others)));
    cells.add(records(event));
    cells.add(event.previous().hash().hex());
    cells.add(logged.head().hash().hex());
    cells.add(event.actor().key().hex());
    cells.add(logged.signed().signatureHex());
    row(cells);
  }

  @Override
  public void unreadable(long seq) throws IOException {
    row(List.of(Long.toString(seq), "this entry can't be read"));
  }

  @Override
  public void end() {}

  /** Which records it put or took away; the first ones of many. */
  static String records(CustodyEvent event) {
    int listed = Math.min(LISTED, event.changes().size());
    List<String> records = new ArrayList<>();
    for (Change change : event.changes().subList(0, listed)) {
      String sign = change instanceof Change.Remove ? "without " : "";
      records.add(sign + change.kind().code() + " " + change.id());
    }
    int more = event.changes().size() - listed;
    return String.join(", ", records) + (more > 0 ? " and %d more".formatted(more) : "");
  }

  static String text(JsonValue value) {
    return switch (value) {
      case JsonText text -> text.value();
      case JsonNumber number -> Long.toString(number.value());
      default -> new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
    };
  }

  private void row(List<String> cells) throws IOException {
    StringBuilder row = new StringBuilder();
    for (String cell : cells) {
      row.append(row.isEmpty() ? "" : ",").append(cell(cell));
    }
    out.write(row.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Always in quotes, so that what is inside means nothing. */
  static String cell(String text) {
    return '"' + CsvText.written(text).replace("\"", "\"\"") + '"';
  }
}
