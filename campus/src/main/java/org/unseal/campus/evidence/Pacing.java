package org.unseal.campus.evidence;

import org.unseal.campus.scene.Itinerary;

/**
 * A walk to and fro along a lane, at one pace without a stop. Says where it leads before anybody
 * walks, so that a story can be planned backwards from where somebody has to be.
 */
record Pacing(double west, double east, double lane, double speed) {

  /** The place on the lane after so many metres, counted from the western end. */
  double at(double metres) {
    double reach = east - west;
    double along = metres - 2 * reach * Math.floor(metres / (2 * reach));
    return along < reach ? west + along : east - (along - reach);
  }

  double metres(long microseconds) {
    return microseconds / 1e6 * speed;
  }

  /** Somebody who begins to walk at a time and a number of metres. */
  Itinerary.Builder begin(long time, double metres) {
    return Itinerary.from(time, at(metres), lane);
  }

  /** Walks on until a time; returns the metres reached. */
  double walk(Itinerary.Builder way, double metres, long until) {
    double reach = east - west;
    double end = metres + metres(until - way.now());
    double turn = (Math.floor(metres / reach) + 1) * reach;
    while (turn < end) {
      way.go(at(turn), lane, speed);
      turn += reach;
    }
    way.go(at(end), lane, speed);
    long left = until - way.now();
    if (left > 0) {
      way.stay(left, 90);
    }
    return end;
  }
}
