package org.unseal.proof.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleProof;

/** Holds a later catalogue against a receipt that somebody kept. */
public final class ReceiptComparison {
  private ReceiptComparison() {}

  /** What differs. */
  public sealed interface Difference {
    /** They are of two cases. */
    record OtherCase() implements Difference {}

    /** This entry of the receipt is not in the catalogue any more. */
    record Vanished(Receipt.Line line) implements Difference {}

    /** The tree of the receipt is not a beginning of the catalogue's, or nothing proves it. */
    record NotABeginning(String why) implements Difference {}
  }

  /** All differences; none where the catalogue only grew since. */
  public static List<Difference> of(Receipt receipt, Catalogue catalogue) {
    if (!receipt.caseId().equals(catalogue.caseId())) {
      return List.of(new Difference.OtherCase());
    }
    List<Difference> differences = new ArrayList<>();
    Set<Digest> leaves = new HashSet<>(catalogue.leaves());
    for (Receipt.Line line : receipt.entries()) {
      if (!leaves.contains(line.leaf())) {
        differences.add(new Difference.Vanished(line));
      }
    }
    TreeHead head = receipt.head();
    boolean proved = false;
    for (Catalogue.Consistency proof : catalogue.receipts()) {
      proved |=
          proof.earlier().equals(head)
              && MerkleProof.consistent(
                  head.size(),
                  head.root(),
                  catalogue.head().size(),
                  catalogue.head().root(),
                  proof.path());
    }
    if (!proved) {
      differences.add(
          new Difference.NotABeginning(
              differences.isEmpty()
                  ? "no proof for a receipt of " + head.size() + " entries"
                  : "entries of the receipt are not there"));
    } else if (differences.isEmpty() && !begins(receipt, catalogue)) {
      differences.add(new Difference.NotABeginning("its entries are in another order"));
    }
    return differences;
  }

  private static boolean begins(Receipt receipt, Catalogue catalogue) {
    List<Digest> first = receipt.entries().stream().map(Receipt.Line::leaf).toList();
    return first.size() <= catalogue.leaves().size()
        && catalogue.leaves().subList(0, first.size()).equals(first);
  }
}
