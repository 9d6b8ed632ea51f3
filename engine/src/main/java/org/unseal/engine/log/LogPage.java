package org.unseal.engine.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.unseal.engine.sheet.Html;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;

/** A log as a page to read on a telephone and to print: an entry after the other, no scripts. */
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
        .text(log.rows().size() == 1 ? "One entry." : log.rows().size() + " entries.")
        .text(" Made with " + log.title().tool() + ".")
        .markup("</p>\n");
    for (LogRow row : log.rows()) {
      entry(log.fields(row));
    }
    html.markup("</main>\n</body>\n</html>\n");
  }

  /** The first two columns are the heading, the third is what it is. */
  private void entry(JsonObject row) throws IOException {
    html.markup("<section>\n<h2>").text(log.columns().getFirst().words(row)).markup(" <span>");
    html.text(log.columns().get(1).words(row)).markup("</span></h2>\n<p>");
    html.text(log.columns().get(2).words(row)).markup("</p>\n<dl>\n");
    for (LogColumn column : log.columns().subList(3, log.columns().size())) {
      String words = column.words(row);
      if (column.form() == LogColumn.Form.NOT_ON_PAGE || words.isEmpty()) {
        continue;
      }
      html.markup(
              column.heading().length() + words.length() > LONG
                  ? "<div class=\"wide\"><dt>"
                  : "<div><dt>")
          .text(column.heading())
          .markup("</dt><dd>")
          .text(words);
      html.markup("</dd></div>\n");
    }
    html.markup("</dl>\n</section>\n");
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
