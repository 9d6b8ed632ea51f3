package org.unseal.proof.custody;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What checking a log showed.
 *
 * @param head where it ends; empty where its last entry can't be read
 * @param entries how many there are
 * @param held heads known from elsewhere that the log agrees with
 * @param findings the first ones of each code
 * @param counts all of them, by code
 */
public record CustodyVerdict(
    Optional<Head> head,
    long entries,
    List<CustodyAnchor> held,
    List<CustodyFinding> findings,
    Map<CustodyCode, Long> counts) {
  public CustodyVerdict {
    held = List.copyOf(held);
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
  }

  public boolean good() {
    return findings.isEmpty();
  }

  /**
   * Up to where the log can't have been rewritten, nor cut, by whoever has every key: the last head
   * that is known from elsewhere. {@link Head#NONE} where there is none.
   */
  public Head anchored() {
    return held.stream()
        .map(CustodyAnchor::head)
        .max(Comparator.comparingLong(Head::seq))
        .orElse(Head.NONE);
  }
}
