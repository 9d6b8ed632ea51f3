package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

/**
 * A head that somebody has outside of the log.
 *
 * @param source where it was found, for a person: a path in the case's folder, what was typed, the
 *     number of an entry
 */
public record CustodyAnchor(Head head, String source) {
  public CustodyAnchor {
    requireNonNull(head, "head");
    source = Plain.harmless(source);
  }
}
