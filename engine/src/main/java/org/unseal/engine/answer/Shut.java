package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

/**
 * Something that keeps publishing shut.
 *
 * @param what for anybody
 * @param mend what to do about it, for whoever works on the case
 */
public record Shut(String what, String mend) {
  public Shut {
    requireNonNull(what, "what");
    requireNonNull(mend, "mend");
  }

  /** Both, in one line. */
  public String sentence() {
    return what + ": " + mend;
  }
}
