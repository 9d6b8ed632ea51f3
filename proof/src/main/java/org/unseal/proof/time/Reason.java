package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

/**
 * One statement that an answer rests on.
 *
 * @param kind which part of the statements it is in
 * @param id of the scale, event, run of ticks or order; of a break the scale's, {@code /} and the
 *     number of the segment behind it
 */
public record Reason(Kind kind, String id) implements Comparable<Reason> {

  /** Which statements. The names are stable: documents carry them. */
  public enum Kind {
    /** How fast a scale runs, and its jitter. */
    RATE,
    /** What a clock is off by at any time. */
    STANDING,
    /** A break between segments. */
    BREAK,
    /** Ticks of a burned-in clock. */
    TICKS,
    /** An event's marks. */
    EVENT,
    /** One instant after another. */
    ORDER
  }

  public Reason {
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
  }

  @Override
  public int compareTo(Reason other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : id.compareTo(other.id);
  }
}
