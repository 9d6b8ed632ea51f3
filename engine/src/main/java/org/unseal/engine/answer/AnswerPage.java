package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.unseal.engine.answer.ClauseAnswer.DutyState;
import org.unseal.engine.answer.ClauseAnswer.Line;
import org.unseal.engine.answer.ClauseAnswer.Part;
import org.unseal.engine.sheet.Html;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.scope.Clip;
import org.unseal.proof.digest.Digest;

/** The answer to an order as a page to file with the court: no scripts, to be printed. */
public final class AnswerPage {
  private final OrderAnswer answer;
  private final List<Ruling> rulings;
  private final String title;
  private final String agency;
  private final String made;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Html html = new Html(out);

  /**
   * A page.
   *
   * @param rulings the series that is answered; what came after the day is left out
   * @param title of the case
   * @param made when and with what, in words
   */
  public AnswerPage(
      OrderAnswer answer, List<Ruling> rulings, String title, String agency, String made) {
    this.answer = requireNonNull(answer, "answer");
    this.rulings =
        rulings.stream().filter(ruling -> !ruling.dated().isAfter(answer.day())).toList();
    this.title = requireNonNull(title, "title");
    this.agency = requireNonNull(agency, "agency");
    this.made = requireNonNull(made, "made");
  }

  /** The page's bytes. */
  public byte[] html() {
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
    html.markup("'\">\n<title>Answer to the order: ").text(title);
    html.markup("</title>\n<style>").markup(style).markup("</style>\n</head>\n<body>\n<main>\n");
    html.markup("<h1>Answer to the order</h1>\n<p class=\"of\">").text(title).markup("<br>");
    html.text(agency).markup("</p>\n<p class=\"quiet\">As of ").text(answer.day().toString());
    html.markup(". ").text(made).markup("</p>\n");
    new RulingsPart(html, rulings).write();
    open();
    for (ClauseAnswer clause : answer.clauses()) {
      clause(clause);
    }
    if (answer.clauses().isEmpty()) {
      html.markup("<p>Nothing is ordered as of this day; everything is withheld.</p>\n");
    }
    html.markup("</main>\n</body>\n</html>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = AnswerPage.class.getResourceAsStream("answer.css")) {
      if (in == null) {
        throw new IOException("the answer's style is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void cell(String heading, String text) throws IOException {
    html.markup("<td data-is=\"").text(heading).markup("\">").text(text).markup("</td>");
  }

  private void open() throws IOException {
    if (answer.shut().isEmpty()) {
      html.markup(
          """
          <p class="done">Nothing is open: every part that has effect is mapped, every condition and
          notice is met or waived.</p>
          """);
      return;
    }
    html.markup("<section class=\"open\">\n<h2>Open</h2>\n<ul>\n");
    for (Shut one : answer.shut()) {
      html.markup("<li>").text(sentence(one.what())).markup("</li>\n");
    }
    html.markup("</ul>\n<p>Nothing is published while any of this is open.</p>\n</section>\n");
  }

  private static String sentence(String what) {
    return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".";
  }

  private void clause(ClauseAnswer clause) throws IOException {
    html.markup("<section class=\"clause").markup(clause.inForce() ? "" : " idle").markup("\">\n");
    html.markup("<h2>Clause ").text(clause.clause().id().toString()).markup("</h2>\n<blockquote>");
    html.text(clause.clause().text()).markup("</blockquote>\n<p class=\"standing\">");
    html.text(clause.standing()).markup("</p>\n");
    if (!clause.parts().isEmpty()) {
      html.markup(
          """
          <table>
          <thead><tr><th>Source</th><th>Ordered</th><th>Done</th></tr></thead>
          <tbody>
          """);
      for (Part part : clause.parts()) {
        html.markup("<tr>");
        cell("Source", part.item().source());
        cell("Ordered", ordered(part.item()));
        html.markup("<td data-is=\"Done\">").text(part.done());
        clips(part);
        html.markup("</td></tr>\n");
      }
      html.markup("</tbody>\n</table>\n");
    }
    rules(clause.rules());
    duties(clause);
    html.markup("</section>\n");
  }

  private static String ordered(ScopeItem item) {
    String what =
        switch (item.disposition()) {
          case RELEASE -> "released";
          case REDACT -> "released redacted";
          case WITHHOLD -> "withheld";
        };
    return item.when()
        .map(
            when ->
                "%s, %s to %s by %s"
                    .formatted(
                        what,
                        when.from().toString().replace('T', ' '),
                        when.toExclusive().toString().replace('T', ' '),
                        switch (when.clock()) {
                          case RECORDER -> "the recorder's clock";
                          case REFERENCE -> "true time";
                        }))
        .orElse(what + ", all of it");
  }

  private void clips(Part part) throws IOException {
    if (part.clips().isEmpty()) {
      return;
    }
    html.markup("<ul>");
    for (int i = 0; i < part.clips().size(); i++) {
      Clip clip = part.clips().get(i);
      ClipFacts facts = part.facts().get(i);
      html.markup("<li>").text(clip.id()).markup(": ");
      html.number(clip.frames().length()).markup(" frames");
      if (facts.length().isPresent()) {
        html.text(", " + length(facts.length().getAsLong()));
      }
      html.text(", " + facts.stage()).markup("</li>");
    }
    html.markup("</ul>");
  }

  private static String length(long micros) {
    long seconds = Math.round(micros / 1_000_000.0);
    return seconds < 60
        ? "%d s".formatted(seconds)
        : "%d min %02d s".formatted(seconds / 60, seconds % 60);
  }

  private void rules(List<Line> rules) throws IOException {
    if (rules.isEmpty()) {
      return;
    }
    html.markup("<h3>Rules</h3>\n<dl>\n");
    for (Line rule : rules) {
      html.markup("<dt>").text(rule.wants()).markup("</dt>\n");
      for (String line :
          rule.done().isEmpty() ? List.of("no clip follows from this clause") : rule.done()) {
        html.markup("<dd>").text(line).markup("</dd>\n");
      }
    }
    html.markup("</dl>\n");
  }

  private void duties(ClauseAnswer clause) throws IOException {
    if (clause.duties().isEmpty()) {
      return;
    }
    html.markup(
        """
        <h3>Conditions and notices</h3>
        <table>
        <thead><tr><th>Name</th><th>Ordered</th><th>Last day</th><th>Where it stands</th></tr></thead>
        <tbody>
        """);
    for (DutyState duty : clause.duties()) {
      html.markup("<tr>");
      cell("Name", duty.place().toString());
      cell("Ordered", YamlFields.wordOf(duty.duty().kind()) + ": " + duty.duty().text());
      cell("Last day", duty.duty().due().map(Object::toString).orElse("none given"));
      html.markup("<td data-is=\"Where it stands\"");
      html.markup(duty.open() && clause.inForce() ? " class=\"open\">" : ">");
      html.text(
              clause.inForce() || !duty.open()
                  ? duty.words(answer.day())
                  : "not due while the clause has no effect")
          .markup("</td></tr>\n");
    }
    html.markup("</tbody>\n</table>\n");
  }
}
