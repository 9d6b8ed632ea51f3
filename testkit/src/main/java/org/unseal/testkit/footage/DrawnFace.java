package org.unseal.testkit.footage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** Faces drawn with plain shading, which detectors find: no photograph of anybody is needed. */
public final class DrawnFace {
  /** Skin colours from light to dark. */
  public static final List<Color> SKINS =
      List.of(
          new Color(238, 203, 176),
          new Color(206, 160, 126),
          new Color(150, 105, 74),
          new Color(96, 64, 46));

  private DrawnFace() {}

  /** A picture with a plain wall and ground. */
  public static BufferedImage scene(PictureSize size) {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(150, 155, 150));
    g.fillRect(0, 0, size.width(), size.height());
    g.setColor(new Color(110, 112, 105));
    g.fillRect(0, size.height() * 2 / 3, size.width(), size.height());
    g.dispose();
    return image;
  }

  /**
   * Draws a head and shoulders.
   *
   * @param face from hairline to chin and from ear to ear
   */
  public static void draw(BufferedImage image, Box face, Color skin) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.translate(face.left(), face.top());
    g.scale(face.width() / 100.0, face.height() / 125.0);
    g.setColor(new Color(60, 80, 130));
    g.fill(new Ellipse2D.Double(-60, 135, 220, 200));
    g.setColor(skin.darker());
    g.fill(new Path2D.Double(new java.awt.Rectangle(32, 100, 36, 50)));
    g.setColor(new Color(40, 28, 22));
    g.fill(new Ellipse2D.Double(-8, -22, 116, 110));
    g.setColor(skin);
    g.fill(new Ellipse2D.Double(0, 0, 100, 125));
    g.setColor(new Color(40, 28, 22));
    g.fill(new Arc2D.Double(-4, -16, 108, 70, 5, 170, Arc2D.CHORD));
    for (int side : new int[] {-1, 1}) {
      double eye = 50 + side * 21;
      g.setColor(shade(skin, 0.72));
      g.fill(new Ellipse2D.Double(eye - 14, 45, 28, 18));
      g.setColor(new Color(50, 35, 28));
      g.fill(new Ellipse2D.Double(eye - 14, 38, 28, 6));
      g.setColor(new Color(235, 232, 228));
      g.fill(new Ellipse2D.Double(eye - 10, 49, 20, 10));
      g.setColor(new Color(35, 25, 20));
      g.fill(new Ellipse2D.Double(eye - 5, 48, 10, 11));
    }
    g.setColor(shade(skin, 0.80));
    g.fill(new Ellipse2D.Double(43, 58, 14, 28));
    g.setColor(shade(skin, 0.55));
    g.fill(new Ellipse2D.Double(42, 80, 16, 7));
    g.setColor(shade(skin, 0.85));
    g.fill(new Arc2D.Double(4, 4, 92, 119, 230, 80, Arc2D.CHORD));
    g.setColor(skin);
    g.fill(new Ellipse2D.Double(26, 105, 48, 15));
    g.setColor(new Color(150, 70, 65));
    g.fill(new Ellipse2D.Double(32, 94, 36, 11));
    g.setColor(new Color(80, 30, 30));
    g.fill(new Ellipse2D.Double(34, 98, 32, 3));
    g.dispose();
  }

  /** Softens edges as a lens does. */
  public static BufferedImage blurred(BufferedImage image) {
    float[] weights = {1, 2, 1, 2, 4, 2, 1, 2, 1};
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= 16;
    }
    return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null);
  }

  private static Color shade(Color color, double share) {
    return new Color(
        (int) (color.getRed() * share),
        (int) (color.getGreen() * share),
        (int) (color.getBlue() * share));
  }
}
