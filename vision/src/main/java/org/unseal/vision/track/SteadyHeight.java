package org.unseal.vision.track;

import org.unseal.vision.cells.CellGrid;

/**
 * Notices who suddenly is taller than a moment ago: two people one above the other, as tall
 * together as one who is nearer, or somebody of whom a part had been hidden. Sightings in order;
 * one thread.
 */
final class SteadyHeight {
  /** Growth in a second, in thousandths, of somebody who runs towards the camera. */
  private static final int GROWTH = 300;

  /** More than what a step or a raised arm adds, in thousandths. */
  private static final int LEAP = 1120;

  private final CellGrid grid;
  private final int framesPerSecond;
  private double height;
  private int frame;

  SteadyHeight(CellGrid grid, int framesPerSecond) {
    this.grid = grid;
    this.framesPerSecond = framesPerSecond;
  }

  /** Whether it is so much taller that it can't be one and the same by itself. */
  boolean grew(Sighting sighting) {
    int seen = sighting.shape().box().height();
    if (height == 0 || HeadZone.touchesEdge(sighting.shape().box(), grid)) {
      height = seen;
      frame = sighting.frame();
      return false;
    }
    if (sighting.merged()) {
      return false;
    }
    double most =
        height
            * Math.pow(1 + GROWTH / 1000.0, (sighting.frame() - frame) / (double) framesPerSecond);
    boolean grew = seen * 1000.0 > LEAP * most + 1000;
    height = Math.min(seen, most);
    frame = sighting.frame();
    return grew;
  }
}
