package org.unseal.campus.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.scene.Wardrobe;

/** Makes figures for one camera. One thread. */
final class FigureBuilder {
  private final Viewpoint viewpoint;
  private final Sun sun;
  private final double side;
  private final Hull hull = new Hull();

  FigureBuilder(Viewpoint viewpoint, Sun sun) {
    this.viewpoint = viewpoint;
    this.sun = sun;
    Vec here = viewpoint.position().plus(viewpoint.ray(0, 0));
    Vec there = viewpoint.position().plus(viewpoint.ray(viewpoint.size().width(), 0));
    this.side = there.minus(here).dot(sun.towards()) > 0 ? 1 : -1;
  }

  /**
   * The figure of a person; empty where no part of it can be seen by the lens.
   *
   * @param light factor on the colours: less than 1 in the shade
   */
  Optional<Figure> build(Person person, Stance stance, double light) {
    Skeleton bones = new Skeleton(person, stance);
    Optional<Viewpoint.Spot> headSpot = viewpoint.see(bones.head);
    if (headSpot.isEmpty()) {
      return Optional.empty();
    }
    Canvas canvas = new Canvas(viewpoint, light, side);
    Wardrobe wears = person.wardrobe();
    double h = person.height();
    double b = h * person.build();
    boolean facing = bones.forward.dot(viewpoint.position().minus(bones.chest)) > 0;

    int first = viewpoint.depth(bones.hip[0]) > viewpoint.depth(bones.hip[1]) ? 0 : 1;
    boolean pack = wears.bag() == Wardrobe.Bag.BACKPACK;
    if (pack && facing) {
      backpack(canvas, bones, wears, b);
    }
    leg(canvas, bones, wears, person.skin().rgb(), first, h, b, 0.86);
    leg(canvas, bones, wears, person.skin().rgb(), 1 - first, h, b, 1);
    boolean[] behind = new boolean[2];
    for (int side2 = 0; side2 < 2; side2++) {
      behind[side2] =
          viewpoint.depth(bones.hand[side2]) + viewpoint.depth(bones.elbow[side2])
              > 2 * viewpoint.depth(bones.chest);
      if (behind[side2]) {
        arm(canvas, bones, wears, person.skin().rgb(), side2, h, b, 0.85);
      }
    }
    torso(canvas, bones, wears, b);
    if (pack && !facing) {
      backpack(canvas, bones, wears, b);
    }
    Head head = new Head(canvas, viewpoint, person, stance, bones, headSpot.get());
    head.paintBehindNeck();
    canvas.part(
        Tint.shade(person.skin().rgb(), 0.8),
        new double[] {0.03 * b, 0.034 * b},
        bones.head.towards(bones.neck, 0.4),
        bones.neck.plus(new Vec(0, 0, -0.02)));
    head.paint();
    List<Outline> body = canvas.takeOutlines();
    for (int side2 = 0; side2 < 2; side2++) {
      if (!behind[side2]) {
        arm(canvas, bones, wears, person.skin().rgb(), side2, h, b, 1);
      }
    }
    List<Outline> front = canvas.takeOutlines();
    return Optional.of(
        new Figure(
            person,
            stance,
            viewpoint.depth(stance.ground()),
            canvas.fills(),
            body,
            head.face(),
            head.outline(),
            front,
            shadow(bones, h, b),
            head.yaw()));
  }

  private static void leg(
      Canvas canvas,
      Skeleton bones,
      Wardrobe wears,
      int skin,
      int side,
      double h,
      double b,
      double shade) {
    int cloth = Tint.shade(wears.bottom(), shade);
    boolean bare = wears.legs() != Wardrobe.Legs.TROUSERS;
    int shin = bare ? Tint.shade(skin, 0.95 * shade) : cloth;
    canvas.part(
        Tint.shade(wears.shoes(), shade),
        new double[] {0.02 * h, 0.016 * h},
        bones.ankle[side],
        bones.toe[side]);
    canvas.part(
        shin,
        new double[] {0.031 * b, 0.021 * b},
        bones.knee[side],
        bones.ankle[side].plus(new Vec(0, 0, 0.01)));
    canvas.part(cloth, new double[] {0.049 * b, 0.034 * b}, bones.hip[side], bones.knee[side]);
  }

  private static void arm(
      Canvas canvas,
      Skeleton bones,
      Wardrobe wears,
      int skin,
      int side,
      double h,
      double b,
      double shade) {
    int cloth = Tint.shade(wears.top(), shade);
    int bare = Tint.shade(skin, 0.92 * shade);
    canvas.part(
        bare,
        new double[] {0.02 * h, 0.019 * h},
        bones.hand[side],
        bones.hand[side].plus(bones.hand[side].minus(bones.elbow[side]).times(0.15)));
    canvas.part(
        wears.longSleeves() ? cloth : bare,
        new double[] {0.026 * b, 0.018 * b},
        bones.elbow[side],
        bones.hand[side]);
    canvas.part(
        cloth, new double[] {0.033 * b, 0.027 * b}, bones.shoulder[side], bones.elbow[side]);
  }

  private static void torso(Canvas canvas, Skeleton bones, Wardrobe wears, double b) {
    if (wears.legs() == Wardrobe.Legs.SKIRT) {
      canvas.part(
          wears.bottom(),
          new double[] {0.055 * b, 0.055 * b, 0.06 * b, 0.06 * b},
          bones.hip[0],
          bones.hip[1],
          bones.knee[0].towards(bones.hip[0], 0.25),
          bones.knee[1].towards(bones.hip[1], 0.25));
    }
    canvas.part(
        wears.top(),
        new double[] {0.05 * b, 0.05 * b, 0.036 * b, 0.036 * b, 0.068 * b},
        bones.hip[0].plus(new Vec(0, 0, 0.01)),
        bones.hip[1].plus(new Vec(0, 0, 0.01)),
        bones.shoulder[0].plus(new Vec(0, 0, -0.005)),
        bones.shoulder[1].plus(new Vec(0, 0, -0.005)),
        bones.chest);
  }

  private static void backpack(Canvas canvas, Skeleton bones, Wardrobe wears, double b) {
    Vec back = bones.forward.times(-0.085 * b);
    canvas.part(
        wears.bagColour(),
        new double[] {0.06 * b, 0.06 * b, 0.07 * b},
        bones.shoulder[0].towards(bones.shoulder[1], 0.25).plus(back).plus(new Vec(0, 0, -0.03)),
        bones.shoulder[0].towards(bones.shoulder[1], 0.75).plus(back).plus(new Vec(0, 0, -0.03)),
        bones.hip[0].towards(bones.hip[1], 0.5).plus(back).plus(new Vec(0, 0, 0.12)));
  }

  private List<Outline> shadow(Skeleton bones, double h, double b) {
    List<Outline> parts = new ArrayList<>();
    if (!sun.castsShadows()) {
      return parts;
    }
    for (int side2 = 0; side2 < 2; side2++) {
      cast(parts, 0.045 * b, bones.hip[side2], 0.035 * b, bones.knee[side2]);
      cast(parts, 0.034 * b, bones.knee[side2], 0.025 * b, bones.toe[side2]);
      cast(parts, 0.03 * b, bones.shoulder[side2], 0.025 * b, bones.elbow[side2]);
      cast(parts, 0.025 * b, bones.elbow[side2], 0.02 * b, bones.hand[side2]);
      cast(parts, 0.06 * b, bones.hip[side2], 0.05 * b, bones.shoulder[1 - side2]);
    }
    cast(parts, 0.06 * h, bones.head, 0.03 * h, bones.neck);
    return parts;
  }

  private void cast(List<Outline> parts, double radius, Vec from, double otherRadius, Vec to) {
    if (ring(sun.ground(from), radius) && ring(sun.ground(to), otherRadius)) {
      parts.add(hull.take());
    } else {
      hull.take();
    }
  }

  // A disc lying on the ground, as seen.
  private boolean ring(Vec centre, double radius) {
    for (int i = 0; i < 8; i++) {
      Vec edge = centre.plus(Vec.heading(i * Math.PI / 4).times(radius));
      Optional<Viewpoint.Spot> spot = viewpoint.see(edge);
      if (spot.isEmpty()) {
        return false;
      }
      hull.point(spot.get().x(), spot.get().y());
    }
    return true;
  }
}
