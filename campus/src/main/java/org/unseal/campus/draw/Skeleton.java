package org.unseal.campus.draw;

import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Stance;

/**
 * Joints of a person in the world. Proportions are the usual ones of figure drawing: hips at 0.52
 * of the height, shoulders at 0.82, the head a bit over an eighth.
 */
final class Skeleton {
  /** Middle of the head; it is {@link #headHalf} to the crown and to the chin. */
  final Vec head;

  final double headHalf;
  final Vec neck;
  final Vec chest;
  final Vec[] shoulder = new Vec[2];
  final Vec[] elbow = new Vec[2];
  final Vec[] hand = new Vec[2];
  final Vec[] hip = new Vec[2];
  final Vec[] knee = new Vec[2];
  final Vec[] ankle = new Vec[2];
  final Vec[] toe = new Vec[2];

  /** Directions of the body. */
  final Vec forward;

  final Vec right;

  Skeleton(Person person, Stance stance) {
    double h = person.height();
    double breadth = h * person.build();
    forward = Vec.heading(stance.heading());
    right = new Vec(forward.y(), -forward.x(), 0);
    boolean riding = stance.gait() == Stance.Gait.RIDING;
    boolean running = stance.gait() == Stance.Gait.RUNNING;
    boolean standing = stance.gait() == Stance.Gait.STANDING;
    double lean = running ? 0.16 : 0.03;

    // Legs first, from hips at the origin; then all is lowered until a foot is on the ground.
    Vec[] at = new Vec[8];
    double lowest = 0;
    for (int side = 0; side < 2; side++) {
      double phase = 2 * Math.PI * (stance.cycle() + side * 0.5);
      double swing;
      double bend;
      if (riding) {
        swing = 1.35;
        bend = 1.45;
      } else if (standing) {
        swing = side == 0 ? 0.05 : -0.03;
        bend = 0.04;
      } else {
        double reach = running ? 0.72 : 0.43;
        swing = reach * StrictMath.sin(phase) + (running ? 0.12 : 0.03);
        double lift = Math.max(0, StrictMath.cos(phase));
        bend = (running ? 0.25 : 0.1) + (running ? 1.35 : 0.75) * lift;
      }
      Vec hipAt = right.times((side == 0 ? 1 : -1) * 0.052 * breadth);
      Vec kneeAt = hipAt.plus(limb(swing, 0.245 * h));
      Vec ankleAt = kneeAt.plus(limb(swing - bend, 0.235 * h));
      // Feet point a little outwards.
      Vec toeAt =
          ankleAt
              .plus(forward.times(0.085 * h))
              .plus(right.times((side == 0 ? 1 : -1) * 0.02 * h))
              .plus(new Vec(0, 0, -0.015 * h));
      at[side] = hipAt;
      at[2 + side] = kneeAt;
      at[4 + side] = ankleAt;
      at[6 + side] = toeAt;
      lowest = Math.min(lowest, Math.min(ankleAt.z(), toeAt.z()) - 0.018 * h);
    }
    Vec base = stance.ground().plus(new Vec(0, 0, -lowest));
    if (riding) {
      base = stance.ground().plus(new Vec(0, 0, 0.52)).plus(forward.times(-0.15));
    }
    for (int side = 0; side < 2; side++) {
      hip[side] = base.plus(at[side]);
      knee[side] = base.plus(at[2 + side]);
      ankle[side] = base.plus(at[4 + side]);
      toe[side] = base.plus(at[6 + side]);
    }

    Vec spine = new Vec(0, 0, 1).plus(forward.times(lean));
    Vec shoulders = base.plus(spine.times(0.295 * h));
    chest = base.plus(spine.times(0.2 * h));
    neck = base.plus(spine.times(0.34 * h));
    headHalf = 0.114 + 0.006 * (h - 1.5) / 0.3;
    head = neck.plus(spine.times(headHalf * 1.06)).plus(forward.times(0.02));
    for (int side = 0; side < 2; side++) {
      int sign = side == 0 ? 1 : -1;
      double phase = 2 * Math.PI * (stance.cycle() + side * 0.5);
      double swing;
      double bend;
      if (riding) {
        swing = 0.75;
        bend = 0.6;
      } else if (standing) {
        swing = 0.04;
        bend = 0.2;
      } else {
        swing = -(running ? 0.75 : 0.42) * StrictMath.sin(phase);
        bend = running ? 1.55 : 0.3;
      }
      Vec s = shoulders.plus(right.times(sign * 0.097 * breadth));
      Vec out = right.times(sign * 0.028 * breadth);
      Vec e = s.plus(limb(swing, 0.17 * h)).plus(out);
      Vec w = e.plus(limb(swing + bend, 0.165 * h));
      if (side == 0 && stance.gesture() > 0) {
        Vec raisedElbow = s.plus(right.times(0.09 * h)).plus(new Vec(0, 0, -0.13 * h));
        Vec radio = s.plus(forward.times(0.07 * h)).plus(right.times(-0.01));
        e = e.towards(raisedElbow, stance.gesture());
        w = w.towards(radio, stance.gesture());
      }
      shoulder[side] = s;
      elbow[side] = e;
      hand[side] = w;
    }
  }

  /** A limb that hangs down at 0 and points forward at a quarter turn. */
  private Vec limb(double angle, double length) {
    return forward
        .times(StrictMath.sin(angle) * length)
        .plus(new Vec(0, 0, -StrictMath.cos(angle) * length));
  }
}
