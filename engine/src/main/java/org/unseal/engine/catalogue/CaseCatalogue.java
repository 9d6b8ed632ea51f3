package org.unseal.engine.catalogue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.catalogue.TreeHead;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * The catalogue as a case's records hold it. Entries are numbered records that are put once and
 * never again; that is what makes the tree grow and never change.
 */
public final class CaseCatalogue {
  private static final String PREFIX = "k";

  private CaseCatalogue() {}

  /** A salt for a new entry. */
  public static Digest salt() {
    byte[] salt = new byte[Digest.LENGTH];
    new SecureRandom().nextBytes(salt);
    return Digest.of(salt);
  }

  /**
   * The change that adds an entry.
   *
   * @param place how many others the same event adds before it
   */
  public static Change.Put add(CaseReading reading, int place, CatalogueEntry entry) {
    long number = reading.nextNumber(RecordKind.CATALOGUE) + place;
    if (number > TreeHead.MOST_ENTRIES) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "the catalogue is full with " + TreeHead.MOST_ENTRIES + " entries; open another case");
    }
    return new Change.Put(RecordKind.CATALOGUE, PREFIX + number, entry.value());
  }

  /** All entries, in order. */
  public static List<CatalogueEntry> entries(CaseReading reading) {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.CATALOGUE)) {
      try {
        entries.add(CatalogueEntry.read(ObjectReader.of(record.body(), "an entry")));
      } catch (MalformedJsonException e) {
        throw damaged(e);
      }
    }
    return entries;
  }

  /** The trees that receipts named, the oldest first. */
  static List<TreeHead> receipts(CaseReading reading) {
    List<TreeHead> heads = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.RECEIPT)) {
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a receipt's record");
        heads.add(new TreeHead(body.count("size"), body.digest("root")));
      } catch (MalformedJsonException | IllegalArgumentException e) {
        throw damaged(e);
      }
    }
    return heads;
  }

  /**
   * What a release of one item carries: its own entries opened, and the proof for every receipt.
   *
   * @param created ISO 8601 in UTC
   */
  public static Catalogue forRelease(
      CaseReading reading, CaseFacts facts, String item, String tool, String created) {
    List<CatalogueEntry> entries = entries(reading);
    if (entries.stream().noneMatch(entry -> entry.about().equals(item))) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING, "the case's catalogue has no " + item + "; see unseal status");
    }
    try {
      return Catalogue.of(
          tool,
          created,
          facts.id(),
          reading.head(),
          entries,
          entry -> entry.about().equals(item),
          receipts(reading));
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  /** What a receipt says now; empty where the case holds nothing. */
  static Optional<Receipt> receipt(
      CaseReading reading, CaseFacts facts, String tool, String created) {
    List<CatalogueEntry> entries = entries(reading);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> sources = new HashMap<>();
    List<Receipt.Line> lines = new ArrayList<>();
    for (CatalogueEntry entry : entries) {
      String source =
          switch (entry) {
            case CatalogueEntry.Sealed sealed -> sealed.source();
            case CatalogueEntry.Kept kept -> kept.source();
            case CatalogueEntry.Source named -> named.source();
            case CatalogueEntry.Pictures pictures ->
                Optional.ofNullable(sources.get(pictures.item()))
                    .orElseThrow(() -> damaged(new IllegalStateException("pictures of nothing")));
          };
      sources.put(entry.about(), source);
      lines.add(new Receipt.Line(entry.is(), entry.about(), source, entry.leaf()));
    }
    return Optional.of(
        new Receipt(
            tool, created, facts.id(), facts.title(), facts.agency(), reading.head(), lines));
  }

  private static UnsealException damaged(Exception cause) {
    return new UnsealException(
        ErrorCode.CASE_DAMAGED, "the case's catalogue can't be read; run custody check", cause);
  }
}
