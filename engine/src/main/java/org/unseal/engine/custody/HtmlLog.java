package org.unseal.engine.custody;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.engine.sheet.Html;
import org.unseal.model.casefile.CustodyField;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;

/** The log as a page to print: one block an entry, everything that it says but the bodies. */
final class HtmlLog implements LogSink {
  private static final String STYLE =
      """
      <style>
      body { font: 14px/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 2rem auto; max-width: 52rem; padding: 0 1rem }
      h1 { font-size: 1.5rem; margin: 0 0 .2rem } .facts { color: #444; margin: 0 0 1.5rem }
      article { border-top: 1px solid #999; padding: .6rem 0 .7rem; break-inside: avoid; display: grid; grid-template-columns: 3.2rem 1fr }
      article > b { font-size: 1.1rem } h2 { font-size: 1rem; margin: 0 }
      dl { display: grid; grid-template-columns: 9.5rem 1fr; gap: .05rem .6rem; margin: .25rem 0 0 }
      dt { color: #555 } dd { margin: 0; overflow-wrap: anywhere }
      code { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
      footer { border-top: 1px solid #999; margin-top: 1rem; padding-top: .6rem; color: #333 }
      .bad { color: #a00000; font-weight: 600 }
      @media print { body { margin: 0; max-width: none; font-size: 10.5pt } @page { margin: 16mm } }
      </style>
      """;

  private final Html html;
  private final CaseFacts facts;
  private final Head head;

  HtmlLog(OutputStream out, CaseFacts facts, Head head) {
    this.html = new Html(out);
    this.facts = facts;
    this.head = head;
  }

  @Override
  public void begin() throws IOException {
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
    html.text("Custody log: " + facts.title()).markup("</title>\n");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.markup(STYLE).markup("<h1>Custody log</h1>\n<p class=\"facts\">");
    html.text(facts.title()).markup("<br>").text(facts.agency());
    html.markup("<br>case <code>").text(facts.id()).markup("</code>, ");
    html.number(head.seq()).markup(head.seq() == 1 ? " entry" : " entries");
    html.markup(", head <code>").text(head.toString()).markup("</code></p>\n");
  }

  @Override
  public void event(LoggedEvent logged) throws IOException {
    CustodyEvent event = logged.event();
    html.markup("<article><b>").number(event.seq()).markup("</b><div><h2>");
    html.text(words(event.action().code()));
    if (event.itemId().isPresent()) {
      html.text(", item " + event.itemId().get());
    }
    html.markup("</h2><dl>");
    row("when", event.at().localText() + " (" + event.at().zone() + ")");
    row("in UTC", event.at().utcText());
    row("who", who(logged));
    if (event.purpose().isPresent()) {
      row("purpose", event.purpose().get());
    }
    details(event);
    if (!event.changes().isEmpty()) {
      row("records", CsvLog.records(event));
    }
    people(event);
    row("with", event.tool());
    html.markup("<dt>signed by key</dt><dd><code>");
    html.text(event.actor().key().fingerprint().words()).markup("</code></dd>");
    html.markup("<dt>head after it</dt><dd><code>");
    html.text(logged.head().toString()).markup("</code></dd></dl></div></article>\n");
  }

  private static String who(LoggedEvent logged) {
    CustodyEvent event = logged.event();
    String name = logged.name().isEmpty() ? "" : logged.name() + ", ";
    String organisation = logged.organisation().isEmpty() ? "" : ", " + logged.organisation();
    return "%s%s%s (%s)"
        .formatted(name, event.actor().role().code(), organisation, event.actor().person());
  }

  private void details(CustodyEvent event) throws IOException {
    SortedMap<String, JsonValue> others = new TreeMap<>(event.details().fields());
    for (CustodyField field : CustodyField.values()) {
      JsonValue value = others.remove(field.code());
      if (value != null) {
        row(field.words(), CsvLog.text(value));
      }
    }
    for (Map.Entry<String, JsonValue> other : others.entrySet()) {
      row(other.getKey(), CsvLog.text(other.getValue()));
    }
  }

  /** Who it is that was admitted, changed or removed. */
  private void people(CustodyEvent event) throws IOException {
    for (Change change : event.changes()) {
      if (change instanceof Change.Put put && put.kind() == RecordKind.PERSON) {
        try {
          Person person = Person.read(new CaseRecord(put.kind(), put.id(), 1, put.body()));
          row(
              "person " + put.id(),
              "%s (%s), %s%s, key %s"
                  .formatted(
                      person.name(),
                      person.handle(),
                      person.role().code(),
                      person.active() ? "" : ", removed",
                      person.key().fingerprint().words()));
        } catch (MalformedJsonException e) {
          row("person " + put.id(), "can't be read");
        }
      }
    }
  }

  private void row(String name, String value) throws IOException {
    html.markup("<dt>").text(name).markup("</dt><dd>").text(value).markup("</dd>");
  }

  private static String words(String code) {
    String words = code.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  @Override
  public void unreadable(long seq) throws IOException {
    html.markup("<article><b>").number(seq).markup("</b><p class=\"bad\">");
    html.text("This entry can't be read.").markup("</p></article>\n");
  }

  @Override
  public void end() throws IOException {
    html.markup("<footer>");
    html.text(
        "This page is for reading; it proves nothing by itself. The log as JSON lines does: each entry is signed by its"
            + " actor over the entry before. unseal custody check tells whether anything was changed, and holds the log"
            + " against this head:");
    html.markup(" <code>").text(head.toString()).markup("</code></footer>\n</html>\n");
  }
}
