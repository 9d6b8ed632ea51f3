package org.unseal.campus.draw;

import java.util.Optional;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.scene.Wardrobe;

/** Head, hair, hat and face of one figure. */
final class Head {
  /** The drawn face reaches from the chin to this height and so far round to the sides. */
  private static final double HAIRLINE = 0.52;

  private static final double CHEEK = 80;

  private final Canvas canvas;
  private final Wardrobe wears;
  private final int skin;
  private final HeadShape shape;
  private final double pixels;
  private final double yaw;
  private final double cheek;
  private final double hairline;
  private final Hull all = new Hull();
  private Optional<Outline> face = Optional.empty();
  private Optional<Outline> whole = Optional.empty();

  Head(
      Canvas canvas,
      Viewpoint viewpoint,
      Person person,
      Stance stance,
      Skeleton bones,
      Viewpoint.Spot spot) {
    this.canvas = canvas;
    this.wears = person.wardrobe();
    this.skin = person.skin().rgb();
    Vec way = bones.head.minus(viewpoint.position());
    double level = Math.hypot(way.x(), way.y());
    Vec looking = Vec.heading(stance.heading() + stance.headTurn());
    Vec right = new Vec(way.y() / level, -way.x() / level, 0);
    Vec back = new Vec(-way.x() / level, -way.y() / level, 0);
    yaw = StrictMath.atan2(looking.dot(right), looking.dot(back));
    double pitch = StrictMath.atan2(-way.z(), level) + stance.nod() * StrictMath.cos(yaw);
    pixels = bones.headHalf * spot.scale();
    shape = new HeadShape(spot.x(), spot.y(), pixels, yaw, pitch);
    boolean wrapped =
        wears.headwear() == Wardrobe.Headwear.SCARF || wears.headwear() == Wardrobe.Headwear.HOOD;
    cheek = wrapped ? 66 : CHEEK;
    hairline = wrapped ? 0.42 : HAIRLINE;
  }

  /** Degrees from looking into the camera. */
  int yaw() {
    return (int) Math.round(StrictMath.toDegrees(yaw));
  }

  Optional<Outline> face() {
    return face;
  }

  Outline outline() {
    return whole.orElseThrow(() -> new IllegalStateException("paint first"));
  }

  private boolean facing() {
    return Math.abs(yaw) < 1.6;
  }

  /** Long hair that falls behind the neck. */
  void paintBehindNeck() {
    if (facing()) {
      longHair();
    }
  }

  private void longHair() {
    boolean scarf = wears.headwear() == Wardrobe.Headwear.SCARF;
    if (wears.hair() != Wardrobe.Hair.LONG && !scarf) {
      return;
    }
    shape.region(90, 270, -0.9, 0.3, 1.12, true);
    shape.region(100, 260, -1, -1, 1, true);
    for (double a = 110; a <= 250; a += 35) {
      shape.corner(a, -1.55, 1);
      shape.corner(a, -0.4, 1.2);
    }
    Outline fall = shape.take();
    canvas.solid(fall, scarf ? wears.headwearColour() : wears.hairColour(), 0.85);
    all.grown(fall, 0);
  }

  /** Skull, hair, face and hat. */
  void paint() {
    skull();
    Outline skinned = skin();
    boolean drawn = skinned.height() > 0.5 * pixels && skinned.width() > 0.15 * pixels;
    if (drawn) {
      canvas.solid(skinned, skin, 1);
      all.grown(skinned, 0);
      nose();
      shape.region(-cheek, cheek, -1, hairline, 1, false);
      Outline mask = shape.take();
      if (mask.height() > 0.5 * pixels && mask.width() > 0.2 * pixels) {
        face = Optional.of(mask);
        features();
      }
    }
    if (!facing()) {
      longHair();
    } else if (wears.hair() == Wardrobe.Hair.LONG && wears.headwear() != Wardrobe.Headwear.HOOD) {
      strand(86, 112);
      strand(-112, -86);
    }
    headwear();
    whole = Optional.of(all.take());
  }

  private void skull() {
    boolean scarf = wears.headwear() == Wardrobe.Headwear.SCARF;
    boolean hood = wears.headwear() == Wardrobe.Headwear.HOOD;
    boolean bald = wears.hair() == Wardrobe.Hair.BALD && !scarf && !hood;
    double grow =
        scarf ? 1.12 : hood ? 1.22 : bald ? 1 : wears.hair() == Wardrobe.Hair.CURLY ? 1.2 : 1.08;
    double low = scarf || hood ? -0.95 : -0.55;
    shape.region(70, 290, low, 0.98, grow, true);
    shape.region(-70, 70, hairline - 0.05, 0.98, grow * 0.99, true);
    shape.corner(0, scarf || hood ? 1.1 : 1.04, 1);
    if (wears.hair() == Wardrobe.Hair.CURLY && !scarf && !hood) {
      shape.corner(0, 1.2, 1);
      shape.region(40, 320, 0.2, 0.9, 1.25, true);
    }
    Outline outline = shape.take();
    int colour = scarf || hood ? wears.headwearColour() : bald ? skin : wears.hairColour();
    canvas.solid(outline, colour, 0.9);
    all.grown(outline, 0);
    if (wears.hair() == Wardrobe.Hair.BUN && !scarf && !hood) {
      shape.region(150, 210, 0.5, 0.95, 1.5, true);
      Outline bun = shape.take();
      canvas.solid(bun, wears.hairColour(), 0.8);
      all.grown(bun, 0);
    }
    if (!bald) {
      // Light on the hair, seen from above.
      shape.region(-60, 60, 0.72, 0.95, 1.0, false, canvas.side(), -0.1);
      canvas.glaze(shape.take(), 0xFFFFFF, 0.07);
    }
  }

  private Outline skin() {
    boolean wrapped = cheek < CHEEK;
    double reach = wrapped ? cheek : 96;
    shape.region(-reach, reach, -1, hairline * 0.75, 1, false);
    shape.region(-Math.min(reach, 62), Math.min(reach, 62), 0.2, hairline, 1, false);
    return shape.take();
  }

  private void nose() {
    if (Math.abs(yaw) > 0.6 && Math.abs(yaw) < 1.9) {
      shape.corner(0, 0.08, 1.02);
      shape.corner(0, -0.26, 1.2);
      shape.corner(0, -0.36, 1.06);
      shape.corner(0, -0.36, 0.9);
      shape.corner(0, 0.08, 0.9);
      Outline bump = shape.take();
      canvas.solid(bump, skin, 0.97);
      all.grown(bump, 0);
    }
  }

  private void strand(double from, double to) {
    shape.region(from, to, -0.9, 0.45, 1.08, false);
    Outline strand = shape.take();
    if (strand.width() > 0.5 && strand.height() > 1) {
      canvas.solid(strand, wears.hairColour(), 0.95);
      all.grown(strand, 0);
    }
  }

  private void features() {
    boolean fine = pixels > 13;
    // The side away from the light, in two steps.
    double dark = canvas.side();
    shape.region(-cheek, cheek, -1, hairline, 1, false, -dark, 0.22);
    canvas.glaze(shape.take(), 0x000000, 0.13);
    shape.region(-cheek, cheek, -1, hairline, 1, false, -dark, 0.44);
    canvas.glaze(shape.take(), 0x000000, 0.13);
    if (shape.seen(0, 0.4)) {
      canvas.glaze(shape.patch(0, 0.38, 32, 0.14), 0xFFFFFF, 0.1);
    }
    if (wears.beard()) {
      shape.region(-72, 72, -1, -0.42, 1, false);
      canvas.glaze(shape.take(), Tint.shade(wears.hairColour(), 1.1), 0.72);
    }
    for (int s = -1; s <= 1; s += 2) {
      if (shape.seen(s * 27, 0.05)) {
        eye(s, fine);
      }
      if (shape.seen(s * 48, -0.3)) {
        canvas.glaze(shape.patch(s * 46, -0.28, 13, 0.13), 0xB04030, 0.1);
      }
      if (cheek == CHEEK && wears.hair() != Wardrobe.Hair.LONG && shape.seen(s * 92, -0.02)) {
        Outline ear = shape.patch(s * 92, -0.02, 9, 0.17);
        canvas.detail(ear, skin, 0.82);
      }
    }
    if (shape.seen(0, -0.2)) {
      noseShade();
      mouth(fine);
    } else if (shape.seen(Math.copySign(14, -yaw), -0.57)) {
      canvas.detail(shape.patch(Math.copySign(14, -yaw), -0.58, 8, 0.04), lips(), 0.8);
    }
    if (wears.glasses()) {
      for (int s = -1; s <= 1; s += 2) {
        if (shape.seen(s * 27, 0.05)) {
          canvas.glaze(shape.patch(s * 27, 0.04, 18, 0.17), 0x101014, 0.35);
        }
      }
    }
  }

  private void eye(int s, boolean fine) {
    canvas.glaze(shape.patch(s * 26, 0.1, 17, 0.16), 0x000000, 0.13);
    canvas.detail(shape.patch(s * 27, 0.05, 11.5, 0.075), 0xEDE7DF, 0.92);
    canvas.detail(shape.patch(s * 27, 0.055, 5.4, 0.08), 0x241710, 1);
    canvas.glaze(shape.patch(s * 27, 0.125, 13, 0.03), 0x150D09, 0.8);
    if (fine) {
      canvas.detail(shape.patch(s * 27 + 1.6, 0.085, 1.4, 0.02), 0xFFFFFF, 1);
      canvas.glaze(shape.patch(s * 27, -0.04, 11, 0.02), 0x000000, 0.2);
    }
    int brow = Tint.mix(wears.hairColour(), 0x1A120D, 0.4);
    canvas.glaze(shape.patch(s * 28, 0.25, 15, 0.042), brow, 0.85);
  }

  private void noseShade() {
    double far = -canvas.side();
    shape.corner(far * 3, 0.12, 1);
    shape.corner(far * 12, -0.28, 1.02);
    shape.corner(far * 8, -0.34, 1.05);
    shape.corner(0, -0.33, 1.08);
    canvas.glaze(shape.take(), 0x000000, 0.2);
    shape.corner(-far * 1, 0.1, 1.02);
    shape.corner(far * 2, 0.1, 1.02);
    shape.corner(far * 2, -0.24, 1.12);
    shape.corner(-far * 4, -0.24, 1.12);
    canvas.glaze(shape.take(), 0xFFFFFF, 0.16);
    canvas.glaze(shape.patch(0, -0.35, 11, 0.04), 0x1A0A06, 0.42);
  }

  private int lips() {
    return Tint.mix(skin, 0x7A2530, 0.55);
  }

  private void mouth(boolean fine) {
    canvas.detail(shape.patch(0, -0.565, 17, 0.045), lips(), 0.85);
    canvas.detail(shape.patch(0, -0.635, 14, 0.05), lips(), 1.1);
    canvas.glaze(shape.patch(0, -0.595, 18, fine ? 0.014 : 0.022), 0x1A0808, 0.7);
    canvas.glaze(shape.patch(0, -0.73, 12, 0.035), 0x000000, 0.14);
  }

  private void headwear() {
    switch (wears.headwear()) {
      case CAP -> {
        hat(0, 360, 0.46, 0.98, 1.13, 1.12);
        hat(-48, 48, 0.44, 0.5, 1.55, 0.5);
      }
      case CAMPAIGN_HAT -> {
        hat(0, 360, 0.48, 0.56, 1.85, 0.5);
        hat(0, 360, 0.5, 0.8, 1.1, 1.35);
      }
      case NONE, SCARF, HOOD -> {}
    }
  }

  private void hat(double from, double to, double low, double high, double grow, double crown) {
    shape.region(from, to, low, high, grow, true);
    if (crown > 0.6) {
      shape.corner(0, crown, 0.6);
      shape.corner(180, crown, 0.6);
    }
    Outline outline = shape.take();
    canvas.solid(outline, wears.headwearColour(), crown > 0.6 ? 1 : 0.75);
    all.grown(outline, 0);
  }
}
