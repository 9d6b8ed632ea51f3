package org.unseal.engine.estimate;

import java.util.List;

/**
 * Concludes from what was counted in windows on the whole: a ratio estimate with the range that the
 * windows' differing allows, twice its standard error and more where they are few. Floating point,
 * because it is a guess; whole numbers come out.
 */
final class Projection {
  /** So many may well be there where none was seen. */
  private static final double UNSEEN = 3;

  private Projection() {}

  /**
   * One window.
   *
   * @param size how much of the whole it is
   * @param count how much was found in it
   */
  record Point(double size, double count) {}

  /**
   * Concludes.
   *
   * @param total the whole, in the unit of the sizes
   * @param part how much of the whole was looked at, from 0 to 1
   */
  static Range of(List<Point> points, double total, double part) {
    double size = points.stream().mapToDouble(Point::size).sum();
    double count = points.stream().mapToDouble(Point::count).sum();
    if (size <= 0 || total <= 0) {
      return Range.NONE;
    }
    double unseen = 1 - Math.clamp(part, 0, 1);
    double ratio = count / size;
    double likely = ratio * total;
    int windows = points.size();
    if (count <= 0) {
      return range(0, UNSEEN / size * total * unseen);
    }
    if (windows == 1) {
      return range(likely * (1 - unseen / 2), likely * (1 + unseen));
    }
    double squares =
        points.stream()
            .mapToDouble(point -> point.count - ratio * point.size)
            .map(rest -> rest * rest)
            .sum();
    double error = total / (size / windows) * Math.sqrt(unseen * squares / (windows - 1) / windows);
    double wide = (2 + 3.0 / (windows - 1)) * error;
    return range(likely - wide, likely + wide);
  }

  private static Range range(double low, double high) {
    long from = (long) Math.floor(Math.max(0, low));
    return new Range(from, Math.max(from, (long) Math.ceil(high)));
  }
}
