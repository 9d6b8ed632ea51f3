package org.unseal.campus.geometry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.model.picture.PictureSize;

/** A pinhole camera that never moves. */
public final class Viewpoint {
  /** Nothing nearer to the lens than this is seen, in metres along the axis. */
  public static final double NEAR = 0.3;

  private final Vec position;
  private final Vec forward;
  private final Vec right;
  private final Vec up;
  private final double focal;
  private final PictureSize size;

  /**
   * @param pan compass heading of the axis in degrees, 0 is north, clockwise
   * @param tilt degrees below the horizon
   * @param focal focal length in pixels
   */
  public Viewpoint(Vec position, double pan, double tilt, double focal, PictureSize size) {
    this.position = requireNonNull(position, "position");
    this.size = requireNonNull(size, "size");
    this.focal = focal;
    double p = StrictMath.toRadians(pan);
    double t = StrictMath.toRadians(tilt);
    double level = StrictMath.cos(t);
    forward = new Vec(StrictMath.sin(p) * level, StrictMath.cos(p) * level, -StrictMath.sin(t));
    right = new Vec(StrictMath.cos(p), -StrictMath.sin(p), 0);
    up = right.cross(forward);
  }

  public Vec position() {
    return position;
  }

  public PictureSize size() {
    return size;
  }

  /** Where a point appears; empty behind the lens or too near to it. */
  public Optional<Spot> see(Vec point) {
    Vec d = point.minus(position);
    double depth = d.dot(forward);
    if (depth < NEAR) {
      return Optional.empty();
    }
    double scale = focal / depth;
    return Optional.of(
        new Spot(
            size.width() * 0.5 + d.dot(right) * scale,
            size.height() * 0.5 - d.dot(up) * scale,
            depth,
            scale));
  }

  /** Distance along the axis, in metres. */
  public double depth(Vec point) {
    return point.minus(position).dot(forward);
  }

  /** The direction of the ray through a place in the picture; not of length 1. */
  public Vec ray(double x, double y) {
    return forward
        .plus(right.times((x - size.width() * 0.5) / focal))
        .plus(up.times((size.height() * 0.5 - y) / focal));
  }

  /**
   * A point as seen.
   *
   * @param x pixels from the left edge of the picture
   * @param y pixels from its upper edge
   * @param depth metres along the axis
   * @param scale pixels per metre there
   */
  public record Spot(double x, double y, double depth, double scale) {}
}
