package org.unseal.engine.page;

/**
 * What every section of a page writes with.
 *
 * @param html of the page so far
 */
record Writing(Markup html, PublicPage page, Languages languages, Words words, PageText text) {
  static Writing of(PublicPage page, Languages languages, Words words) {
    return new Writing(new Markup(), page, languages, words, new PageText(page, words));
  }

  TimeWords times() {
    return text.times();
  }

  /** A section with its heading. */
  void section(String id, String heading, Runnable inside) {
    html.open("section", "id", id, "aria-labelledby", id + "-heading");
    html.leaf("h2", words.of(heading), "id", id + "-heading", "tabindex", "-1");
    inside.run();
    html.close("section");
  }

  void paragraph(String key, Object... values) {
    html.leaf("p", words.of(key, values));
  }

  /** Something that somebody wrote in their own language, which may not be that of the page. */
  void original(String tag, String said, String... attributes) {
    if (words.code().equals(PublicPage.WRITTEN_IN)) {
      html.leaf(tag, said, attributes);
      return;
    }
    String[] all = new String[attributes.length + 4];
    System.arraycopy(attributes, 0, all, 0, attributes.length);
    all[attributes.length] = "lang";
    all[attributes.length + 1] = PublicPage.WRITTEN_IN;
    all[attributes.length + 2] = "dir";
    all[attributes.length + 3] = "auto";
    html.leaf(tag, said, all);
  }

  /** A table whose rows become blocks where there is no room for columns. */
  Table table(String caption, String... columns) {
    return new Table(html, caption, columns);
  }
}
