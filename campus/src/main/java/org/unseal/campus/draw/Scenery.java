package org.unseal.campus.draw;

import java.util.Arrays;
import java.util.List;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;

/** Draws what never moves, once per camera: one ray a pixel, with the sun's shadows. */
final class Scenery {
  private static final double FAR = 1e9;
  private static final int TILE = 40;

  private final Place place;
  private final Vec eye;
  private final Solid[] solids;
  private final Viewpoint viewpoint;

  private Scenery(Place place, Viewpoint viewpoint) {
    this.place = place;
    this.viewpoint = viewpoint;
    this.eye = viewpoint.position();
    List<Solid> list = place.solids();
    this.solids = list.toArray(Solid[]::new);
  }

  /** Pixels row by row, 0xRRGGBB. */
  static int[] draw(Place place, Viewpoint viewpoint) {
    Scenery scenery = new Scenery(place, viewpoint);
    int width = viewpoint.size().width();
    int height = viewpoint.size().height();
    int[] sharp = new int[width * height];
    for (int top = 0; top < height; top += TILE) {
      for (int left = 0; left < width; left += TILE) {
        Solid[] near = scenery.touching(left, top);
        for (int y = top; y < Math.min(height, top + TILE); y++) {
          for (int x = left; x < Math.min(width, left + TILE); x++) {
            sharp[y * width + x] = scenery.look(viewpoint.ray(x + 0.5, y + 0.5), near);
          }
        }
      }
    }
    return soften(sharp, width, height);
  }

  /** The blocks that a tile of the picture may show. */
  private Solid[] touching(int left, int top) {
    return Arrays.stream(solids)
        .filter(
            solid ->
                solid
                    .outline(viewpoint)
                    .map(
                        o ->
                            o.right() >= left * Outline.UNITS
                                && o.left() <= (left + TILE) * Outline.UNITS
                                && o.bottom() >= top * Outline.UNITS
                                && o.top() <= (top + TILE) * Outline.UNITS)
                    .orElse(solid.inFrontOf(viewpoint)))
        .toArray(Solid[]::new);
  }

  private int look(Vec ray, Solid[] near) {
    double nearest = ray.z() < -1e-6 ? -eye.z() / ray.z() : FAR;
    int hit = -1;
    for (int i = 0; i < near.length; i++) {
      double distance = enter(near[i], eye, ray);
      if (distance < nearest) {
        nearest = distance;
        hit = i;
      }
    }
    if (nearest >= FAR) {
      return place.sky();
    }
    Vec at = eye.plus(ray.times(nearest));
    int colour;
    double light;
    if (hit < 0) {
      colour = place.ground(at.x(), at.y());
      light = 1;
    } else {
      Solid solid = near[hit];
      boolean top = Math.abs(at.z() - solid.high().z()) < 1e-6;
      boolean east =
          Math.abs(at.x() - solid.low().x()) < 1e-6 || Math.abs(at.x() - solid.high().x()) < 1e-6;
      colour =
          top
              ? solid.material().colour(at.x(), at.y())
              : solid.material().colour(east ? at.y() : at.x(), at.z());
      light = top ? 1.05 : east ? 0.8 : 0.93;
    }
    if (place.sun().castsShadows() && shaded(at)) {
      light *= 0.62;
    }
    return Tint.shade(colour, light) & 0xFFFFFF;
  }

  /** True where a place off the ground lies in the shadow of something static. */
  static boolean isShaded(Place place, Vec at) {
    if (!place.sun().castsShadows()) {
      return false;
    }
    return place.solids().stream().anyMatch(s -> shades(s, at, place.sun().towards()));
  }

  private boolean shaded(Vec at) {
    Vec towards = place.sun().towards();
    Vec start = at.plus(towards.times(0.02));
    for (Solid solid : solids) {
      if (shades(solid, start, towards)) {
        return true;
      }
    }
    return false;
  }

  // Most blocks are too low or too far away to throw a shadow here: that is cheap to see.
  private static boolean shades(Solid solid, Vec at, Vec towards) {
    double reach = (solid.high().z() - at.z()) / towards.z();
    return reach > 0
        && at.x() + Math.max(0, towards.x() * reach) >= solid.low().x()
        && at.x() + Math.min(0, towards.x() * reach) <= solid.high().x()
        && at.y() + Math.max(0, towards.y() * reach) >= solid.low().y()
        && at.y() + Math.min(0, towards.y() * reach) <= solid.high().y()
        && enter(solid, at, towards) < FAR;
  }

  /** Distance to where a ray enters a block, in lengths of the ray; {@link #FAR} if it misses. */
  private static double enter(Solid solid, Vec from, Vec ray) {
    double in = 1e-9;
    double out = FAR;
    for (int axis = 0; axis < 3; axis++) {
      double start = axis == 0 ? from.x() : axis == 1 ? from.y() : from.z();
      double step = axis == 0 ? ray.x() : axis == 1 ? ray.y() : ray.z();
      double low = axis == 0 ? solid.low().x() : axis == 1 ? solid.low().y() : solid.low().z();
      double high = axis == 0 ? solid.high().x() : axis == 1 ? solid.high().y() : solid.high().z();
      if (Math.abs(step) < 1e-12) {
        if (start < low || start > high) {
          return FAR;
        }
        continue;
      }
      double a = (low - start) / step;
      double b = (high - start) / step;
      in = Math.max(in, Math.min(a, b));
      out = Math.min(out, Math.max(a, b));
      if (in > out) {
        return FAR;
      }
    }
    return in;
  }

  // A lens is never as sharp as one ray a pixel: weights 1 2 1 both ways.
  private static int[] soften(int[] sharp, int width, int height) {
    int[] soft = sharp.clone();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        int colour = 0;
        for (int shift = 0; shift < 24; shift += 8) {
          int sum = 8;
          for (int dy = -1; dy <= 1; dy++) {
            int row = at + dy * width;
            int line =
                (sharp[row - 1] >> shift & 255)
                    + 2 * (sharp[row] >> shift & 255)
                    + (sharp[row + 1] >> shift & 255);
            sum += dy == 0 ? 2 * line : line;
          }
          colour |= (sum >> 4) << shift;
        }
        soft[at] = colour;
      }
    }
    return soft;
  }
}
