package org.unseal.engine.page;

import org.unseal.engine.page.PublicPage.Folder;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.release.ReleaseFile;

/** Every file of the version with its length and its digest. */
record DownloadsSection(Writing writing) {
  void write() {
    writing.section("downloads", "downloads.heading", this::inside);
  }

  private void inside() {
    Markup html = writing.html();
    Words words = writing.words();
    Publication publication = writing.page().publication();
    String zip = publication.version() + ".zip";
    html.open("p").text(words.of("downloads.zip") + " ");
    // beside the folder, so that it can hold all of it
    html.leaf("a", zip, "href", "../" + zip).text(".").close("p");
    writing.paragraph("downloads.page");
    html.open("details", "open", "open").leaf("summary", words.of("downloads.more"));
    Table own = table("downloads.own");
    for (PublishedFile file : publication.files()) {
      row(own, "", file.file(), words.of("role." + file.what().word()));
    }
    own.end();
    html.close("details");
    for (Folder folder : writing.page().folders()) {
      html.open("details").leaf("summary", words.of("downloads.folder", folder.place()));
      Table table = table("downloads.of", folder.place());
      for (ReleaseFile file : folder.files()) {
        row(table, folder.place() + "/", file, words.of("role.release"));
      }
      table.end();
      html.close("details");
    }
  }

  private Table table(String caption, Object... values) {
    Words words = writing.words();
    return writing.table(
        words.of(caption, values),
        words.of("downloads.column.name"),
        words.of("downloads.column.what"),
        words.of("downloads.column.bytes"),
        words.of("downloads.column.sha256"));
  }

  private static void row(Table table, String below, ReleaseFile file, String what) {
    table.row();
    table.cell(inside -> inside.file(below + file.name(), file.name(), "dir", "ltr"));
    table.cell(what).figure("" + file.bytes());
    table.cell(inside -> inside.leaf("code", file.sha256().hex(), "class", "digest", "dir", "ltr"));
    table.endRow();
  }
}
