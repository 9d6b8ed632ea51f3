package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * How tall somebody upright is in the picture, as a straight line over the row on which the feet
 * are, which is what a level ground seen by a level camera gives. The line is fitted to the
 * recording's own upright shapes: the one that most of them lie near, or one that is lower and has
 * nearly as many.
 *
 * @param atTop height in cells for feet on row 0
 * @param perRow growth of the height per row
 * @param firstRow rows of feet for which it was seen to hold
 */
public record PersonScale(double atTop, double perRow, int firstRow, int lastRow) {
  private static final int MOST_POINTS = 160;
  private static final int LEAST_POINTS = 25;
  private static final double NEAR = 0.1;

  /**
   * In thousandths of the most points. Two of whom one walks before the other make a shape that is
   * taller than either; where many do so there are two lines, and the lower one is people's.
   */
  private static final int NEARLY_AS_MANY = 750;

  /** Growth per row from which the camera hangs less than twice as high as people are tall. */
  private static final double LOW_CAMERA = 0.5;

  /** Two and a half times the share of the height that a face has. */
  private static final double LARGEST_FACE = 0.28;

  /** Upright shapes, two numbers each. */
  private record Point(int foot, int height) {}

  /** Height in cells of somebody whose feet are on this row; none where that was never seen. */
  public Optional<Double> heightAt(int foot) {
    int margin = Math.max(3, (lastRow - firstRow) / 5);
    double height = atTop + perRow * foot;
    return foot < firstRow - margin || foot > lastRow + margin || height < 4
        ? Optional.empty()
        : Optional.of(height);
  }

  /**
   * Whether a face, in pixels, can be that of somebody who stands there; true where it can't be
   * told. Who crouches or is a child has a smaller one, who stands on steps a larger one, but not
   * far larger where the camera hangs high.
   */
  public boolean fits(Box face, CellGrid grid) {
    if (perRow > LOW_CAMERA) {
      return true;
    }
    int top = Math.floorDiv(face.top() - face.height() / 4, grid.edge());
    double height = (atTop + perRow * top) / (1 - perRow);
    return heightAt((int) Math.round(top + height))
        .map(known -> face.height() <= LARGEST_FACE * known * grid.edge())
        .orElse(true);
  }

  /** None where too few shapes agree. The shapes are those of some frames of a stretch. */
  public static Optional<PersonScale> fit(List<List<Blob>> frames, CellGrid grid) {
    List<Point> points = points(frames, grid);
    if (points.size() < LEAST_POINTS) {
      return Optional.empty();
    }
    List<Line> lines = lines(points, grid.rows() / 8);
    Optional<Line> best = lines.stream().max(Comparator.comparingInt(Line::near));
    if (best.isEmpty()
        || best.get().near < LEAST_POINTS
        || best.get().near * 10 < points.size() * 4) {
      return Optional.empty();
    }
    int middle = points.get(points.size() / 2).foot;
    double lower = (1 - NEAR) * best.get().at(middle);
    Line people =
        lines.stream()
            .filter(line -> line.near * 1000 >= best.get().near * NEARLY_AS_MANY)
            .filter(line -> line.at(middle) < lower)
            .max(Comparator.comparingInt(Line::near))
            .orElse(best.get());
    return Optional.of(refined(points, people.start, people.slope));
  }

  /**
   * A line through two of the points.
   *
   * @param near how many points lie near it
   */
  private record Line(double start, double slope, int near) {
    double at(int foot) {
      return start + slope * foot;
    }
  }

  private static List<Line> lines(List<Point> points, int leastRows) {
    List<Line> lines = new ArrayList<>();
    for (int a = 0; a < points.size(); a++) {
      for (int b = a; b < points.size(); b++) {
        int rows = points.get(b).foot - points.get(a).foot;
        if (rows != 0 && rows < leastRows) {
          continue; // too near to each other to give a slope
        }
        double slope =
            rows == 0 ? 0 : (double) (points.get(b).height - points.get(a).height) / rows;
        if (slope >= 0 && slope <= 0.9) {
          double start = points.get(a).height - slope * points.get(a).foot;
          lines.add(new Line(start, slope, near(points, start, slope)));
        }
      }
    }
    return lines;
  }

  private static int near(List<Point> points, double start, double slope) {
    int near = 0;
    for (Point point : points) {
      double height = start + slope * point.foot;
      near += Math.abs(point.height - height) <= NEAR * height ? 1 : 0;
    }
    return near;
  }

  private static PersonScale refined(List<Point> points, double start, double slope) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (Point point : points) {
      double height = start + slope * point.foot;
      if (Math.abs(point.height - height) <= NEAR * height) {
        n++;
        sumX += point.foot;
        sumY += point.height;
        sumXx += (double) point.foot * point.foot;
        sumXy += (double) point.foot * point.height;
        first = Math.min(first, point.foot);
        last = Math.max(last, point.foot);
      }
    }
    double spread = sumXx - sumX * sumX / n;
    double perRow = spread < 1 || slope == 0 ? slope : (sumXy - sumX * sumY / n) / spread;
    return new PersonScale((sumY - perRow * sumX) / n, perRow, first, last);
  }

  /** Who stands still counts once, not once a frame. */
  private static List<Point> points(List<List<Blob>> frames, CellGrid grid) {
    TreeSet<Long> seen = new TreeSet<>();
    for (List<Blob> blobs : frames) {
      for (Blob blob : blobs) {
        Box box = blob.box();
        if (!HeadZone.touchesEdge(box, grid)
            && box.height() >= 6
            && box.height() * 10 >= box.width() * 17
            && box.height() * 2 <= box.width() * 9
            && blob.area() * 10L >= box.area() * 3) {
          seen.add(
              ((long) box.bottom() << 40)
                  | ((long) box.height() << 20)
                  | ((long) box.left() + box.right()));
        }
      }
    }
    List<Point> points =
        seen.stream()
            .map(key -> new Point((int) (key >> 40), (int) (key >> 20) & 0xFFFFF))
            .toList();
    List<Point> few = new ArrayList<>();
    thin(points, MOST_POINTS, few);
    return few;
  }

  private static void thin(List<Point> from, int most, List<Point> to) {
    int count = Math.min(most, from.size());
    for (int i = 0; i < count; i++) {
      to.add(from.get((int) ((long) i * from.size() / count)));
    }
  }
}
