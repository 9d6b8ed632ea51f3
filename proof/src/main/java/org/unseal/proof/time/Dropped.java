package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

/**
 * An event that nothing is concluded from, though it was stated.
 *
 * @param by id of the person who decided it
 * @param reason for a person
 */
public record Dropped(String event, Why why, String by, String reason) {

  /** Why it may be left out. */
  public enum Why {
    /** It is among the smallest set of anchors without which the others fit together. */
    OUTLIER,
    /** Whoever stated it takes it back. */
    WITHDRAWN
  }

  public Dropped {
    Limits.id(event);
    requireNonNull(why, "why");
    Limits.id(by);
    Limits.text(reason, "a reason");
  }
}
