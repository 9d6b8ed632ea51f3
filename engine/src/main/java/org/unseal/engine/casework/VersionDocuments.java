package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.document.CaseDocument;
import org.unseal.engine.document.CaseDocuments;
import org.unseal.engine.document.Page;
import org.unseal.engine.page.PageFacts.Document;
import org.unseal.engine.port.Progress;
import org.unseal.engine.publish.PublicationContent;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.PublishedFile;

/** The documents of a version: pictures of pages and their texts, never the files themselves. */
record VersionDocuments(List<Told> documents) {
  /** A document with its pages. */
  record Told(CaseDocument document, List<Page> pages) {
    Told {
      requireNonNull(document, "document");
      pages = List.copyOf(pages);
    }

    String folder() {
      return "documents/" + document.item() + "/";
    }
  }

  VersionDocuments {
    documents = List.copyOf(documents);
  }

  static VersionDocuments of(CaseFile file, CaseDocuments drawn, Progress progress) {
    return new VersionDocuments(
        file.read(CaseDocument::of).stream()
            .map(document -> new Told(document, drawn.pages(file, document, progress)))
            .toList());
  }

  List<PublicationContent.Extra> files() {
    if (documents.isEmpty()) {
      return List.of();
    }
    List<PublicationContent.Extra> files = new ArrayList<>();
    List<JsonValue> listed = new ArrayList<>();
    for (Told told : documents) {
      for (int i = 0; i < told.pages().size(); i++) {
        String name = told.folder() + "page-" + (i + 1);
        Page page = told.pages().get(i);
        files.add(file(name + ".png", page.picture()));
        files.add(file(name + ".txt", Octets.of(page.text().getBytes(StandardCharsets.UTF_8))));
      }
      CaseDocument document = told.document();
      listed.add(
          new ObjectWriter()
              .put("folder", told.folder())
              .put("title", document.title())
              .put("role", document.role().word())
              .put("pages", document.pages())
              .end());
    }
    files.add(
        file(
            "documents/documents.json",
            Octets.of(
                CanonicalJson.bytes(
                    new ObjectWriter()
                        .put("schema", "unseal/documents")
                        .put("documents", listed)
                        .end()))));
    return files;
  }

  private static PublicationContent.Extra file(String name, Octets bytes) {
    return new PublicationContent.Extra(name, bytes, PublishedFile.Role.DOCUMENT);
  }

  /** As the page lists them. */
  List<Document> page() {
    return documents.stream()
        .map(
            told ->
                new Document(
                    told.document().title(),
                    told.document().role().word(),
                    IntStream.rangeClosed(1, told.pages().size())
                        .mapToObj(page -> told.folder() + "page-" + page + ".png")
                        .toList()))
        .toList();
  }
}
