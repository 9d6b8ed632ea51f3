package org.unseal.model.order;

import java.util.regex.Pattern;

/**
 * Names a clause across the whole series: {@code o1/2} is clause 2 of ruling o1.
 *
 * @param ruling at most 32 lower-case letters, digits and hyphens, as a clause's own name
 */
public record ClauseId(String ruling, String clause) implements Comparable<ClauseId> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public ClauseId {
    if (!fits(ruling) || !fits(clause)) {
      throw new IllegalArgumentException("not the name of a clause");
    }
  }

  /** Whether this can be the name of a ruling or, within one, of a clause. */
  public static boolean fits(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public int compareTo(ClauseId other) {
    int order = ruling.compareTo(other.ruling);
    return order != 0 ? order : clause.compareTo(other.clause);
  }

  @Override
  public String toString() {
    return ruling + "/" + clause;
  }
}
