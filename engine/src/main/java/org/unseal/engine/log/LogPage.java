package org.unseal.engine.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unseal.engine.sheet.Html;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;

/**
 * A log as a page to read on a telephone and to print: an entry after the other, those that differ
 * in place and time alone as a table; no scripts.
 */
final class LogPage {
  private static final int LONG = 40;

  private final LogDocument log;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Html html = new Html(out);

  LogPage(LogDocument log) {
    this.log = log;
  }

  byte[] html() {
    try {
      page();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void page() throws IOException {
    String style = style();
    html.markup(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'sha256-");
    html.markup(
        Base64.getEncoder()
            .encodeToString(Digest.sha256().digest(style.getBytes(StandardCharsets.UTF_8))));
    html.markup("'\">\n<title>").text(log.heading() + ": " + log.title().title());
    html.markup("</title>\n<style>").markup(style).markup("</style>\n</head>\n<body>\n<main>\n");
    html.markup("<h1>").text(log.heading()).markup("</h1>\n<p class=\"of\">");
    html.text(log.title().title()).markup("<br>").text(log.title().agency()).markup("</p>\n");
    for (String words : log.words()) {
      html.markup("<p>").text(words).markup("</p>\n");
    }
    html.markup("<p class=\"quiet\">")
        .text(
            log.rows().size() == 1
                ? "One entry."
                : String.format(Locale.ROOT, "%,d entries.", log.rows().size()))
        .text(" Made with " + log.title().tool() + ".")
        .markup("</p>\n");
    for (List<JsonObject> alike : groups()) {
      section(alike);
    }
    html.markup("</main>\n</body>\n</html>\n");
  }

  /** Entries that agree in everything that is not each one's own; in order of their first. */
  private Collection<List<JsonObject>> groups() {
    List<LogColumn> shared = log.columns().stream().filter(column -> !column.own()).toList();
    Map<List<String>, List<JsonObject>> groups = new LinkedHashMap<>();
    for (LogRow row : log.rows()) {
      JsonObject fields = log.fields(row);
      groups
          .computeIfAbsent(
              shared.stream().map(column -> column.cell(fields)).toList(), _ -> new ArrayList<>())
          .add(fields);
    }
    return groups.values();
  }

  /** The first two columns are the heading, the third is what it is. */
  private void section(List<JsonObject> alike) throws IOException {
    JsonObject first = alike.getFirst();
    html.markup(alike.size() == 1 ? "<section>\n<h2>" : "<section class=\"many\">\n<h2>");
    html.text(log.columns().getFirst().words(first));
    if (alike.size() > 1) {
      html.text(String.format(Locale.ROOT, " and %,d more", alike.size() - 1));
    }
    html.markup(" <span>").text(log.columns().get(1).words(first)).markup("</span></h2>\n<p>");
    html.text(log.columns().get(2).words(first)).markup("</p>\n<dl>\n");
    List<LogColumn> facts = log.columns().subList(3, log.columns().size());
    for (LogColumn column : facts) {
      if (alike.size() == 1 || !column.own()) {
        fact(column, column.words(first));
      }
    }
    html.markup("</dl>\n");
    if (alike.size() > 1) {
      table(alike);
    }
    html.markup("</section>\n");
  }

  private void fact(LogColumn column, String words) throws IOException {
    if (column.form() == LogColumn.Form.NOT_ON_PAGE || words.isEmpty()) {
      return;
    }
    html.markup(
            column.heading().length() + words.length() > LONG
                ? "<div class=\"wide\"><dt>"
                : "<div><dt>")
        .text(column.heading())
        .markup("</dt><dd>")
        .text(words)
        .markup("</dd></div>\n");
  }

  /** A row each; HTML needs no ends of rows and cells, and of tens of thousands that is much. */
  private void table(List<JsonObject> alike) throws IOException {
    List<LogColumn> own =
        log.columns().stream()
            .filter(LogColumn::own)
            .filter(column -> column.form() != LogColumn.Form.NOT_ON_PAGE)
            .filter(column -> alike.stream().anyMatch(row -> !column.words(row).isEmpty()))
            .toList();
    html.markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html.text(log.columns().getFirst().words(alike.getFirst()));
    html.markup(" and more\">\n<table>\n<thead><tr>");
    for (LogColumn column : own) {
      html.markup("<th scope=\"col\">").text(column.heading());
    }
    html.markup("</thead>\n<tbody>\n");
    for (JsonObject row : alike) {
      html.markup("<tr>");
      for (LogColumn column : own) {
        html.markup("<td>").text(column.words(row));
      }
      html.markup("\n");
    }
    html.markup("</tbody>\n</table>\n</div>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = LogPage.class.getResourceAsStream("log.css")) {
      if (in == null) {
        throw new IOException("the log's style is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
