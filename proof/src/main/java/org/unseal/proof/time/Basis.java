package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Why a statement is believed.
 *
 * @param support what kind of reason it is
 * @param words the reason, for a person
 * @param coverage in how many of a million cases the statement holds, where somebody estimated
 *     that; below a million. Whatever rests on it is an estimate, too
 */
public record Basis(Support support, String words, OptionalInt coverage) {
  /** All cases, in the unit of a coverage. */
  public static final int ALL = 1_000_000;

  /** Kinds of reasons. */
  public enum Support {
    /** Somebody looked, or a program did. */
    MEASURED,
    /** A document of whoever made or ran the device says so. */
    DOCUMENTED,
    /** Nobody knows; it is taken to be so. */
    ASSUMED
  }

  public Basis {
    requireNonNull(support, "support");
    Limits.text(words, "a reason");
    requireNonNull(coverage, "coverage");
    if (coverage.isPresent() && (coverage.getAsInt() < 1 || coverage.getAsInt() >= ALL)) {
      throw new IllegalArgumentException("a coverage is between 0 and " + ALL);
    }
  }

  /** A reason for what holds always, if it does at all. */
  public Basis(Support support, String words) {
    this(support, words, OptionalInt.empty());
  }
}
