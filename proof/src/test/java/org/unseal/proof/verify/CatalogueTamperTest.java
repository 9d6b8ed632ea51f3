package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.catalogue.Entries;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;

/** A release with a catalogue, held against a receipt that somebody kept. */
final class CatalogueTamperTest {
  @TempDir private Path folder;
  private SigningKey key;
  private Draft draft;
  private List<CatalogueEntry> entries;

  @BeforeEach
  void honest() {
    key = SigningKey.create();
    draft = new Draft(new SyntheticRecording(5, 4, -1), "PPRP");
    entries = new ArrayList<>(Entries.some(7));
    entries.add(
        2,
        new CatalogueEntry.Sealed(
            Entries.digest("own"),
            "i99",
            "cam-yard",
            Digest.of(Digest.sha256().digest(draft.seal))));
  }

  @AfterEach
  void close() {
    key.close();
  }

  private void put(Catalogue catalogue) {
    put(catalogue.bytes());
  }

  private void put(byte[] document) {
    draft.more.put(Catalogue.NAME, document);
    draft.more.put(
        Catalogue.NAME + ".sig", key.sign(new DocumentType(Catalogue.TYPE), document).bytes());
  }

  private GivenReceipt receipt(int size) {
    byte[] document = Entries.receipt(entries.subList(0, size)).bytes();
    return new GivenReceipt(
        Octets.of(document),
        Optional.of(Octets.of(key.sign(new DocumentType(Receipt.TYPE), document).bytes())));
  }

  private Verdict verify(Optional<GivenReceipt> receipt) throws IOException {
    draft.write(folder, key);
    return new ReleaseVerifier(pinned(key), Optional.empty(), Optional.empty(), receipt)
        .verify(ReleaseFolder.find(folder).orElseThrow(), VerifyProgress.SILENT);
  }

  @Test
  void releaseThatContinuesTheReceiptIsGood() throws IOException {
    put(Entries.catalogue(entries, 5));
    Verdict verdict = verify(Optional.of(receipt(5)));
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.facts().orElseThrow().catalogue()).contains("all 5 entries");
    assertThat(verdict.facts().orElseThrow().signers()).hasSize(5);
    assertThat(String.join("\n", SummaryText.of(verdict))).contains("Nothing gone from the case");
  }

  @Test
  void releaseWithACatalogueIsGoodWithoutAReceipt() throws IOException {
    put(Entries.catalogue(entries, 5));
    assertThat(verify(Optional.empty()).good()).isTrue();
  }

  @Test
  void releaseOfAConversionSaysThatItProvesNoMore() throws IOException {
    entries.set(
        2,
        new CatalogueEntry.Sealed(
            Entries.digest("own"),
            "i99",
            "cam-yard",
            Digest.of(Digest.sha256().digest(draft.seal)),
            Optional.of("i98")));
    put(Entries.catalogue(entries, 5));
    Verdict verdict = verify(Optional.of(receipt(5)));
    assertThat(verdict.counts()).containsOnlyKeys(FindingCode.CONVERSION_ONLY);
    assertThat(verdict.good()).isTrue();
    assertThat(String.join("\n", SummaryText.of(verdict))).contains("converted from i98");
  }

  @Test
  void vanishedRecordingIsAFinding() throws IOException {
    GivenReceipt kept = receipt(5);
    entries.remove(0);
    put(Entries.catalogue(entries, 4));
    Verdict verdict = verify(Optional.of(kept));
    assertThat(verdict.counts())
        .containsOnlyKeys(FindingCode.RECORDING_VANISHED, FindingCode.RECEIPT_NOT_CONSISTENT);
    assertThat(verdict.findings())
        .anyMatch(finding -> finding.words().equals("i1 of cam-yard, a sealed recording"));
    assertThat(verdict.intact()).isFalse();
  }

  @Test
  void catalogueWithoutAProofForTheReceiptIsAFinding() throws IOException {
    put(Entries.catalogue(entries, 4));
    assertThat(verify(Optional.of(receipt(5))).counts())
        .containsOnlyKeys(FindingCode.RECEIPT_NOT_CONSISTENT);
  }

  @Test
  void catalogueWhoseRootIsAnotherIsAFinding() throws IOException {
    Catalogue good = Entries.catalogue(entries, 5);
    String root = good.head().root().hex();
    put(
        new String(good.bytes(), StandardCharsets.UTF_8)
            .replace("\"root\":\"" + root, "\"root\":\"" + "0".repeat(64))
            .getBytes(StandardCharsets.UTF_8));
    assertThat(verify(Optional.empty()).counts())
        .containsOnlyKeys(FindingCode.CATALOGUE_ROOT_DIFFERS);
  }

  @Test
  void recordingThatTheCatalogueDoesNotKnowIsAFinding() throws IOException {
    entries.remove(2);
    put(Entries.catalogue(entries, 5));
    assertThat(verify(Optional.of(receipt(5))).counts())
        .containsOnlyKeys(FindingCode.CATALOGUE_LACKS_RECORDING);
  }

  @Test
  void releaseWithoutACatalogueIsNotProvedAgainstAReceipt() throws IOException {
    Verdict verdict = verify(Optional.of(receipt(5)));
    assertThat(verdict.counts()).containsOnlyKeys(FindingCode.CATALOGUE_MISSING);
    assertThat(verdict.good()).isFalse();
  }

  @Test
  void catalogueThatIsNoneAndOneThatIsAnotherAreFindings() throws IOException {
    put("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(verify(Optional.of(receipt(5))).counts())
        .containsOnlyKeys(FindingCode.CATALOGUE_UNREADABLE);
  }

  @Test
  void exchangedCatalogueIsAFinding() throws IOException {
    put(Entries.catalogue(entries, 5));
    verify(Optional.empty());
    Files.write(folder.resolve(Catalogue.NAME), Entries.catalogue(entries, 4).bytes());
    Verdict verdict =
        new ReleaseVerifier(pinned(key), Optional.empty(), Optional.empty())
            .verify(ReleaseFolder.find(folder).orElseThrow(), VerifyProgress.SILENT);
    assertThat(verdict.counts())
        .containsKeys(
            FindingCode.CATALOGUE_DIFFERS,
            FindingCode.CATALOGUE_SIGNATURE_BAD,
            FindingCode.FILE_DIFFERS);
  }

  @Test
  void unsignedCatalogueIsAFinding() throws IOException {
    put(Entries.catalogue(entries, 5));
    draft.more.remove(Catalogue.NAME + ".sig");
    assertThat(verify(Optional.empty()).counts())
        .containsOnlyKeys(FindingCode.CATALOGUE_SIGNATURE_MISSING);
  }

  @Test
  void receiptThatIsUnsignedChangedOrNoneIsAFinding() throws IOException {
    put(Entries.catalogue(entries, 5));
    GivenReceipt good = receipt(5);
    assertThat(verify(Optional.of(new GivenReceipt(good.document(), Optional.empty()))).counts())
        .containsOnlyKeys(FindingCode.RECEIPT_SIGNATURE_MISSING);
    assertThat(
            verify(Optional.of(new GivenReceipt(good.document(), receipt(4).signature()))).counts())
        .containsOnlyKeys(FindingCode.RECEIPT_SIGNATURE_BAD);
    assertThat(
            verify(Optional.of(new GivenReceipt(Octets.of(new byte[] {1}), good.signature())))
                .counts())
        .containsOnlyKeys(FindingCode.RECEIPT_UNREADABLE);
  }

  @Test
  void receiptSignedByAStrangerIsAFinding() throws IOException {
    put(Entries.catalogue(entries, 5));
    byte[] document = Entries.receipt(entries.subList(0, 5)).bytes();
    try (SigningKey stranger = SigningKey.create()) {
      Verdict verdict =
          verify(
              Optional.of(
                  new GivenReceipt(
                      Octets.of(document),
                      Optional.of(
                          Octets.of(
                              stranger.sign(new DocumentType(Receipt.TYPE), document).bytes())))));
      assertThat(verdict.counts()).containsOnlyKeys(FindingCode.KEY_UNKNOWN);
      assertThat(verdict.good()).isFalse();
    }
  }

  @Test
  void receiptOfAnotherCaseIsAFinding() throws IOException {
    put(Entries.catalogue(entries, 5));
    String other =
        new String(receipt(5).document().toArray(), StandardCharsets.UTF_8)
            .replace(Entries.CASE, "c-other");
    byte[] document = other.getBytes(StandardCharsets.UTF_8);
    GivenReceipt given =
        new GivenReceipt(
            Octets.of(document),
            Optional.of(Octets.of(key.sign(new DocumentType(Receipt.TYPE), document).bytes())));
    assertThat(verify(Optional.of(given)).counts())
        .containsOnlyKeys(FindingCode.RECEIPT_NOT_CONSISTENT);
  }
}
