package org.unseal.engine.port;

/** A plan of what is covered, which can be read as often as a rendering needs. */
public interface CoverPlan {
  /** How many frames it covers, from 0. */
  int frames();

  /** Begins at the first frame. The caller closes it. */
  CoverSource read();
}
