package org.unseal.campus.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;

/** Collects the fills of one figure, body parts as hulls around discs. One thread. */
final class Canvas {
  private final Viewpoint viewpoint;
  private final double light;
  private final double side;
  private final Hull hull = new Hull();
  private final List<Fill> fills = new ArrayList<>();
  private List<Outline> outlines = new ArrayList<>();

  /**
   * @param light factor on every colour
   * @param side where the light comes from: -1 from the left of the picture, 1 from the right
   */
  Canvas(Viewpoint viewpoint, double light, double side) {
    this.viewpoint = viewpoint;
    this.light = light;
    this.side = side;
  }

  /**
   * A rounded part: the darker colour first, then a lighter and thinner core on the lit side, so
   * that a limb looks round.
   */
  void part(int rgb, double[] radii, Vec... joints) {
    for (int pass = 0; pass < 2; pass++) {
      boolean core = pass == 1;
      for (int i = 0; i < joints.length; i++) {
        Optional<Viewpoint.Spot> spot = viewpoint.see(joints[i]);
        if (spot.isEmpty()) {
          hull.take();
          return;
        }
        double radius = radii[i] * spot.get().scale();
        double shift = core ? side * radius * 0.3 : 0;
        hull.disc(spot.get().x() + shift, spot.get().y(), core ? radius * 0.66 : radius);
      }
      Outline outline = hull.take();
      if (!core) {
        outlines.add(outline);
        if (outline.width() < 3) {
          fills.add(new Fill(outline, Tint.shade(rgb, 0.92 * light)));
          return;
        }
      }
      fills.add(new Fill(outline, Tint.shade(rgb, (core ? 1.04 : 0.78) * light)));
    }
  }

  /** Something that belongs to the silhouette. */
  void solid(Outline outline, int rgb, double shade) {
    outlines.add(outline);
    detail(outline, rgb, shade);
  }

  /** Something drawn within what is there already. */
  void detail(Outline outline, int rgb, double shade) {
    fills.add(new Fill(outline, Tint.shade(rgb, shade * light)));
  }

  /** The same, see-through. */
  void glaze(Outline outline, int rgb, double opacity) {
    fills.add(new Fill(outline, Tint.clear(rgb, opacity)));
  }

  double side() {
    return side;
  }

  List<Fill> fills() {
    return fills;
  }

  /** What was added to the silhouette since the last call. */
  List<Outline> takeOutlines() {
    List<Outline> taken = outlines;
    outlines = new ArrayList<>();
    return taken;
  }
}
