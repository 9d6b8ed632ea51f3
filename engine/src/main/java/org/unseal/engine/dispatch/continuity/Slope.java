package org.unseal.engine.dispatch.continuity;

import java.util.List;

/**
 * Holds the time that passed by a clock against the time that passed in a recording, over every
 * pair of instants.
 *
 * @param removed how much time at least is missing in the recording between some two of them
 * @param inserted how much at least is too much
 * @param slack how much at most may be missing in the recording unnoticed, over all of them
 */
record Slope(long removed, long inserted, long slack) {
  /** What a device's clock may be off, in parts of a million. */
  static final long RATE = 500;

  private static final long MILLION = 1_000_000;

  static Slope of(List<Placed> places) {
    long removed = 0;
    long inserted = 0;
    long slack = 0;
    // Of all earlier ones, the one that leaves the least room is all that is needed.
    long latest = Long.MAX_VALUE;
    long earliest = Long.MIN_VALUE;
    for (Placed place : places) {
      long low = place.clock().earliest() - place.media().latest();
      long high = place.clock().latest() - place.media().earliest();
      if (latest != Long.MAX_VALUE) {
        removed = Math.max(removed, low - latest);
        inserted = Math.max(inserted, earliest - high);
        slack = Math.max(slack, high - earliest);
      }
      latest = Math.min(latest, high);
      earliest = Math.max(earliest, low);
    }
    long drift = places.isEmpty() ? 0 : drift(places);
    return new Slope(Math.max(0, removed - drift), Math.max(0, inserted - drift), slack + drift);
  }

  private static long drift(List<Placed> places) {
    long length = places.getLast().media().latest() - places.getFirst().media().earliest();
    return rate(Math.max(0, length));
  }

  /** What a clock may gain or lose in this time, rounded up. */
  static long rate(long micros) {
    return -Math.floorDiv(-micros * RATE, MILLION);
  }
}
