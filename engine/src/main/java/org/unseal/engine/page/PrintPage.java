package org.unseal.engine.page;

import org.unseal.engine.page.PageFacts.Order;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.RecordingShares;

/** Order, scope, logs, clocks and proof on paper, in one language. */
final class PrintPage {
  private static final String REDACTIONS = "logs/redactions.html";

  private final Writing writing;
  private final Markup html;
  private final Words words;
  private final Publication publication;

  PrintPage(Writing writing) {
    this.writing = writing;
    this.html = writing.html();
    this.words = writing.words();
    this.publication = writing.page().publication();
  }

  String text() {
    PageHead head = new PageHead(writing, "print");
    head.open(false);
    html.open("body", "class", "print");
    html.leaf("a", words.of("skip"), "class", "skip", "href", "#main");
    html.open("header");
    writing.original("h1", publication.name().title());
    html.leaf(
        "p",
        words.of(
            "print.what",
            publication.name().agency(),
            publication.version().number(),
            PageText.moment(publication.created())));
    head.languages();
    html.open("p")
        .leaf("a", words.of("print.back"), "href", writing.languages().page("index", words))
        .close("p");
    html.close("header").open("main", "id", "main", "tabindex", "-1");
    orders();
    scope();
    logs();
    clocks();
    new ProofSection(writing).write();
    html.close("main");
    html.open("footer").leaf("p", words.of("footer", publication.tool())).close("footer");
    html.close("body");
    return head.close();
  }

  private void orders() {
    writing.section(
        "order",
        "orders.heading",
        () -> {
          Table table =
              writing.table(
                  words.of("orders.heading"),
                  words.of("orders.column.id"),
                  words.of("orders.column.dated"),
                  words.of("orders.column.kind"),
                  words.of("orders.column.court"),
                  words.of("orders.column.docket"),
                  words.of("orders.column.judge"));
          for (Order order : writing.page().facts().orders()) {
            table.row().head(order.id()).cell(order.dated().toString());
            table.cell(words.of("ruling." + order.kind()));
            table.cell(inside -> writing.original("span", order.court()));
            table.cell(inside -> writing.original("span", order.docket()));
            table.cell(inside -> writing.original("span", order.judge())).endRow();
          }
          table.end();
          html.open("p").text(words.of("print.order.digest") + " ");
          html.leaf("code", publication.order().hex(), "class", "digest", "dir", "ltr").close("p");
        });
  }

  private void scope() {
    writing.section(
        "scope",
        "print.scope",
        () -> {
          new AmountsBar(writing).write();
          Table recordings =
              writing.table(
                  words.of("print.recordings"),
                  words.of("print.column.recording"),
                  words.of("withheld.column.source"),
                  words.of("amount.existing"),
                  words.of("amount.released"),
                  words.of("amount.redacted"),
                  words.of("amount.withheld"),
                  words.of("amount.notAddressed"));
          for (RecordingShares one : publication.recordings()) {
            recordings.row().head(one.recording()).cell(one.source());
            recordings.figure(writing.times().length(one.shares().existing().micros()));
            recordings.figure(writing.times().length(one.shares().released().micros()));
            recordings.figure(writing.times().length(one.shares().redacted().micros()));
            recordings.figure(writing.times().length(one.shares().withheld().micros()));
            recordings.figure(writing.times().length(one.shares().notAddressed().micros()));
            recordings.endRow();
          }
          recordings.end();
          Table clips =
              writing.table(
                  words.of("print.clips"),
                  words.of("people.column.clip"),
                  words.of("print.column.recording"),
                  words.of("print.column.frames"),
                  words.of("amounts.column.length"),
                  words.of("print.column.recorder"),
                  words.of("print.column.sound"));
          for (PublishedClip clip : publication.clips()) {
            clips.row().head(clip.release().id()).cell(clip.release().recording());
            clips.figure(
                words.of(
                    "print.frames",
                    clip.frames().start(),
                    clip.frames().endExclusive() - 1,
                    clip.of()));
            clips.figure(writing.times().length(clip.micros()));
            clips.cell(
                clip.first().orElse("")
                    + (clip.last().isPresent() ? " – " : "")
                    + clip.last().orElse(""));
            clips.cell(writing.text().sound(clip)).endRow();
          }
          clips.end();
          html.open("p").text(words.of("print.scope.digest") + " ");
          html.leaf("code", publication.scope().hex(), "class", "digest", "dir", "ltr").close("p");
        });
  }

  private void logs() {
    writing.section(
        "logs",
        "print.logs",
        () -> {
          html.leaf("h3", words.of("withheld.heading"));
          new WithheldTable(writing).write();
          html.leaf("h3", words.of("place.legend"));
          new PlaceSection(writing).table();
          if (writing.page().has(REDACTIONS)) {
            html.open("p").text(words.of("print.redactions") + " ");
            html.file(REDACTIONS, REDACTIONS).text(".").close("p");
          }
        });
  }

  private void clocks() {
    writing.section(
        "clocks",
        "print.clocks",
        () -> {
          writing.paragraph("print.clocks.what");
          html.open("ul");
          writing.page().facts().clocks().forEach(line -> writing.original("li", line));
          html.close("ul");
          Table table =
              writing.table(
                  words.of("print.clocks.clips"),
                  words.of("people.column.clip"),
                  words.of("print.column.when"));
          for (PublishedClip clip : publication.clips()) {
            table.row().head(clip.release().id());
            table
                .cell(
                    clip.reference()
                        .map(at -> writing.times().when(PageFacts.when(at)))
                        .orElseGet(() -> words.of("when.unknown")))
                .endRow();
          }
          table.end();
        });
  }
}
