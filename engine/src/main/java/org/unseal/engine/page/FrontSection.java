package org.unseal.engine.page;

import java.util.List;
import java.util.Locale;
import org.unseal.engine.page.PageFacts.Cover;
import org.unseal.engine.page.PageFacts.Document;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Order;
import org.unseal.engine.page.PageFacts.Said;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedPerson;

/** What this is, who says what, and what it does not show: all that a reader needs first. */
final class FrontSection {
  private final Writing writing;
  private final Markup html;
  private final PublicPage page;
  private final Words words;

  FrontSection(Writing writing) {
    this.writing = writing;
    this.html = writing.html();
    this.page = writing.page();
    this.words = writing.words();
  }

  void write() {
    writing.section(
        "front",
        "front.heading",
        () -> {
          what();
          orders();
          changes();
          statements();
          shows();
          amounts();
          people();
          covers();
          notes();
        });
  }

  private void what() {
    Publication publication = page.publication();
    long micros = publication.clips().stream().mapToLong(PublishedClip::micros).sum();
    html.leaf(
        "p",
        words.of(
            "front.what",
            words.number("clips", publication.clips().size()),
            writing.times().length(micros),
            words.number("calls", publication.calls().size()),
            publication.name().agency()));
    html.leaf(
        "p",
        words.of(
                "front.version",
                publication.version().number(),
                PageText.moment(publication.created()))
            + (page.facts().orders().isEmpty() ? "" : " " + words.of("front.ordered")));
    if (!words.code().equals(PublicPage.WRITTEN_IN)) {
      writing.paragraph("front.language");
    }
  }

  private void h3(String key, Object... values) {
    html.leaf("h3", words.of(key, values));
  }

  private void orders() {
    if (page.facts().orders().isEmpty() && page.facts().documents().isEmpty()) {
      return;
    }
    h3("orders.heading");
    html.open("ul");
    for (Order order : page.facts().orders()) {
      html.open("li");
      html.leaf("time", order.dated().toString(), "datetime", order.dated().toString());
      html.text(": ");
      html.text(words.of("ruling." + order.kind()) + ", ");
      writing.original("span", order.court() + ", " + order.docket());
      html.text(" (" + order.id() + ")");
      html.close("li");
    }
    page.facts().documents().forEach(this::document);
    html.close("ul");
    if (page.has("order/answer.html")) {
      html.open("p").text(words.of("orders.answer") + " ");
      html.file("order/answer.html", words.of("orders.answer.link"));
      html.text(".").close("p");
    }
  }

  private void document(Document document) {
    html.open("li");
    writing.original("span", document.title());
    html.text(" (" + words.of("document." + document.role()) + "): ");
    for (int i = 0; i < document.pages().size(); i++) {
      html.text(i == 0 ? "" : ", ");
      String picture = document.pages().get(i);
      html.file(picture, words.of("orders.page", i + 1));
      String text = picture.replaceFirst("\\.png$", ".txt");
      if (page.has(text)) {
        html.text(" (");
        html.file(text, words.of("orders.page.text", i + 1));
        html.text(")");
      }
    }
    html.close("li");
  }

  private void changes() {
    Publication publication = page.publication();
    if (publication.changes().isEmpty()) {
      writing.paragraph("changes.none");
      return;
    }
    Changes changes = publication.changes().get();
    h3("changes.heading", changes.version().number());
    html.open("ul");
    for (Changes.Change change : changes.list()) {
      html.open("li");
      html.leaf("strong", words.of("severity." + change.severity().word()));
      html.text(": ");
      writing.original(
          "span",
          change.text()
              + (change.clips().isEmpty() ? "" : " (" + String.join(", ", change.clips()) + ")"));
      html.text(". " + words.of("changes.why") + " ");
      writing.original("span", change.why());
      html.close("li");
    }
    html.close("ul");
  }

  private void statements() {
    List<Said> said = page.facts().statements();
    List<String> office = page.publication().statement();
    if (said.isEmpty() && office.isEmpty()) {
      return;
    }
    h3("statements.heading");
    writing.paragraph("statements.alike");
    if (said.stream().noneMatch(one -> one.side().equals("office")) && !office.isEmpty()) {
      html.open("figure", "class", "statement").open("blockquote");
      office.forEach(paragraph -> writing.original("p", paragraph));
      html.close("blockquote").open("figcaption");
      html.leaf("strong", page.publication().name().agency());
      html.text(", " + words.of("side.office")).close("figcaption").close("figure");
    }
    for (Said one : said) {
      html.open("figure", "class", "statement", "id", "statement-" + one.id());
      html.open("blockquote");
      one.text()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> writing.original("p", line));
      html.close("blockquote").open("figcaption");
      writing.original("strong", one.who());
      html.text(", " + words.of("side." + one.side()) + ", ");
      html.leaf("time", one.date().toString(), "datetime", one.date().toString());
      html.text("; ");
      writing.original("span", one.where());
      html.close("figcaption").close("figure");
    }
  }

  private void shows() {
    h3("shows.heading");
    List<Happened> observed = of("observed");
    if (observed.isEmpty()) {
      writing.paragraph("shows.nobody");
    } else {
      list(observed);
    }
    h3("not.heading");
    writing.paragraph("not.always");
    List<Happened> not = of("not-shown");
    if (not.isEmpty()) {
      writing.paragraph("not.nobody");
    } else {
      writing.paragraph("not.looked");
      list(not);
    }
  }

  private List<Happened> of(String kind) {
    return page.facts().events().stream().filter(event -> event.kind().equals(kind)).toList();
  }

  private void list(List<Happened> events) {
    html.open("ul");
    for (Happened event : events) {
      html.open("li");
      writing.original("span", event.text());
      html.text(" (");
      html.text(writing.text().who(event) + ") ");
      html.leaf("a", words.of("event.link", event.id()), "href", "#event-" + event.id());
      html.close("li");
    }
    html.close("ul");
  }

  private void amounts() {
    h3("amounts.heading");
    new AmountsBar(writing).write();
  }

  private void people() {
    h3("people.front");
    List<PublishedPerson> people = page.publication().people();
    if (people.isEmpty()) {
      writing.paragraph("people.none");
      return;
    }
    html.open("ul");
    for (PublishedPerson person : people) {
      html.open("li");
      writing.original("strong", person.name().orElse(person.label()));
      html.text(person.name().isPresent() ? "" : " " + words.of("people.unnamed"));
      html.text(": ");
      html.text(
          person
              .identifiedBy()
              .map(by -> words.of("people.identified", by))
              .orElseGet(() -> words.of("people.unidentified")));
      html.close("li");
    }
    html.close("ul");
  }

  private void covers() {
    h3("cover.heading");
    List<Cover> covers = page.facts().covers();
    if (covers.isEmpty()) {
      writing.paragraph("cover.unknown");
    } else {
      html.open("ul");
      for (Cover cover : covers) {
        html.leaf(
            "li",
            words.of(
                "cover.line",
                writing.text().group(cover.group()),
                writing.text().level(cover.level()),
                String.format(Locale.ROOT, "%d", cover.entries())));
      }
      html.close("ul");
    }
    html.open("p").leaf("strong", words.of("cover.anonymity")).close("p");
  }

  private void notes() {
    if (page.facts().sources().isEmpty() && page.facts().notes().isEmpty()) {
      return;
    }
    h3("notes.heading");
    html.open("ul");
    page.facts()
        .sources()
        .forEach(
            source -> {
              html.open("li").text(source.source() + ": ");
              writing.original("span", source.state());
              html.close("li");
            });
    page.facts().notes().forEach(note -> writing.original("li", note));
    html.close("ul");
  }
}
