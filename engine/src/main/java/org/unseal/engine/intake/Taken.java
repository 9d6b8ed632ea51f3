package org.unseal.engine.intake;

import java.util.List;

/**
 * What an intake came to.
 *
 * @param files how many were looked at
 * @param items ids of the new ones, in order
 * @param ready how many of them are sealed and were read to their end
 * @param again how many were in the case already, under the same name
 * @param duplicates how many were in the case already, under another name or from another source
 * @param findings ids of the new findings and what they are
 */
public record Taken(
    int files,
    List<String> items,
    int ready,
    int again,
    int duplicates,
    List<NewFinding> findings) {
  public Taken {
    items = List.copyOf(items);
    findings = List.copyOf(findings);
  }

  /**
   * A finding that was recorded.
   *
   * @param item that it is about; empty where it is about none
   */
  public record NewFinding(String id, IntakeCode code, String item) {}
}
