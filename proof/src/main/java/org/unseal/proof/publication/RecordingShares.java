package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

/**
 * What became of one recording of the case, shown or not.
 *
 * @param recording the item's id in the case
 * @param source the label of where it is from
 */
public record RecordingShares(String recording, String source, Shares shares) {
  public RecordingShares {
    Names.require(recording, "recording");
    Names.require(source, "source");
    requireNonNull(shares, "shares");
  }
}
