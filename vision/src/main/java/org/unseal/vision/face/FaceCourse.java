package org.unseal.vision.face;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.unseal.model.picture.Box;

/**
 * One face and where it was seen, with a guess where it is next, in either direction of time. Times
 * in the direction of travel: a course that is followed backwards counts down.
 */
final class FaceCourse {
  private static final double SECOND = 1e6;

  /** How much of a place a detector errs by, and how faces move: in face sizes. */
  private static final double ERROR = 0.12;

  private static final double SPEED = 2;
  private static final double ACCELERATION = 4;
  private static final double SIZE_KEPT = 0.6;

  /** Overlap from which two boxes are taken for the same face whatever else is near. */
  private static final double OVERLAP = 0.1;

  private final Deque<Sight> sights = new ArrayDeque<>();
  private final boolean backwards;
  private final Glide x;
  private final Glide y;
  private double width;
  private double height;
  private long at;

  /** Begins with a first sight and is followed in this direction. */
  FaceCourse(Sight first, boolean backwards) {
    this.backwards = backwards;
    Box box = first.box();
    width = box.width();
    height = box.height();
    double size = size();
    x = new Glide(centreX(box), ERROR * size, SPEED * size, ACCELERATION * size);
    y = new Glide(centreY(box), ERROR * size, SPEED * size, ACCELERATION * size);
    at = first.micros();
    sights.add(first);
  }

  private static double centreX(Box box) {
    return (box.left() + box.right()) / 2.0;
  }

  private static double centreY(Box box) {
    return (box.top() + box.bottom()) / 2.0;
  }

  private double size() {
    return Math.max(4, (width + height) / 2);
  }

  /** Since when it was not seen, in microseconds. */
  long unseen(long micros) {
    return Math.abs(micros - at);
  }

  /** Sights in order of time, whatever the direction. */
  List<Sight> sights() {
    return new ArrayList<>(sights);
  }

  /**
   * How well a box fits the guess for this time, or the place where it was last: a camera that
   * shakes proves guesses wrong. 0 where it can't be the same face; overlapping boxes fit better
   * than near ones, whose sizes must agree too.
   *
   * @param reach how far away it may be, in face sizes, a tenth of a second after it was last seen
   */
  double fit(Box box, long micros, double reach) {
    double seconds = unseen(micros) / SECOND;
    double allowed = reach * Math.min(2, 0.8 + 2 * seconds);
    return Math.max(
        fit(box, x.placeIn(seconds), y.placeIn(seconds), allowed),
        fit(box, x.placeIn(0), y.placeIn(0), allowed));
  }

  private double fit(Box box, double guessX, double guessY, double allowed) {
    double dx = Math.abs(centreX(box) - guessX);
    double dy = Math.abs(centreY(box) - guessY);
    double wide = Math.max(0, (width + box.width()) / 2 - dx);
    double high = Math.max(0, (height + box.height()) / 2 - dy);
    double both =
        Math.min(wide, Math.min(width, box.width()))
            * Math.min(high, Math.min(height, box.height()));
    double ratio = both / (width * height + box.area() - both);
    if (ratio >= OVERLAP) {
      return 1 + ratio;
    }
    double other = (box.width() + box.height()) / 2.0;
    double farthest = allowed * (size() + other) / 2;
    double distance = Math.hypot(dx, dy);
    boolean alike = other < 2 * size() && size() < 2 * other;
    return alike && distance < farthest ? 1 - distance / farthest : 0;
  }

  /** It was seen again, later in the direction of travel. */
  void add(Sight sight) {
    double seconds = unseen(sight.micros()) / SECOND;
    Box box = sight.box();
    double error = ERROR * size();
    x.advance(seconds);
    x.measure(centreX(box), error);
    y.advance(seconds);
    y.measure(centreY(box), error);
    width = SIZE_KEPT * width + (1 - SIZE_KEPT) * box.width();
    height = SIZE_KEPT * height + (1 - SIZE_KEPT) * box.height();
    at = sight.micros();
    if (backwards) {
      sights.addFirst(sight);
    } else {
      sights.addLast(sight);
    }
  }

  /** Velocities in pixels a second, in the direction of travel. */
  double velocityX() {
    return x.velocity();
  }

  /** See {@link #velocityX}. */
  double velocityY() {
    return y.velocity();
  }
}
