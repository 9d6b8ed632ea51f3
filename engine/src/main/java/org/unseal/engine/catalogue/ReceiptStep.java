package org.unseal.engine.catalogue;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.QrEncoder;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.catalogue.TreeHead;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;

/**
 * Gives a receipt out: a signed document, a page to print, and an event that says so. Where nothing
 * came since the last one, that one stands. A run that was stopped between the files and the event
 * leaves files that nothing names; the next one writes them again.
 */
public final class ReceiptStep {
  private static final String PREFIX = "rc";

  private final QrEncoder qr;
  private final PartialFiles partials;
  private final InstantSource clock;
  private final String tool;

  /**
   * Ready to run.
   *
   * @param tool name and version of this program
   */
  public ReceiptStep(QrEncoder qr, PartialFiles partials, InstantSource clock, String tool) {
    this.qr = requireNonNull(qr, "qr");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * A receipt that was given out.
   *
   * @param page to be printed
   * @param document signed; its signature lies beside it
   * @param fresh whether it was made now
   */
  public record Given(TreeHead tree, Head head, Path page, Path document, boolean fresh) {}

  /** Runs it; empty where the case holds nothing that a receipt could be of. */
  public Optional<Given> run(CaseFile file) {
    String created = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Optional<Receipt> made =
        file.read(reading -> CaseCatalogue.receipt(reading, file.facts(), tool, created));
    if (made.isEmpty()) {
      return Optional.empty();
    }
    Receipt receipt = made.get();
    Optional<Given> standing = standing(file, receipt.head());
    if (standing.isPresent()) {
      return standing;
    }
    String name =
        "%06d-%s".formatted(receipt.head().size(), receipt.head().root().hex().substring(0, 12));
    Path folder = file.folders().receipts().resolve(name);
    byte[] document = receipt.bytes();
    Path json = folder.resolve("receipt.json");
    Path page = folder.resolve("receipt.html");
    try {
      PrivateFiles.createFolders(folder);
      write(json, document);
      write(
          folder.resolve("receipt.json.sig"),
          file.sign(new DocumentType(Receipt.TYPE), document).bytes());
      write(page, new ReceiptPage(receipt, sources(file), file.facts().zone(), qr).bytes());
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
    Digest digest = Digest.of(Digest.sha256().digest(document));
    Head head = file.append(reading -> issued(reading, name, receipt, digest));
    return Optional.of(new Given(receipt.head(), head, page, json, true));
  }

  private static Entry issued(CaseReading reading, String folder, Receipt receipt, Digest digest) {
    return new Entry(
        Action.RECEIPT_ISSUED,
        Optional.empty(),
        new ObjectWriter().put("receipt", folder).put("sha256", digest).end(),
        List.of(
            new Change.Put(
                RecordKind.RECEIPT,
                PREFIX + reading.nextNumber(RecordKind.RECEIPT),
                new ObjectWriter()
                    .put("folder", folder)
                    .put("sha256", digest)
                    .put("size", receipt.head().size())
                    .put("root", receipt.head().root())
                    .put(Head.FIELD, receipt.custody().json())
                    .end())));
  }

  private static Optional<Given> standing(CaseFile file, TreeHead tree) {
    List<CaseRecord> records = file.records(RecordKind.RECEIPT);
    if (records.isEmpty()) {
      return Optional.empty();
    }
    try {
      ObjectReader body = ObjectReader.of(records.getLast().body(), "a receipt's record");
      Path folder = file.folders().receipts().resolve(body.text("folder"));
      Path page = folder.resolve("receipt.html");
      Path json = folder.resolve("receipt.json");
      return body.digest("root").equals(tree.root())
              && body.count("size") == tree.size()
              && Files.exists(page)
              && Files.exists(json)
          ? Optional.of(new Given(tree, file.head(), page, json, false))
          : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty(); // custody check will say so; a new one does no harm
    }
  }

  private static Map<String, ReceiptPage.Named> sources(CaseFile file) {
    Map<String, ReceiptPage.Named> sources = new HashMap<>();
    for (CaseRecord record : file.records(RecordKind.SOURCE)) {
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a source");
        sources.put(
            record.id(),
            new ReceiptPage.Named(
                body.text("label"),
                SourceState.of(body.text("state")).orElse(SourceState.EXPECTED)));
      } catch (MalformedJsonException e) {
        throw new UnsealException(
            ErrorCode.CASE_DAMAGED, "a source's record can't be read; run custody check", e);
      }
    }
    return sources;
  }

  private void write(Path target, byte[] bytes) throws IOException {
    try (OutputFile out = new OutputFile(target, true, true, partials)) {
      Files.write(out.path(), bytes);
      out.complete();
    }
  }

  /** What the code on the page says; a person may type it, too. */
  static String code(Receipt receipt) {
    return "UNSEAL-RECEIPT/1 "
        + receipt.caseId()
        + " "
        + receipt.head().size()
        + " "
        + receipt.head().root()
        + " "
        + receipt.custody();
  }

  /** As a page is written. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
