package org.unseal.campus.draw;

import org.unseal.campus.geometry.Vec;

/**
 * Where the light comes from.
 *
 * @param towards the direction to the sun, of length 1, above the horizon
 * @param castsShadows false where it is overcast, dark or indoors
 */
record Sun(Vec towards, boolean castsShadows) {
  /** Where the shadow of a point falls on level ground. */
  Vec ground(Vec point) {
    double reach = Math.max(0, point.z()) / towards.z();
    return new Vec(point.x() - towards.x() * reach, point.y() - towards.y() * reach, 0);
  }
}
