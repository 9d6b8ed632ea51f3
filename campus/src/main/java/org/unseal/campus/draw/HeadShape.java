package org.unseal.campus.draw;

import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;

/**
 * The surface of a head: places are given by azimuth (degrees from the nose, positive to the right
 * of the picture when it looks into the camera) and height (-1 chin, 1 crown), and come out as
 * places in the picture for one turn and tilt of the head.
 */
final class HeadShape {
  private static final double WIDTH = 0.68;
  private static final double LENGTH = 0.83;

  private final double x;
  private final double y;
  private final double scale;
  private final double sinYaw;
  private final double cosYaw;
  private final double sinPitch;
  private final double cosPitch;
  private final Hull hull = new Hull();
  private double atX;
  private double atY;
  private double atDepth;

  /**
   * @param x middle of the head in the picture
   * @param scale pixels of half the head's height
   * @param yaw radians from looking into the camera
   * @param pitch radians that the crown leans towards the camera
   */
  HeadShape(double x, double y, double scale, double yaw, double pitch) {
    this.x = x;
    this.y = y;
    this.scale = scale;
    sinYaw = StrictMath.sin(yaw);
    cosYaw = StrictMath.cos(yaw);
    sinPitch = StrictMath.sin(pitch);
    cosPitch = StrictMath.cos(pitch);
  }

  /** Finds a place; {@code grow} is its distance from the axis against the head's own surface. */
  private void find(double azimuth, double height, double grow) {
    double inner = Math.min(1, Math.abs(height));
    // A jaw is narrower than a skull, and both are blunter than an ellipse.
    double blunt = Math.sqrt(Math.max(0, 1 - inner * inner * Math.sqrt(inner)));
    double jaw = height < 0 ? 1 - 0.16 * inner : 1;
    double a = StrictMath.toRadians(azimuth);
    double across = WIDTH * blunt * jaw * StrictMath.sin(a) * grow;
    double ahead = LENGTH * blunt * StrictMath.cos(a) * grow;
    double turned = across * cosYaw + ahead * sinYaw;
    double near = ahead * cosYaw - across * sinYaw;
    atX = x + turned * scale;
    atY = y - (height * cosPitch - near * sinPitch) * scale;
    atDepth = near * cosPitch + height * sinPitch;
  }

  /** The hull of what can be seen of a region, or of all of it where it is seen through hair. */
  void region(
      double fromAzimuth, double toAzimuth, double low, double high, double grow, boolean all) {
    region(fromAzimuth, toAzimuth, low, high, grow, all, 0, -9);
  }

  /** The same, of the part further than {@code beyond} to one side of the head's middle. */
  void region(
      double fromAzimuth,
      double toAzimuth,
      double low,
      double high,
      double grow,
      boolean all,
      double side,
      double beyond) {
    int columns = (int) Math.max(4, Math.round((toAzimuth - fromAzimuth) / 12));
    int rows = 8;
    for (int r = 0; r <= rows; r++) {
      double v = low + (high - low) * r / rows;
      for (int c = 0; c <= columns; c++) {
        find(fromAzimuth + (toAzimuth - fromAzimuth) * c / columns, v, grow);
        if ((all || atDepth >= -0.02) && (atX - x) * side >= beyond * scale) {
          hull.point(atX, atY);
        }
      }
    }
  }

  /** Adds single places to what {@link #region} gathered. */
  void corner(double azimuth, double height, double grow) {
    find(azimuth, height, grow);
    hull.point(atX, atY);
  }

  /** The outline of everything gathered since the last call. */
  Outline take() {
    return hull.take();
  }

  /** True where this place is turned to the camera by a fair margin. */
  boolean seen(double azimuth, double height) {
    find(azimuth, height, 1);
    return atDepth > 0.12;
  }

  /** A small ellipse on the surface: half width in degrees, half height in half heads. */
  Outline patch(double azimuth, double height, double halfWidth, double halfHeight) {
    for (int i = 0; i < 10; i++) {
      double angle = i * Math.PI / 5;
      find(
          azimuth + halfWidth * StrictMath.cos(angle),
          height + halfHeight * StrictMath.sin(angle),
          1.01);
      hull.point(atX, atY);
    }
    return hull.take();
  }
}
