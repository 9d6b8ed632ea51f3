package org.unseal.engine.document;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.DocumentPages;
import org.unseal.engine.port.Progress;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;

/**
 * Records documents and has their pages. Pages are kept below the case's derived folder and drawn
 * again where they are gone. One thread.
 */
public final class CaseDocuments {
  private final DocumentPages drawer;

  /** With what draws. */
  public CaseDocuments(DocumentPages drawer) {
    this.drawer = requireNonNull(drawer, "drawer");
  }

  /**
   * What was recorded.
   *
   * @param folder in which the pages are, to be looked at
   */
  public record Recorded(CaseDocument document, List<Page> pages, Path folder) {
    public Recorded {
      pages = List.copyOf(pages);
    }
  }

  /**
   * Draws a document and records what it is published as. Running it twice changes the title and
   * the role.
   *
   * @throws UnsealException {@code RECORD_MISSING}, {@code PAGES_UNREADABLE}, {@code PAGES_LOCKED},
   *     {@code LIMIT_EXCEEDED}, {@code DIGEST_MISMATCH}
   */
  public Recorded add(
      CaseFile file, String id, String title, DocumentRole role, Progress progress) {
    Item item =
        file.record(RecordKind.ITEM, id)
            .map(Item::read)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING,
                        "the case has no item of this name; give one as i7, see unseal status"));
    if (item.kind() != SourceKind.DOCUMENT && item.sealed()) {
      throw new UnsealException(
          ErrorCode.PAGES_UNREADABLE, id + " is a recording; it is published as a clip or a call");
    }
    Path folder = folder(file, item.sha256());
    List<Page> pages = drawn(file, item.sha256(), progress);
    CaseDocument document =
        new CaseDocument(id, title, role, item.sha256(), pages.size(), Page.digest(pages));
    file.append(
        new Entry(
            Action.DOCUMENT_READ,
            Optional.of(id),
            new ObjectWriter().put("pages", pages.size()).end(),
            List.of(document.put())));
    return new Recorded(document, pages, folder);
  }

  /**
   * The pages of a document as they were recorded.
   *
   * @throws UnsealException {@code CHANGED_SINCE} where they come out otherwise by now
   */
  public List<Page> pages(CaseFile file, CaseDocument document, Progress progress) {
    List<Page> pages = drawn(file, document.original(), progress);
    if (!Page.digest(pages).equals(document.digest())) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "the pages of %s come out otherwise than when they were recorded: look at them and run"
                  .formatted(document.item())
              + " unseal document once more");
    }
    return pages;
  }

  private List<Page> drawn(CaseFile file, Digest original, Progress progress) {
    Path folder = folder(file, original);
    try {
      if (!Files.isDirectory(folder)) {
        draw(file, original, folder, progress);
      }
      return PageFolder.read(folder);
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  private void draw(CaseFile file, Digest original, Path folder, Progress progress)
      throws IOException {
    Path pdf = file.folders().original(original);
    requireSame(pdf, original);
    Path partial = folder.resolveSibling(Leftovers.name("pages"));
    PrivateFiles.createFolders(partial);
    boolean done = false;
    try {
      drawer.draw(pdf, partial, progress);
      PageFolder.read(partial);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    } finally {
      if (!done) {
        Leftovers.remove(partial);
      }
    }
  }

  private static void requireSame(Path pdf, Digest original) throws IOException {
    Supplier<UnsealException> changed =
        () ->
            new UnsealException(
                ErrorCode.DIGEST_MISMATCH,
                "an original is not the file that was taken in; run custody check");
    if (!Files.isRegularFile(pdf)) {
      throw changed.get();
    }
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(pdf), Digest.sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      if (!Digest.of(in.getMessageDigest().digest()).equals(original)) {
        throw changed.get();
      }
    }
  }

  private static Path folder(CaseFile file, Digest original) {
    return file.folders().derived().resolve("documents").resolve(original.hex());
  }
}
