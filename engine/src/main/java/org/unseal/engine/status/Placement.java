package org.unseal.engine.status;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of a recording on its recorder's own clock.
 *
 * @param from microseconds since 1970 as the clock showed it, read as if it were UTC
 * @param until likewise, behind its end
 * @param basis how that is known
 */
public record Placement(String item, long from, long until, Basis basis) {
  /** How a recording's place is known. */
  public enum Basis {
    CLOCK("its clock was read"),
    NAME("its name says so, nobody has read its clock");

    private final String words;

    Basis(String words) {
      this.words = words;
    }

    /** For a person. */
    public String words() {
      return words;
    }
  }

  public Placement {
    requireNonNull(item, "item");
    requireNonNull(basis, "basis");
    if (until < from) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }
}
