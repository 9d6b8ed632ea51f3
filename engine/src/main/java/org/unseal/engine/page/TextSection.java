package org.unseal.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.unseal.engine.page.PageFacts.Call;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;

/** The whole timeline in words, for whoever does not want to play anything. */
final class TextSection {
  private final Writing writing;
  private final PublicPage page;
  private final Words words;

  TextSection(Writing writing) {
    this.writing = writing;
    this.page = writing.page();
    this.words = writing.words();
  }

  private record Row(When when, String what, String kind, String link) {}

  void write() {
    writing.section(
        "text",
        "text.heading",
        () -> {
          writing.paragraph("text.what");
          List<Row> placed = new ArrayList<>();
          List<Row> unplaced = new ArrayList<>();
          for (Row row : rows()) {
            (row.when().earliest().isPresent() ? placed : unplaced).add(row);
          }
          placed.sort(Comparator.comparingLong(row -> row.when().earliest().getAsLong()));
          if (placed.isEmpty() && unplaced.isEmpty()) {
            writing.paragraph("events.none");
            return;
          }
          table(words.of("text.caption"), placed);
          if (!unplaced.isEmpty()) {
            writing.html().leaf("h3", words.of("text.unplaced"));
            table(words.of("text.unplaced.caption"), unplaced);
          }
          writing.html().leaf("h3", words.of("text.clips"));
          for (PublishedClip clip : page.publication().clips()) {
            writing.html().leaf("h4", clip.release().title());
            writing.text().alternative(clip).forEach(line -> writing.html().leaf("p", line));
          }
        });
  }

  private void table(String caption, List<Row> rows) {
    Table table =
        writing.table(
            caption,
            words.of("text.column.when"),
            words.of("text.column.kind"),
            words.of("text.column.what"));
    for (Row row : rows) {
      table.row().head(writing.times().when(row.when())).cell(row.kind());
      table.cell(inside -> inside.leaf("a", row.what(), "href", row.link())).endRow();
    }
    table.end();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (PublishedClip clip : page.publication().clips()) {
      rows.add(
          new Row(
              clip.reference().map(PageFacts::when).orElse(When.UNKNOWN),
              words.of("text.clip", clip.release().title(), writing.times().length(clip.micros())),
              words.of("text.kind.clip"),
              "#clip-" + clip.release().id()));
    }
    for (PublishedCall call : page.publication().calls()) {
      Call known = page.call(call.release().id());
      for (Transmission spoken : known.transmissions()) {
        String said = writing.text().said(known, spoken);
        rows.add(
            new Row(
                spoken.start(),
                words.of(
                    "text.transmission",
                    writing.text().speakers(known, spoken).orElse(call.release().source()),
                    said.isEmpty() ? words.of("text.silent") : said),
                words.of("text.kind.radio"),
                "#transmission-" + spoken.id()));
      }
      if (known.transmissions().isEmpty()) {
        rows.add(
            new Row(
                call.reference().map(PageFacts::when).orElse(When.UNKNOWN),
                words.of(
                    "text.call", call.release().title(), writing.times().length(call.micros())),
                words.of("text.kind.radio"),
                "#call-" + call.release().id()));
      }
    }
    for (Happened event : page.facts().events()) {
      rows.add(
          new Row(
              event.when().earliest().isPresent()
                  ? event.when()
                  : new When(OptionalLong.empty(), event.when().latest(), event.when().timeClass()),
              event.text(),
              writing.text().kind(event.kind()),
              "#event-" + event.id()));
    }
    return rows;
  }
}
