package org.unseal.engine.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unseal.engine.port.QrEncoder;
import org.unseal.engine.sheet.Html;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.catalogue.SourceState;

/** The receipt for a person: one page that can be printed, read aloud and scanned. */
final class ReceiptPage {
  private static final int MOST_ROWS = 400;

  private static final String STYLE =
      """
      :root { color-scheme: light; }
      * { box-sizing: border-box; }
      body { font: 16px/1.5 system-ui, sans-serif; color: #16202a; background: #fff; margin: 0 auto; max-width: 46rem; padding: 1.25rem; overflow-wrap: anywhere; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
      h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
      p { margin: .4rem 0; }
      .of { color: #45525e; }
      .root { display: flex; flex-wrap: wrap; gap: 1.25rem; align-items: center; border: 2px solid #16202a; padding: 1rem; margin: 1rem 0; break-inside: avoid; }
      .root svg { width: 11rem; height: 11rem; flex: none; }
      .root div { flex: 1 1 15rem; min-width: 0; }
      .words { font-size: 1.2rem; font-weight: 600; line-height: 1.45; list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(6.2rem, 1fr)); gap: 0 .75rem; padding: 0; margin: .25rem 0; counter-reset: word; }
      .words li::before { counter-increment: word; content: counter(word) "\\a0"; font-weight: 400; font-size: .75rem; color: #45525e; }
      code { font: .82rem/1.5 ui-monospace, monospace; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #c9d1d8; }
      th { font-weight: 600; }
      th .of { font-weight: 400; }
      dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .2rem 1rem; margin: 0; }
      dt { color: #45525e; }
      dd { margin: 0; min-width: 0; }
      .missing { font-weight: 600; }
      .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin-top: 3rem; break-inside: avoid; }
      .sign p { border-top: 1px solid #16202a; padding-top: .25rem; font-size: .85rem; }
      @media print { body { font-size: 10.5pt; padding: 0; max-width: none; } tr { break-inside: avoid; } a { color: inherit; } }
      @page { margin: 18mm; }
      """;

  private final Receipt receipt;
  private final Map<String, Named> labels;
  private final String zone;
  private final QrEncoder qr;
  private final StringBuilder page = new StringBuilder();

  /** What people call a source, and what became of it. */
  record Named(String label, SourceState state) {}

  /**
   * Nothing is written yet.
   *
   * @param labels of sources, by their ids
   */
  ReceiptPage(Receipt receipt, Map<String, Named> labels, String zone, QrEncoder qr) {
    this.receipt = receipt;
    this.labels = Map.copyOf(labels);
    this.zone = zone;
    this.qr = qr;
  }

  byte[] bytes() {
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.append(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>Receipt</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head><body>\n");
    page.append("<h1>Receipt for what is in a case</h1>\n<p class=\"of\">");
    text(receipt.title()).append("<br>");
    text(receipt.agency()).append("<br>");
    text(ReceiptWords.when(receipt.created(), zone)).append("</p>\n");
    what();
    root();
    sources();
    keep();
    numbers();
    page.append(
        "<div class=\"sign\"><p>Given by</p><p>Received by, date</p></div>\n</body></html>\n");
    return ReceiptStep.utf8(page.toString());
  }

  private StringBuilder text(String text) {
    return page.append(Html.escaped(text));
  }

  private void what() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    receipt.entries().forEach(line -> counts.merge(line.is(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    count(parts, counts.getOrDefault("SEAL", 0), "sealed recording", "sealed recordings");
    count(parts, counts.getOrDefault("KEPT", 0), "other file", "other files");
    long known = receipt.entries().stream().map(Receipt.Line::source).distinct().count();
    count(parts, (int) known, "known source", "known sources");
    page.append("<p>At this moment the case holds ");
    text(String.join(", ", parts));
    page.append(
        ". This page fixes that: if any of them is taken out or exchanged later, whoever kept this"
            + " page can show it.</p>\n");
  }

  private static void count(List<String> parts, int count, String one, String several) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : several));
    }
  }

  private void root() {
    page.append("<div class=\"root\">");
    svg(qr.encode(ReceiptStep.code(receipt)));
    page.append("<div><p>These words stand for all of it:</p>\n<ol class=\"words\">");
    for (String word : receipt.head().words().split("-", -1)) {
      page.append("<li>");
      text(word).append("</li>");
    }
    page.append("</ol></div></div>\n");
  }

  private void svg(QrEncoder.Code code) {
    int border = 4;
    int size = code.size() + 2 * border;
    page.append("<svg viewBox=\"0 0 ").append(size).append(' ').append(size);
    page.append(
        "\" role=\"img\" aria-label=\"QR code with the numbers below\""
            + " shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\""
            + " fill=\"#fff\"/><path fill=\"#000\" d=\"");
    for (int row = 0; row < code.size(); row++) {
      for (int column = 0; column < code.size(); column++) {
        if (code.dark(column, row)) {
          page.append('M').append(column + border).append(' ').append(row + border);
          page.append("h1v1h-1z");
        }
      }
    }
    page.append("\"/></svg>\n");
  }

  /** One row a source: what of it is here. */
  private void sources() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Receipt.Line line : receipt.entries()) {
      tallies.computeIfAbsent(line.source(), _ -> new Tally()).add(line.is());
    }
    page.append(
        "<h2>What is here</h2>\n<table><thead><tr><th scope=\"col\">Source</th><th"
            + " scope=\"col\">Recordings</th><th scope=\"col\">Other files</th></tr></thead><tbody>\n");
    tallies.entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(row -> source(row.getKey(), row.getValue()));
    page.append("</tbody></table>\n");
    if (tallies.size() > MOST_ROWS) {
      page.append("<p>And ").append(tallies.size() - MOST_ROWS).append(" more sources.</p>\n");
    }
  }

  private void source(String source, Tally tally) {
    page.append("<tr><th scope=\"row\">");
    text(source);
    Named named = labels.getOrDefault(source, new Named(source, SourceState.EXPECTED));
    String label = named.label();
    if (!label.equals(source)) {
      page.append("<br><span class=\"of\">");
      text(label).append("</span>");
    }
    page.append("</th>");
    if (tally.recordings == 0 && tally.others == 0) {
      page.append("<td colspan=\"2\" class=\"missing\">");
      text(absent(named.state())).append("</td></tr>\n");
      return;
    }
    page.append("<td>").append(tally.recordings);
    if (tally.pictures > 0) {
      page.append(" (pictures sealed of ").append(tally.pictures).append(')');
    }
    page.append("</td><td>").append(tally.others).append("</td></tr>\n");
  }

  private static String absent(SourceState state) {
    return switch (state) {
      case EXPECTED -> "expected, nothing of it is here yet";
      case RECEIVED -> "nothing of it is here";
      case NOT_RECEIVED -> "promised, not received";
      case NEVER_RECORDED -> "nothing was ever recorded, as it is said";
      case LOST -> "recorded and lost, as it is said";
      case REPORTED -> "reported to exist, nothing of it is here";
    };
  }

  /** How many of each kind. */
  private static final class Tally {
    private int recordings;
    private int others;
    private int pictures;

    void add(String is) {
      switch (is) {
        case "SEAL" -> recordings++;
        case "KEPT" -> others++;
        case "PICTURES" -> pictures++;
        default -> {}
      }
    }
  }

  private void keep() {
    page.append(
        """
        <h2>Keep this page</h2>
        <p>Keep it, and if you can the file <code>receipt.json</code> with its signature
        <code>receipt.json.sig</code>. Every later release of this case has to prove that it continues
        this receipt. To check: <code>unseal verify RELEASE --receipt receipt.json</code></p>
        <p>This page says nothing of what the recordings show, and not that they are all that ever
        existed: it says what was here, and what was known of, at that time by the clock of the machine
        that made it.</p>
        """);
  }

  private void numbers() {
    page.append("<h2>Numbers</h2>\n<dl>\n");
    number("Case", receipt.caseId());
    number("Entries", Long.toString(receipt.head().size()));
    number("Root", receipt.head().root().hex());
    number("Custody log", receipt.custody().toString());
    number("Made at", receipt.created());
    number("Made with", receipt.tool());
    page.append("</dl>\n");
  }

  private void number(String name, String value) {
    page.append("<dt>");
    text(name).append("</dt><dd><code>");
    text(value).append("</code></dd>\n");
  }
}
