package org.unseal.engine.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.Withheld;
import org.unseal.proof.publication.PublishedClip;

/** What is covered, missing and silenced, at the place where it is. */
record PlaceSection(Writing writing) {
  void write() {
    writing.section(
        "place",
        "place.heading",
        () -> {
          writing.paragraph("place.what");
          writing.html().leaf("h3", writing.words().of("place.legend"));
          table();
          missing();
          withheld();
        });
  }

  /** What is covered on which ground, in all clips. */
  void table() {
    Words words = writing.words();
    Map<String, List<String>> legend = new TreeMap<>();
    Map<String, String> citations = new TreeMap<>();
    for (PublishedClip clip : writing.page().publication().clips()) {
      for (Covered covered : writing.page().clip(clip).covered()) {
        String code = covered.code().orElseGet(() -> words.of("grounds.nocode"));
        String line = clip.release().id() + ": " + writing.text().covered(covered);
        List<String> lines = legend.computeIfAbsent(code, _ -> new ArrayList<>());
        if (!lines.contains(line)) {
          lines.add(line);
        }
        covered.citation().ifPresent(citation -> citations.put(code, citation));
      }
    }
    if (legend.isEmpty()) {
      writing.paragraph("place.nothing");
      return;
    }
    Table table =
        writing.table(
            words.of("place.caption"),
            words.of("grounds.column.code"),
            words.of("grounds.column.citation"),
            words.of("grounds.column.what"));
    legend.forEach(
        (code, lines) -> {
          table.row().head(code);
          table.cell(inside -> writing.original("span", citations.getOrDefault(code, "")));
          table.cell(
              inside -> {
                inside.open("ul");
                lines.forEach(line -> inside.leaf("li", line));
                inside.close("ul");
              });
          table.endRow();
        });
    table.end();
  }

  private void missing() {
    Markup html = writing.html();
    html.leaf("h3", writing.words().of("place.missing"));
    if (writing.page().facts().missing().isEmpty()) {
      writing.paragraph("place.missing.none");
      return;
    }
    html.open("ul");
    for (Missing missing : writing.page().facts().missing()) {
      html.open("li").leaf("strong", writing.text().missingWhere(missing));
      html.text(": " + writing.text().missing(missing)).close("li");
    }
    html.close("ul");
  }

  private void withheld() {
    List<Withheld> rows = writing.page().facts().withheld();
    if (rows.isEmpty()) {
      return;
    }
    writing.html().leaf("h3", writing.words().of("withheld.heading"));
    new WithheldTable(writing).write();
  }
}
