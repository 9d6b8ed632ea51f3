package org.unseal.campus.scene;

import org.unseal.campus.geometry.Vec;

/** Something that changes the light or hides people, between two true times. */
public sealed interface Happening {
  long start();

  long end();

  default boolean at(long time) {
    return time >= start() && time < end();
  }

  /** Shadows of clouds drift over the ground. */
  record Clouds(long start, long end, long seed) implements Happening {}

  /**
   * The camera's exposure jumps by a factor and creeps back within 1.5 s.
   *
   * @param camera whose
   */
  record ExposureJump(long start, long end, String camera, double factor) implements Happening {}

  /** A white lamp flashes once a second for 80 ms. */
  record Strobe(long start, long end, Vec lamp) implements Happening {}

  /** Smoke rises and drifts with the wind. */
  record Smoke(long start, long end, Vec source, Vec wind, long seed) implements Happening {}
}
