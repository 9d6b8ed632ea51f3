package org.unseal.engine.answer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.sheet.Html;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Particulars;
import org.unseal.model.order.Ruling;

/** The part of the answer that says which rulings there are and what stands in them besides. */
final class RulingsPart {
  private final Html html;
  private final List<Ruling> rulings;

  RulingsPart(Html html, List<Ruling> rulings) {
    this.html = html;
    this.rulings = rulings;
  }

  void write() throws IOException {
    html.markup(
        """
        <h2>The rulings</h2>
        <table>
        <thead><tr><th>Ruling</th><th>What it is</th><th>Court</th><th>Docket</th><th>Judge</th><th>Date</th></tr></thead>
        <tbody>
        """);
    for (Ruling ruling : rulings) {
      Particulars besides = ruling.particulars();
      html.markup("<tr>");
      cell("Ruling", ruling.id());
      cell("What it is", YamlFields.wordOf(ruling.kind()).replace('-', ' '));
      cell("Court", ruling.court() + besides.division().map(", "::concat).orElse(""));
      cell("Docket", ruling.docket());
      cell("Judge", ruling.judge());
      cell("Date", ruling.dated() + besides.entered().map(day -> ", entered " + day).orElse(""));
      html.markup("</tr>\n");
    }
    html.markup("</tbody>\n</table>\n");
    for (Ruling ruling : rulings) {
      if (ruling.particulars().telling()) {
        besides(ruling);
      }
    }
  }

  private void cell(String heading, String text) throws IOException {
    html.markup("<td data-is=\"").text(heading).markup("\">").text(text).markup("</td>");
  }

  private void besides(Ruling ruling) throws IOException {
    Particulars besides = ruling.particulars();
    html.markup("<h3>Ruling ").text(ruling.id());
    html.text(besides.caption().map(": "::concat).orElse("")).markup("</h3>\n<dl>\n");
    if (besides.lawAsOf().isPresent()) {
      term("Law as of");
      fact(besides.lawAsOf().get().toString());
    }
    if (!besides.parties().isEmpty()) {
      term("Parties");
      for (Particulars.Party party : besides.parties()) {
        String said = party.source().map(source -> " (" + source + ")").orElse("");
        fact(party.name() + ": " + party.position() + said);
      }
    }
    if (!besides.findings().isEmpty()) {
      term("What the court found");
      for (Particulars.Finding finding : besides.findings()) {
        html.markup("<dd><blockquote>").text(finding.text()).markup("</blockquote>");
        finding(finding);
        html.markup("</dd>\n");
      }
    }
    if (!besides.readings().isEmpty()) {
      term("How the office reads it");
      for (Particulars.Reading reading : besides.readings()) {
        fact(
            "%s%s (%s: %s)"
                .formatted(
                    reading.of().map(of -> of + ": ").orElse(""),
                    reading.text(),
                    reading.by(),
                    reading.why()));
      }
    }
    if (!besides.previews().isEmpty()) {
      term("Shown before the public saw it");
      for (Particulars.Preview preview : besides.previews()) {
        fact(
            "%s: offered %s, %s, by %s"
                .formatted(
                    preview.to(),
                    preview.offered(),
                    preview.held().map(day -> "held " + day).orElse("not held"),
                    preview.by()));
      }
    }
    html.markup("</dl>\n");
  }

  private void finding(Particulars.Finding finding) throws IOException {
    Optional<ClauseId> of = finding.of();
    Optional<Integer> page = finding.page();
    if (of.isPresent() || page.isPresent()) {
      String place = of.map(clause -> "for " + clause).orElse("");
      String comma = of.isPresent() && page.isPresent() ? ", " : "";
      html.markup("<span class=\"quiet\">").text(place + comma);
      html.text(page.map(number -> "page " + number).orElse("")).markup("</span>");
    }
  }

  private void term(String what) throws IOException {
    html.markup("<dt>").text(what).markup("</dt>\n");
  }

  private void fact(String what) throws IOException {
    html.markup("<dd>").text(what).markup("</dd>\n");
  }
}
