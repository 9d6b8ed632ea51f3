package org.unseal.campus.evidence;

/**
 * How long the story is told. What people and vehicles do takes as long as it takes; the time in
 * between is divided.
 */
public enum CaseForm {
  /** The 27 minutes that were ordered to be released, and some around them. */
  FULL(1),
  /** Every span a tenth as long. */
  SHORT(10),
  /** Half a minute around the events and few people, for tests. */
  SMALL(30);

  private final int divisor;

  CaseForm(int divisor) {
    this.divisor = divisor;
  }

  /** So many seconds of the full story, in microseconds of this one. */
  long span(double seconds) {
    return Math.round(seconds * 1_000_000 / divisor);
  }
}
