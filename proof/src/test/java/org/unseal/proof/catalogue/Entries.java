package org.unseal.proof.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;

/** Entries of a small case. */
public final class Entries {
  public static final String CASE = "c-3f2a";
  public static final Head HEAD = new Head(17, digest("head"));

  private Entries() {}

  public static Digest digest(String of) {
    return Digest.of(Digest.sha256().digest(("test " + of).getBytes(StandardCharsets.US_ASCII)));
  }

  /** So many, of all kinds, in turn. */
  public static List<CatalogueEntry> some(int count) {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Digest salt = digest("salt " + i);
      String item = "i" + (i + 1);
      entries.add(
          switch (i % 4) {
            case 0 -> new CatalogueEntry.Sealed(salt, item, "cam-yard", digest("seal " + i));
            case 1 -> new CatalogueEntry.Kept(salt, item, "alarm", digest("f"), digest("s"));
            case 2 -> new CatalogueEntry.Source(salt, "cam-lot", SourceState.EXPECTED);
            default -> new CatalogueEntry.Pictures(salt, item, digest("pictures " + i));
          });
    }
    return entries;
  }

  /** The receipt for these. */
  public static Receipt receipt(List<CatalogueEntry> entries) {
    return new Receipt(
        "unseal test",
        "2025-05-07T09:00:00Z",
        CASE,
        "Larkspur",
        "Marrow County",
        HEAD,
        entries.stream()
            .map(
                entry ->
                    new Receipt.Line(
                        entry.is(),
                        entry.about(),
                        entry instanceof CatalogueEntry.Source ? "cam-lot" : "cam-yard",
                        entry.leaf()))
            .toList());
  }

  /** The catalogue of these, with proofs for receipts of the given sizes. */
  public static Catalogue catalogue(List<CatalogueEntry> entries, int... receipts) {
    List<TreeHead> heads = new ArrayList<>();
    for (int size : receipts) {
      heads.add(receipt(entries.subList(0, size)).head());
    }
    return Catalogue.of(
        "unseal test",
        "2025-05-15T09:00:00Z",
        CASE,
        HEAD,
        entries,
        entry -> entry instanceof CatalogueEntry.Sealed,
        heads);
  }
}
