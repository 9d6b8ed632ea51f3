package org.unseal.campus.draw;

import java.util.List;

/** What stands somewhere and what the ground is like. */
interface Place {
  List<Solid> solids();

  /** The ground at a place, 0xRRGGBB. */
  int ground(double x, double y);

  /** What is seen where there is nothing, 0xRRGGBB. */
  int sky();

  Sun sun();
}
