package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is not as it should be.
 *
 * @param seq of the entry that it is about; 0 where it is about none
 * @param what exactly, made harmless; may name a file of the case; may be empty
 */
public record CustodyFinding(CustodyCode code, long seq, String what) {
  public CustodyFinding {
    requireNonNull(code, "code");
    what = Plain.harmless(what);
  }
}
