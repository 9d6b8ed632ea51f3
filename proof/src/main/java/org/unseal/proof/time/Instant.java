package org.unseal.proof.time;

/** A moment that can be asked about. */
public sealed interface Instant {

  /**
   * When a scale has come to a position: a frame is taken, a clock begins to show a second.
   *
   * @param scale its id
   * @param segment which of its segments, from 0
   * @param at the position in it
   */
  record OnScale(String scale, int segment, long at) implements Instant {
    public OnScale {
      Limits.id(scale);
      Limits.time(at, "an instant");
      if (segment < 0) {
        throw new IllegalArgumentException("segment " + segment);
      }
    }
  }

  /** When an event happened. */
  record OfEvent(String event) implements Instant {
    public OfEvent {
      Limits.id(event);
    }
  }

  /** A moment of the reference, UTC in microseconds from 1970. */
  record Reference(long micros) implements Instant {
    public Reference {
      Limits.time(micros, "an instant");
    }
  }
}
