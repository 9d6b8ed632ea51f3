package org.unseal.proof.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unseal.proof.Vectors;
import org.unseal.proof.catalogue.ReceiptComparison.Difference;
import org.unseal.proof.json.MalformedJsonException;

final class CatalogueTest {
  @Test
  void catalogueThatOnlyGrewHasNoDifference() throws MalformedJsonException {
    List<CatalogueEntry> entries = Entries.some(13);
    Catalogue read = Catalogue.read(Entries.catalogue(entries, 1, 4, 7, 13).bytes());
    assertThat(read).isEqualTo(Entries.catalogue(entries, 1, 4, 7, 13));
    assertThat(read.flaws()).isEmpty();
    for (int size : new int[] {1, 4, 7, 13}) {
      Receipt receipt = Receipt.read(Entries.receipt(entries.subList(0, size)).bytes());
      assertThat(ReceiptComparison.of(receipt, read)).as("receipt of %d", size).isEmpty();
    }
  }

  @Test
  void vanishedEntryIsNamed() {
    List<CatalogueEntry> entries = Entries.some(9);
    Receipt receipt = Entries.receipt(entries.subList(0, 6));
    for (int lost = 0; lost < 6; lost++) {
      List<CatalogueEntry> left = new ArrayList<>(entries);
      CatalogueEntry gone = left.remove(lost);
      List<Difference> differences =
          ReceiptComparison.of(receipt, Entries.catalogue(left, 1, 2, 3, 4, 5, 6, 7, 8));
      assertThat(differences)
          .hasSize(2)
          .anyMatch(
              difference ->
                  difference instanceof Difference.Vanished(Receipt.Line line)
                      && line.about().equals(gone.about()))
          .anyMatch(Difference.NotABeginning.class::isInstance);
    }
  }

  @Test
  void entryThatWasExchangedOrMovedIsADifference() {
    List<CatalogueEntry> entries = Entries.some(8);
    Receipt receipt = Entries.receipt(entries.subList(0, 5));
    List<CatalogueEntry> moved = new ArrayList<>(entries);
    moved.set(1, entries.get(2));
    moved.set(2, entries.get(1));
    assertThat(ReceiptComparison.of(receipt, Entries.catalogue(moved, 5)))
        .hasSize(1)
        .allMatch(Difference.NotABeginning.class::isInstance);
    List<CatalogueEntry> exchanged = new ArrayList<>(entries);
    exchanged.set(
        0,
        new CatalogueEntry.Sealed(
            Entries.digest("salt 0"), "i1", "cam-yard", Entries.digest("another seal")));
    assertThat(ReceiptComparison.of(receipt, Entries.catalogue(exchanged, 5)))
        .anyMatch(Difference.Vanished.class::isInstance);
  }

  @Test
  void receiptWithoutAProofIsADifferenceThoughAllIsThere() {
    List<CatalogueEntry> entries = Entries.some(8);
    assertThat(
            ReceiptComparison.of(
                Entries.receipt(entries.subList(0, 5)), Entries.catalogue(entries, 4, 6)))
        .hasSize(1)
        .allMatch(Difference.NotABeginning.class::isInstance);
  }

  @Test
  void receiptOfAnotherTreeGetsNoCatalogue() {
    List<CatalogueEntry> entries = Entries.some(4);
    TreeHead other = Entries.receipt(Entries.some(5).subList(1, 4)).head();
    assertThatThrownBy(
            () ->
                Catalogue.of(
                    "t", "now", Entries.CASE, Entries.HEAD, entries, _ -> true, List.of(other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyFlawIsToldByItsName() throws MalformedJsonException {
    Catalogue good = Entries.catalogue(Entries.some(6), 3);
    String json = new String(good.bytes(), StandardCharsets.UTF_8);
    String root = good.head().root().hex();
    assertThat(
            Catalogue.read(
                    json.replace("\"root\":\"" + root, "\"root\":\"" + flipped(root))
                        .getBytes(StandardCharsets.UTF_8))
                .flaws())
        .contains(Catalogue.Flaw.ROOT);
    String salt = good.opened().getFirst().entry().salt().hex();
    assertThat(
            Catalogue.read(json.replace(salt, flipped(salt)).getBytes(StandardCharsets.UTF_8))
                .flaws())
        .containsExactly(Catalogue.Flaw.INCLUSION);
    String early = good.receipts().getFirst().earlier().root().hex();
    assertThat(
            Catalogue.read(json.replace(early, flipped(early)).getBytes(StandardCharsets.UTF_8))
                .flaws())
        .containsExactly(Catalogue.Flaw.CONSISTENCY);
  }

  private static String flipped(String hex) {
    return (hex.charAt(0) == '0' ? '1' : '0') + hex.substring(1);
  }

  @Test
  void anotherProgramsCatalogueAndReceiptAreReadToTheByte() throws Exception {
    byte[] document = Vectors.read("catalogue.json");
    Catalogue catalogue = Catalogue.read(document);
    assertThat(catalogue.flaws()).isEmpty();
    assertThat(catalogue.bytes()).isEqualTo(document);
    assertThat(catalogue.receipts()).hasSize(7);
    assertThat(catalogue.opened()).hasSize(2);
    byte[] kept = Vectors.read("catalogue-receipt.json");
    Receipt receipt = Receipt.read(kept);
    assertThat(receipt.bytes()).isEqualTo(kept);
    assertThat(ReceiptComparison.of(receipt, catalogue)).isEmpty();
    assertThat(receipt.head().words()).isEqualTo(textOf(kept, "words"));
  }

  private static String textOf(byte[] json, String field) {
    String text = new String(json, StandardCharsets.UTF_8);
    int from = text.indexOf("\"" + field + "\":\"") + field.length() + 4;
    return text.substring(from, text.indexOf('"', from));
  }

  @Test
  void leavesOfTwoCasesDifferThoughTheySayTheSame() {
    CatalogueEntry one =
        new CatalogueEntry.Source(Entries.digest("1"), "cam-lot", SourceState.LOST);
    CatalogueEntry two =
        new CatalogueEntry.Source(Entries.digest("2"), "cam-lot", SourceState.LOST);
    assertThat(Set.of(one.leaf(), two.leaf())).hasSize(2);
  }

  /** Whatever is changed, it is read, refused or told; nothing else is thrown. */
  @Test
  void changedDocumentsAreReadOrRefused() throws Exception {
    long seed = 20261128;
    Random random = new Random(seed);
    List<byte[]> documents =
        List.of(Vectors.read("catalogue.json"), Vectors.read("catalogue-receipt.json"));
    Receipt receipt = Receipt.read(documents.get(1));
    for (int round = 0; round < 4000; round++) {
      byte[] changed = documents.get(round % 2).clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(32, 127);
      }
      try {
        if (round % 2 == 0) {
          Catalogue read = Catalogue.read(changed);
          read.flaws();
          ReceiptComparison.of(receipt, read);
        } else {
          Receipt.read(changed).head();
        }
      } catch (MalformedJsonException e) {
        assertThat(e.getMessage()).as("seed %d, round %d", seed, round).isNotBlank();
      }
    }
    assertThat(receipt.entries().stream().map(Receipt.Line::is).collect(Collectors.toSet()))
        .contains("SEAL", "SOURCE", "KEPT");
  }
}
