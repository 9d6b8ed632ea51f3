package org.unseal.engine.document;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.DocumentPages;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * A document that is published as pages.
 *
 * @param item the file that came in
 * @param title for readers
 * @param original SHA-256 of that file
 * @param pages how many
 * @param digest of all pages, pictures and texts, as {@link Page#digest} says
 */
public record CaseDocument(
    String item, String title, DocumentRole role, Digest original, int pages, Digest digest) {
  private static final String SCHEMA = "unseal/document";

  public CaseDocument {
    requireNonNull(item, "item");
    PlainText.require(title, "the title of a document");
    requireNonNull(role, "role");
    requireNonNull(original, "original");
    requireNonNull(digest, "digest");
    if (pages < 1 || pages > DocumentPages.MOST_PAGES) {
      throw new IllegalArgumentException("no number of pages: " + pages);
    }
  }

  /** All of a case, by their items' ids. */
  public static List<CaseDocument> of(CaseReading reading) {
    return reading.records(RecordKind.DOCUMENT).stream().map(CaseDocument::read).toList();
  }

  Change.Put put() {
    return new Change.Put(
        RecordKind.DOCUMENT,
        item,
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("title", title)
            .put("role", role.word())
            .put("original", original)
            .put("pages", pages)
            .put("digest", digest)
            .end());
  }

  private static CaseDocument read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a document's record");
      if (!body.text("schema").equals(SCHEMA)) {
        throw new MalformedJsonException("a schema that this version does not know");
      }
      return new CaseDocument(
          record.id(),
          body.text("title"),
          DocumentRole.ofWord(body.text("role")).orElseThrow(IllegalArgumentException::new),
          body.digest("original"),
          Math.toIntExact(body.within("pages", 1, DocumentPages.MOST_PAGES)),
          body.digest("digest"));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a document's record can't be read; run custody check", e);
    }
  }
}
