package org.unseal.engine.status;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.intake.Item;
import org.unseal.engine.source.Source;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.Head;

/**
 * What a case holds.
 *
 * @param unplaced ids of recordings of which nobody knows when they are
 * @param findings that are open
 * @param next what comes next, in words, the most urgent first
 */
public record CaseStatus(
    CaseFacts facts,
    Head head,
    List<SourceStatus> sources,
    List<String> unplaced,
    int withoutPictures,
    int logRows,
    List<OpenFinding> findings,
    Optional<LastReceipt> receipt,
    List<String> next) {
  public CaseStatus {
    sources = List.copyOf(sources);
    unplaced = List.copyOf(unplaced);
    findings = List.copyOf(findings);
    next = List.copyOf(next);
  }

  /**
   * One source.
   *
   * @param length of all its recordings, in microseconds
   * @param rows holes, overlaps and jumps
   */
  public record SourceStatus(
      Source source,
      List<Item> items,
      long length,
      List<Placement> places,
      List<Coverage.Row> rows) {
    public SourceStatus {
      items = List.copyOf(items);
      places = List.copyOf(places);
      rows = List.copyOf(rows);
    }

    /** How many are sealed. */
    public long sealed() {
      return items.stream().filter(Item::sealed).count();
    }
  }

  /**
   * A finding that nobody closed.
   *
   * @param name of the file, for a terminal that asked for it
   */
  public record OpenFinding(
      String id, String code, Optional<String> item, Optional<String> name, String words) {}

  /** The newest receipt, and whether something came since. */
  public record LastReceipt(long entries, boolean current) {}
}
