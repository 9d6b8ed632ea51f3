package org.unseal.engine.audit;

import java.util.List;
import java.util.Optional;

/**
 * How many of the tracks whose masks were switched off in a private copy an audit like this one
 * found.
 *
 * @param tracks how many were switched off
 * @param found how many of them were found
 * @param lowerPermille lower bound of the share that is found, with 95 % confidence
 * @param checked covered tracks that the audit itself looked at and that are large enough for
 *     anybody to be recognised: 24 pixels for what moves, 8 for a face
 * @param mostLeaksPermille at most this share of them can be seen, with 95 % confidence; empty
 *     where the bound is too low to say so
 * @param encoded the private copy went through an encoder as the file did
 * @param classes how many there were of each kind
 */
public record Recall(
    int tracks,
    int found,
    int lowerPermille,
    int checked,
    Optional<Integer> mostLeaksPermille,
    boolean encoded,
    List<Kind> classes) {
  public Recall {
    classes = List.copyOf(classes);
  }

  /**
   * The rule of three: of {@code checked} tracks of which none was found by a look that finds a
   * share of at least {@code lower}, at most three in {@code checked * lower} can be seen, with 95
   * % confidence.
   *
   * @param clean none was found
   * @return thousandths, rounded up; empty where something was found, or where the look finds less
   *     than half
   */
  static Optional<Integer> mostLeaks(int checked, double lower, boolean clean) {
    return !clean || lower < 0.5 || checked < 1
        ? Optional.empty()
        : Optional.of((int) Math.min(1000, Math.ceil(3000 / (checked * lower))));
  }

  /** Whether the look finds so few that finding nothing says nothing. */
  public boolean blind() {
    return lowerPermille < 500;
  }

  /**
   * Tracks of about one size in about one light.
   *
   * @param size {@code small}: a face or head of less than 16 pixels, {@code middle}: less than 40,
   *     {@code large}
   * @param light {@code dark}: less than 64 of 255 around it, {@code bright}
   */
  public record Kind(String size, String light, int drawn, int found) {}
}
