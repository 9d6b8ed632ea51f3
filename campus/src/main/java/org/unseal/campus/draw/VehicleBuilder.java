package org.unseal.campus.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.engine.draw.PixelFont;

/** Draws one vehicle at one instant as convex pieces. Lengths in metres: right, ahead, up. */
final class VehicleBuilder {
  private final Viewpoint viewpoint;
  private final Vehicle vehicle;
  private final VehiclePath.Placement at;
  private final Vec ahead;
  private final Vec right;
  private final double light;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Fill> paint = new ArrayList<>();
  private final List<Outline> solid = new ArrayList<>();

  private VehicleBuilder(
      Viewpoint viewpoint, Vehicle vehicle, VehiclePath.Placement at, double light) {
    this.viewpoint = viewpoint;
    this.vehicle = vehicle;
    this.at = at;
    this.light = light;
    ahead = Vec.heading(at.heading());
    right = new Vec(ahead.y(), -ahead.x(), 0);
  }

  /** The pieces of a vehicle; none where a part of it lies behind the lens. */
  static List<Piece> build(
      Viewpoint viewpoint, Vehicle vehicle, VehiclePath.Placement at, double light, long time) {
    if (viewpoint.depth(at.ground()) < 3.2) {
      return List.of();
    }
    VehicleBuilder builder = new VehicleBuilder(viewpoint, vehicle, at, light);
    switch (vehicle.kind()) {
      case GOLF_CART -> builder.cart();
      case CAR -> builder.car(time);
    }
    return builder.pieces;
  }

  /** What lies in its shadow, as one convex outline on the ground. */
  static Optional<Outline> shadow(
      Viewpoint viewpoint, Sun sun, Vehicle vehicle, VehiclePath.Placement at) {
    boolean car = vehicle.kind() == Vehicle.Kind.CAR;
    double wide = car ? 0.85 : 0.6;
    double length = car ? 2 : 1;
    double height = car ? 1.2 : 1.85;
    Vec ahead = Vec.heading(at.heading());
    Vec right = new Vec(ahead.y(), -ahead.x(), 0);
    Hull hull = new Hull();
    for (int i = 0; i < 8; i++) {
      Vec corner =
          at.ground()
              .plus(right.times((i & 1) == 0 ? -wide : wide))
              .plus(ahead.times((i & 2) == 0 ? -length : length))
              .plus(new Vec(0, 0, (i & 4) == 0 ? 0 : height));
      Optional<Viewpoint.Spot> spot = viewpoint.see(sun.ground(corner));
      if (spot.isEmpty()) {
        return Optional.empty();
      }
      hull.point(spot.get().x(), spot.get().y());
    }
    return Optional.of(hull.take());
  }

  private void cart() {
    int body = vehicle.rgb();
    for (int side = -1; side <= 1; side += 2) {
      wheel(side * 0.55, 0.8, 0.23);
      wheel(side * 0.55, -0.75, 0.23);
    }
    piece(0, 0, 0.6);
    box(body, 0.6, -1.15, 1.15, 0.22, 0.44);
    piece(0, 0, 0.5);
    box(body, 0.58, -1.15, -0.5, 0.44, 0.82);
    piece(-0.8, 0, 0);
    box(0x4A4540, 0.55, -0.4, 0.1, 0.44, 0.74);
    piece(0, 0, 0.15);
    box(0x4A4540, 0.55, -0.5, -0.38, 0.74, 1.12);
    piece(-0.44, 0, 0);
    box(body, 0.56, 0.72, 1.15, 0.44, 0.86);
    piece(0.95, 0, 0);
    for (int side = -1; side <= 1; side += 2) {
      post(side * 0.56, 0.74);
      piece(0.74, side * 0.56, 0);
      post(side * 0.56, -0.85);
      piece(-0.85, side * 0.56, 0);
    }
    box(0xD8D6CE, 0.62, -0.95, 0.85, 1.86, 1.94);
    piece(0, 0, -0.9);
  }

  private void car(long time) {
    int body = vehicle.rgb();
    for (int side = -1; side <= 1; side += 2) {
      wheel(side * 0.8, 1.4, 0.33);
      wheel(side * 0.8, -1.35, 0.33);
    }
    box(body, 0.9, -2.2, 2.25, 0.3, 0.82);
    wedge(0x2A3138, 0.86, -1.75, 0.95, 0.82, 0.68, -1.25, 0.2, 1.42);
    box(body, 0.68, -1.25, 0.2, 1.39, 1.44);
    boolean front = facing(ahead);
    double end = front ? 2.26 : -2.21;
    for (int side = -1; side <= 1; side += 2) {
      plane(front ? 0xF4F1DC : 0xA02020, side * 0.62 - 0.16, side * 0.62 + 0.16, end, 0.58, 0.72);
    }
    if (vehicle.lightBar()) {
      boolean red = Math.floorMod(time / 160_000, 2L) == 0;
      box(0x22252A, 0.6, -0.62, -0.38, 1.44, 1.5);
      plane(red ? 0xFF3A30 : 0x501818, -0.6, -0.05, -0.4, 1.5, 1.62);
      plane(red ? 0x182050 : 0x3A60FF, 0.05, 0.6, -0.4, 1.5, 1.62);
    }
    piece(0, 0, 0);
    plate(end + (front ? 0.01 : -0.01), front);
  }

  private void plate(double end, boolean front) {
    if (vehicle.plate().isEmpty()) {
      return;
    }
    double half = 0.27;
    plane(0xF2F2EE, -half, half, end, 0.42, 0.57);
    String text = vehicle.plate();
    double dot = 2 * half / (text.length() * PixelFont.ADVANCE + 1);
    for (int i = 0; i < text.length(); i++) {
      for (int c = 0; c < PixelFont.WIDTH; c++) {
        for (int r = 0; r < PixelFont.HEIGHT; r++) {
          if (PixelFont.dot(text.charAt(i), c, r)) {
            double x = -half + (i * PixelFont.ADVANCE + 1 + c) * dot;
            // Seen from the front, right and left change places.
            double from = front ? -x - dot : x;
            double low = 0.55 - (r + 1) * 0.0165;
            plane(0x1A2A50, from, from + dot, end, low, low + 0.0165);
          }
        }
      }
    }
    List<Outline> outline = solid.isEmpty() ? List.of() : List.of(solid.getFirst());
    pieces.add(
        new Piece(
            FrameTruth.Kind.PLATE,
            text,
            viewpoint.depth(at.ground()) - 0.001,
            outline,
            List.copyOf(paint)));
    solid.clear();
    paint.clear();
  }

  private boolean facing(Vec normal) {
    return normal.dot(viewpoint.position().minus(at.ground())) > 0;
  }

  /** What was drawn since the last call becomes a piece as far away as this place. */
  private void piece(double forward, double sideways, double further) {
    Vec place = at.ground().plus(ahead.times(forward)).plus(right.times(sideways));
    pieces.add(
        new Piece(
            vehicle.kind() == Vehicle.Kind.CAR ? FrameTruth.Kind.CAR : FrameTruth.Kind.CART,
            vehicle.id(),
            viewpoint.depth(place) + further,
            List.copyOf(solid),
            List.copyOf(paint)));
    solid.clear();
    paint.clear();
  }

  private Vec local(double r, double a, double up) {
    return at.ground().plus(right.times(r)).plus(ahead.times(a)).plus(new Vec(0, 0, up));
  }

  private void box(int rgb, double wide, double back, double front, double low, double high) {
    wedge(rgb, wide, back, front, low, wide, back, front, high);
  }

  /** A block whose top may be smaller than its foot: silhouette, then sides and top by light. */
  private void wedge(
      int rgb,
      double wide,
      double back,
      double front,
      double low,
      double topWide,
      double topBack,
      double topFront,
      double high) {
    Vec[] foot = {
      local(-wide, back, low),
      local(wide, back, low),
      local(wide, front, low),
      local(-wide, front, low)
    };
    Vec[] top = {
      local(-topWide, topBack, high), local(topWide, topBack, high),
      local(topWide, topFront, high), local(-topWide, topFront, high)
    };
    Hull hull = new Hull();
    for (int i = 0; i < 4; i++) {
      point(hull, foot[i]);
      point(hull, top[i]);
    }
    Outline silhouette = hull.take();
    solid.add(silhouette);
    paint.add(new Fill(silhouette, Tint.shade(rgb, 0.7 * light)));
    Vec[] normals = {ahead.times(-1), right, ahead, right.times(-1)};
    double[] tones = {0.62, 0.85, 0.8, 0.7};
    for (int i = 0; i < 4; i++) {
      int next = (i + 1) % 4;
      if (normals[i].dot(viewpoint.position().minus(foot[i].towards(foot[next], 0.5))) > 0) {
        point(hull, foot[i]);
        point(hull, foot[next]);
        point(hull, top[i]);
        point(hull, top[next]);
        paint.add(new Fill(hull.take(), Tint.shade(rgb, tones[i] * light)));
      }
    }
    if (viewpoint.position().z() > high) {
      for (Vec corner : top) {
        point(hull, corner);
      }
      paint.add(new Fill(hull.take(), Tint.shade(rgb, 1.02 * light)));
    }
  }

  private void plane(int rgb, double left, double rightEdge, double a, double low, double high) {
    Hull hull = new Hull();
    point(hull, local(left, a, low));
    point(hull, local(rightEdge, a, low));
    point(hull, local(left, a, high));
    point(hull, local(rightEdge, a, high));
    Outline outline = hull.take();
    solid.add(outline);
    paint.add(new Fill(outline, Tint.shade(rgb, light)));
  }

  private void wheel(double r, double a, double radius) {
    Hull hull = new Hull();
    for (int i = 0; i < 12; i++) {
      double angle = i * Math.PI / 6;
      for (int s = -1; s <= 1; s += 2) {
        point(
            hull,
            local(
                r + s * 0.09,
                a + radius * StrictMath.cos(angle),
                radius + radius * StrictMath.sin(angle)));
      }
    }
    Outline outline = hull.take();
    solid.add(outline);
    paint.add(new Fill(outline, Tint.shade(0x232323, light)));
  }

  private void post(double r, double a) {
    Hull hull = new Hull();
    for (double up : new double[] {0.44, 1.88}) {
      point(hull, local(r - 0.025, a, up));
      point(hull, local(r + 0.025, a, up));
      point(hull, local(r, a - 0.025, up));
      point(hull, local(r, a + 0.025, up));
    }
    Outline outline = hull.take();
    solid.add(outline);
    paint.add(new Fill(outline, Tint.shade(0xB8B8B4, 0.85 * light)));
  }

  private void point(Hull hull, Vec place) {
    viewpoint.see(place).ifPresent(spot -> hull.point(spot.x(), spot.y()));
  }
}
