package org.unseal.engine.page;

import java.util.Optional;
import org.unseal.proof.publication.Publication;

/**
 * What stands before a page's body: what it is, what a browser may load for it, and what others
 * show of it, which is a drawing and never a picture of anybody.
 *
 * @param name of the page without its language and ending
 */
record PageHead(Writing writing, String name) {
  private static final String POSTER = "page/poster.png";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'";

  /** For whoever passes a link on; what they show of it they fetch by a whole address. */
  private Optional<String> address(String file) {
    return writing
        .page()
        .facts()
        .address()
        .map(root -> root.resolve(writing.page().publication().version() + "/" + file).text());
  }

  void open(boolean scripted) {
    Markup html = writing.html();
    Words words = writing.words();
    Publication publication = writing.page().publication();
    String title = publication.name().title();
    String description =
        words.of("meta.description", publication.name().agency(), publication.version().number());
    html.open("html", "lang", words.code(), "dir", words.direction()).open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.leaf(
        "title",
        title
            + ": "
            + words.of(
                name.equals("print") ? "print.heading" : "meta.title",
                publication.version().number()));
    html.empty("meta", "name", "description", "content", description);
    html.empty("meta", "property", "og:type", "content", "website");
    html.empty("meta", "property", "og:title", "content", title);
    html.empty("meta", "property", "og:description", "content", description);
    html.empty("meta", "property", "og:locale", "content", words.code());
    address(writing.languages().page(name, words))
        .ifPresent(here -> html.empty("meta", "property", "og:url", "content", here));
    html.empty("meta", "property", "og:image", "content", address(POSTER).orElse(POSTER));
    html.empty("meta", "property", "og:image:type", "content", "image/png");
    html.empty("meta", "property", "og:image:alt", "content", words.of("meta.poster"));
    for (Words other : writing.languages().all()) {
      html.empty(
          "link",
          "rel",
          "alternate",
          "hreflang",
          other.code(),
          "href",
          writing.languages().page(name, other));
    }
    html.empty("link", "rel", "icon", "href", "page/poster.svg", "type", "image/svg+xml");
    html.empty("link", "rel", "stylesheet", "href", "page/page.css");
    if (scripted) {
      html.empty("link", "rel", "stylesheet", "href", "page/player.css");
      html.open("script", "src", "page/page.js", "defer", "defer").close("script");
    }
    html.close("head");
  }

  /** Links to the same page in other languages. */
  void languages() {
    if (writing.languages().all().size() < 2) {
      return;
    }
    Markup html = writing.html();
    html.open("nav", "aria-label", writing.words().of("nav.languages"))
        .open("ul", "class", "languages");
    for (Words other : writing.languages().all()) {
      html.open("li");
      if (other.code().equals(writing.words().code())) {
        html.leaf("span", other.name(), "aria-current", "true");
      } else {
        html.leaf(
            "a",
            other.name(),
            "href",
            writing.languages().page(name, other),
            "hreflang",
            other.code(),
            "lang",
            other.code(),
            "dir",
            other.direction());
      }
      html.close("li");
    }
    html.close("ul").close("nav");
  }

  String close() {
    return "<!doctype html>\n" + writing.html().close("html").end();
  }
}
