package org.unseal.proof.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.catalogue.ReceiptComparison;
import org.unseal.proof.catalogue.ReceiptComparison.Difference;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;

/** Whether the recording is in the case's catalogue, and the catalogue continues a receipt. */
final class CatalogueCheck {
  private static final String RECEIPT = "receipt";

  private final ReleaseFolder folder;
  private final SignedDocument signed;
  private final Trust trust;
  private final Findings findings;
  private final List<Facts.Signer> signers;

  /**
   * Ready to check.
   *
   * @param signers is told whose signatures hold
   */
  CatalogueCheck(
      ReleaseFolder folder,
      SignedDocument signed,
      Trust trust,
      Findings findings,
      List<Facts.Signer> signers) {
    this.folder = folder;
    this.signed = signed;
    this.trust = trust;
    this.findings = findings;
    this.signers = signers;
  }

  /** Returns what it showed, in words. */
  String check(Release release, Optional<GivenReceipt> given) {
    Optional<Catalogue> catalogue = release.catalogue().flatMap(named -> read(release, named));
    Optional<Receipt> receipt = given.flatMap(this::receipt);
    if (release.catalogue().isEmpty()) {
      if (given.isPresent()) {
        findings.add(FindingCode.CATALOGUE_MISSING, Release.NAME, "the receipt can't be compared");
      }
      return "not known, as the release has no catalogue";
    }
    if (catalogue.isEmpty()) {
      return "not known, as the catalogue can't be read";
    }
    if (given.isEmpty()) {
      return "the catalogue has %s; whoever kept a receipt can compare it with --receipt"
          .formatted(Words.count(catalogue.get().head().size(), "entry", "entries"));
    }
    return receipt
        .map(kept -> compare(kept, catalogue.get()))
        .orElse("not known, as the receipt can't be read");
  }

  private Optional<Catalogue> read(Release release, Reference named) {
    String name = named.file();
    if (!ReleaseFile.safe(name) || !folder.has(name)) {
      findings.add(FindingCode.FILE_MISSING, name, "");
      return Optional.empty();
    }
    Catalogue catalogue;
    byte[] bytes;
    try {
      bytes = folder.read(name, Catalogue.LONGEST);
      catalogue = Catalogue.read(bytes);
    } catch (IOException | MalformedJsonException e) {
      findings.add(FindingCode.CATALOGUE_UNREADABLE, name, message(e));
      return Optional.empty();
    }
    if (!Digest.of(Digest.sha256().digest(bytes)).equals(named.digest())) {
      findings.add(FindingCode.CATALOGUE_DIFFERS, name, "");
    }
    signed
        .check(
            name,
            bytes,
            Catalogue.TYPE,
            new SignedDocument.Codes(
                FindingCode.CATALOGUE_SIGNATURE_MISSING, FindingCode.CATALOGUE_SIGNATURE_BAD))
        .ifPresent(
            signer ->
                signers.add(
                    new Facts.Signer(
                        name, signer.key(), signer.standing(), trust.label(signer.key()))));
    for (Catalogue.Flaw flaw : catalogue.flaws()) {
      findings.add(
          FindingCode.CATALOGUE_ROOT_DIFFERS,
          name,
          switch (flaw) {
            case ROOT -> "the root is not that of the leaves";
            case INCLUSION -> "an opened entry is not where it says";
            case CONSISTENCY -> "the proof for a receipt does not hold";
          });
    }
    if (catalogue.seal(release.seal().digest()).isEmpty()) {
      findings.add(FindingCode.CATALOGUE_LACKS_RECORDING, name, "its seal is not among the opened");
    }
    catalogue
        .seal(release.seal().digest())
        .flatMap(CatalogueEntry.Sealed::convertedFrom)
        .ifPresent(
            from -> findings.add(FindingCode.CONVERSION_ONLY, name, "converted from " + from));
    return Optional.of(catalogue);
  }

  private Optional<Receipt> receipt(GivenReceipt given) {
    byte[] document = given.document().toArray();
    Receipt receipt;
    try {
      receipt = Receipt.read(document);
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.RECEIPT_UNREADABLE, RECEIPT, message(e));
      return Optional.empty();
    }
    if (given.signature().isEmpty()) {
      findings.add(FindingCode.RECEIPT_SIGNATURE_MISSING, RECEIPT, "no .sig beside it");
      return Optional.of(receipt);
    }
    try {
      SignatureDocument signature = SignatureDocument.read(given.signature().get().toArray());
      if (signature.check(new DocumentType(Receipt.TYPE), document) != SignatureCheck.VALID) {
        findings.add(FindingCode.RECEIPT_SIGNATURE_BAD, RECEIPT, "");
        return Optional.of(receipt);
      }
      Trust.Standing standing = trust.of(signature.signer());
      if (standing == Trust.Standing.UNKNOWN) {
        findings.add(
            FindingCode.KEY_UNKNOWN,
            RECEIPT,
            "signed with " + signature.signer().fingerprint().words());
      }
      signers.add(
          new Facts.Signer(RECEIPT, signature.signer(), standing, trust.label(signature.signer())));
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.RECEIPT_SIGNATURE_BAD, RECEIPT, "its file can't be read");
    }
    return Optional.of(receipt);
  }

  private String compare(Receipt receipt, Catalogue catalogue) {
    List<Difference> differences = ReceiptComparison.of(receipt, catalogue);
    for (Difference difference : differences) {
      switch (difference) {
        case Difference.OtherCase _ ->
            findings.add(
                FindingCode.RECEIPT_NOT_CONSISTENT, RECEIPT, "the receipt is of another case");
        case Difference.Vanished(Receipt.Line line) ->
            findings.add(
                FindingCode.RECORDING_VANISHED,
                RECEIPT,
                "%s of %s, %s"
                    .formatted(
                        line.about(),
                        line.source(),
                        switch (line.is()) {
                          case "SEAL" -> "a sealed recording";
                          case "KEPT" -> "a file that was kept as bytes";
                          case "PICTURES" -> "its picture seal";
                          default -> "a source that was known";
                        }));
        case Difference.NotABeginning(String why) ->
            findings.add(FindingCode.RECEIPT_NOT_CONSISTENT, RECEIPT, why);
      }
    }
    return differences.isEmpty()
        ? "all %s of the receipt of %s are in the catalogue, which has %d"
            .formatted(
                Words.count(receipt.entries().size(), "entry", "entries"),
                Finding.harmless(receipt.created()),
                catalogue.head().size())
        : "no; see the findings";
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }
}
