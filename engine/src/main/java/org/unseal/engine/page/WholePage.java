package org.unseal.engine.page;

import org.unseal.proof.publication.Publication;

/** The page that people read, in one language. */
final class WholePage {
  private static final String[] SECTIONS = {
    "front", "text", "player", "people", "events", "place", "proof", "downloads"
  };

  private final Writing writing;
  private final boolean scripted;
  private final Markup html;
  private final Words words;
  private final Publication publication;

  WholePage(Writing writing, boolean scripted) {
    this.writing = writing;
    this.scripted = scripted;
    this.html = writing.html();
    this.words = writing.words();
    this.publication = writing.page().publication();
  }

  String text() {
    PageHead head = new PageHead(writing, "index");
    head.open(scripted);
    html.open("body");
    html.leaf("a", words.of("skip"), "class", "skip", "href", "#main");
    header(head);
    html.open("main", "id", "main", "tabindex", "-1");
    new FrontSection(writing).write();
    new TextSection(writing).write();
    new ClipsSection(writing).write();
    new PeopleSection(writing).write();
    new EventsSection(writing).write();
    new PlaceSection(writing).write();
    new ProofSection(writing).write();
    new DownloadsSection(writing).write();
    html.close("main");
    html.open("footer").leaf("p", words.of("footer", publication.tool())).close("footer");
    html.json("unseal-page", PageMaker.model(writing.page(), writing.languages(), words));
    html.close("body");
    return head.close();
  }

  private void header(PageHead head) {
    html.open("header");
    writing.original("h1", publication.name().title());
    html.open("p").text(words.of("header.by") + " ");
    writing.original("strong", publication.name().agency());
    html.text(", " + words.of("header.version", publication.version().number()) + " ");
    html.leaf("time", PageText.moment(publication.created()), "datetime", publication.created());
    html.close("p");
    publication
        .developing()
        .ifPresent(
            asOf -> {
              html.open("p", "class", "flag").leaf("strong", words.of("developing"));
              html.text(" ");
              writing.original("span", asOf);
              html.close("p");
            });
    head.languages();
    html.open("nav", "aria-label", words.of("nav.sections")).open("ul");
    for (String section : SECTIONS) {
      html.open("li").leaf("a", words.of(section + ".heading"), "href", "#" + section).close("li");
    }
    html.open("li")
        .leaf("a", words.of("print.link"), "href", writing.languages().page("print", words))
        .close("li");
    html.close("ul").close("nav").close("header");
  }
}
