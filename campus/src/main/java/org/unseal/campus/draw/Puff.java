package org.unseal.campus.draw;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;
import org.unseal.campus.scene.Happening;

/**
 * One puff of smoke as seen.
 *
 * @param opacity in its middle
 * @param turn which of the drawn puffs, and how it is turned
 */
record Puff(double x, double y, double radius, double depth, double opacity, int turn) {
  private static final int SIZE = 96;

  /** From here on a face behind it counts as hidden. */
  private static final double HIDING = 0.6;

  private static final long EVERY = 450_000;
  private static final long LIFE = 9_000_000;

  /** All puffs that are in the air. */
  static List<Puff> of(Happening.Smoke smoke, long time, Viewpoint viewpoint) {
    List<Puff> puffs = new ArrayList<>();
    long last = Math.min(time, smoke.end() - LIFE);
    long first = Math.max(0, (time - LIFE - smoke.start()) / EVERY);
    for (long k = first; smoke.start() + k * EVERY <= last; k++) {
      double age = (time - smoke.start() - k * EVERY) / 1e6;
      if (age > LIFE / 1e6) {
        continue;
      }
      double a = Grain.at(smoke.seed(), k, 1) - 0.5;
      double b = Grain.at(smoke.seed(), k, 2) - 0.5;
      double c = Grain.at(smoke.seed(), k, 3) - 0.5;
      Vec place =
          smoke
              .source()
              .plus(smoke.wind().times(age * (1 + 0.5 * a)))
              .plus(new Vec(a * 0.4 * age, b * 0.4 * age, (0.28 + 0.2 * c) * age));
      Optional<Viewpoint.Spot> spot = viewpoint.see(place);
      if (spot.isPresent() && spot.get().depth() > 1.5) {
        double fade = Math.min(1, age / 0.6) * Math.min(1, (LIFE / 1e6 - age) / 2);
        puffs.add(
            new Puff(
                spot.get().x(),
                spot.get().y(),
                (0.4 + 0.17 * age) * spot.get().scale(),
                viewpoint.depth(new Vec(place.x(), place.y(), 0)),
                0.88 * fade * StrictMath.exp(-age / 9),
                (int) (k & 7)));
      }
    }
    return puffs;
  }

  /** The part that hides; empty where it is too thin. */
  Optional<Outline> core() {
    if (opacity < HIDING) {
      return Optional.empty();
    }
    // Where the fall-off of the drawn puff has come down to HIDING.
    double share = 0.35 + 0.65 * (1 - Math.sqrt(HIDING / opacity));
    return Optional.of(new Hull().disc(x, y, radius * share).take());
  }

  /** Drawn puffs to choose from: grey, denser in the middle, ragged. */
  static List<BufferedImage> sprites(long seed) {
    List<BufferedImage> sprites = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          double dx = (x + 0.5) / SIZE * 2 - 1;
          double dy = (y + 0.5) / SIZE * 2 - 1;
          double wild = Grain.cloudy(seed + n, x / 17.0, y / 17.0);
          double r = Math.sqrt(dx * dx + dy * dy) * (0.85 + 0.3 * wild);
          double thin = Math.clamp((1 - r) / 0.65, 0, 1);
          int grey = (int) (105 + 70 * Grain.cloudy(seed + 9 + n, x / 13.0, y / 13.0));
          int alpha = (int) Math.round(255 * thin * thin);
          image.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
        }
      }
      sprites.add(image);
    }
    return sprites;
  }

  void draw(Graphics2D graphics, List<BufferedImage> sprites) {
    BufferedImage sprite = sprites.get(turn % sprites.size());
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.quadrantRotate(turn / 2);
    double scale = 2 * radius / SIZE;
    place.scale(scale, scale);
    place.translate(-SIZE / 2.0, -SIZE / 2.0);
    graphics.setComposite(AlphaComposite.SrcOver.derive((float) Math.clamp(opacity, 0, 1)));
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(sprite, place, null);
    graphics.setComposite(AlphaComposite.SrcOver);
  }
}
