package org.unseal.engine.page;

import org.unseal.engine.page.PageFacts.Signer;
import org.unseal.proof.publication.Publication;

/** What can be checked, how, and what that shows and does not show. */
record ProofSection(Writing writing) {
  void write() {
    writing.section("proof", "proof.heading", this::inside);
  }

  private void inside() {
    Markup html = writing.html();
    Words words = writing.words();
    html.open("p").leaf("strong", words.of("proof.not-itself")).close("p");
    html.open("div", "id", "proof-app", "hidden", "hidden").close("div");
    html.leaf("h3", words.of("proof.key"));
    Signer signer = writing.page().facts().signer();
    signer
        .fingerprint()
        .ifPresentOrElse(
            fingerprint -> {
              writing.paragraph("proof.fingerprint");
              html.open("p").leaf("code", fingerprint.hex(), "class", "digest").close("p");
              html.open("p")
                  .leaf("code", fingerprint.words(), "lang", "en", "dir", "ltr")
                  .close("p");
            },
            () -> writing.paragraph("proof.no-fingerprint"));
    signer
        .published()
        .ifPresentOrElse(
            where -> {
              html.open("p").text(words.of("proof.published") + " ");
              writing.original("span", where);
              html.close("p");
            },
            () -> writing.paragraph("proof.unpublished"));
    html.leaf("h3", words.of("proof.how"));
    html.open("ol");
    html.leaf("li", words.of("proof.step.get"));
    html.open("li").text(words.of("proof.step.run") + " ");
    html.leaf("code", writing.text().command(), "dir", "ltr", "class", "digest").close("li");
    html.leaf("li", words.of("proof.step.newest"));
    html.close("ol");
    html.leaf("h3", words.of("proof.shows"));
    list("proof.shows.", 4);
    html.leaf("h3", words.of("proof.does-not"));
    list("proof.does-not.", 5);
    html.open("p").text(words.of("proof.files") + " ");
    html.file(Publication.NAME, Publication.NAME).text(", ");
    html.file(Publication.NAME + ".sig", Publication.NAME + ".sig").text(".").close("p");
  }

  private void list(String key, int many) {
    writing.html().open("ul");
    for (int i = 1; i <= many; i++) {
      writing.html().leaf("li", writing.words().of(key + i));
    }
    writing.html().close("ul");
  }
}
