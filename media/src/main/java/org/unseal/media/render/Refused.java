package org.unseal.media.render;

import org.unseal.media.gop.Obstacle;

/** A recording turned out, on the way, to be none that can be rendered GOP by GOP. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Obstacle obstacle;

  Refused(Obstacle obstacle) {
    super(obstacle.sentence());
    this.obstacle = obstacle;
  }

  Obstacle obstacle() {
    return obstacle;
  }
}
