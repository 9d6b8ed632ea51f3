package org.unseal.campus.draw;

import java.util.Optional;
import java.util.stream.IntStream;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;

/**
 * A block that never moves, with edges along the axes.
 *
 * @param name goes to the ground truth where people can be hidden by it, else empty
 */
record Solid(String name, Vec low, Vec high, Material material) {

  static Solid block(
      Material material, double x0, double y0, double z0, double x1, double y1, double z1) {
    return new Solid("", new Vec(x0, y0, z0), new Vec(x1, y1, z1), material);
  }

  /** The same block, which people may pass behind. */
  Solid hiding(String as) {
    return new Solid(as, low, high, material);
  }

  boolean hides() {
    return !name.isEmpty();
  }

  Vec middle() {
    return low.towards(high, 0.5);
  }

  private Vec corner(int i) {
    return new Vec(
        (i & 1) == 0 ? low.x() : high.x(),
        (i & 2) == 0 ? low.y() : high.y(),
        (i & 4) == 0 ? low.z() : high.z());
  }

  /** Whether any of it lies before the lens. */
  boolean inFrontOf(Viewpoint viewpoint) {
    return IntStream.range(0, 8).anyMatch(i -> viewpoint.depth(corner(i)) > 0);
  }

  /** Its outline as seen; empty where a corner lies behind the lens. */
  Optional<Outline> outline(Viewpoint viewpoint) {
    Hull hull = new Hull();
    for (int i = 0; i < 8; i++) {
      Optional<Viewpoint.Spot> spot = viewpoint.see(corner(i));
      if (spot.isEmpty()) {
        return Optional.empty();
      }
      hull.point(spot.get().x(), spot.get().y());
    }
    return Optional.of(hull.take());
  }
}
