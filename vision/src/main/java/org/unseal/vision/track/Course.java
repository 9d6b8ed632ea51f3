package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

/**
 * One mover while it is followed: where it was seen, and where it should be next. Positions are in
 * cells; the filter is an alpha-beta filter, the steady state of a Kalman filter for constant
 * velocity. One thread.
 */
final class Course {
  private static final double POSITION_GAIN = 0.6;
  private static final double VELOCITY_GAIN = 0.25;
  private static final double SIZE_GAIN = 0.15;

  /** What is left each frame of how much was seen, for who walks away. */
  private static final double SHRINKING = 0.99;

  /** Less of somebody is a part. */
  private static final double PART = 0.65;

  /** Sightings at the end of which the shape may already be cut off. */
  private static final int RECENT = 6;

  private final int number;
  private final List<Sighting> sightings = new ArrayList<>();
  private double x;
  private double foot;
  private double velocityX;
  private double velocityY;
  private double width;
  private double height;
  private int updated;
  private int alone = 1;
  private double full;
  private int tallest;
  private boolean everMerged;
  private final boolean speck;

  /**
   * @param speck it is too small for anybody's head
   */
  Course(int number, int frame, Blob shape, boolean speck) {
    this.number = number;
    this.speck = speck;
    x = centre(shape.box());
    foot = shape.box().bottom();
    width = shape.box().width();
    height = shape.box().height();
    updated = frame;
    full = shape.area();
    tallest = shape.box().height();
    sightings.add(Sighting.alone(frame, shape));
  }

  int number() {
    return number;
  }

  boolean speck() {
    return speck;
  }

  /** It was seen alone often enough to be more than a part of something else. */
  boolean established() {
    return alone > 5;
  }

  List<Sighting> sightings() {
    return sightings;
  }

  int lastSeen() {
    return sightings.getLast().frame();
  }

  int firstSeen() {
    return sightings.getFirst().frame();
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** Where it should be in this frame. */
  Box predict(int frame) {
    double px = x + velocityX * (frame - updated);
    double py = foot + velocityY * (frame - updated);
    int left = (int) Math.floor(px - width / 2);
    int top = (int) Math.floor(py - height);
    return new Box(
        left,
        top,
        Math.max(left + 1, (int) Math.ceil(px + width / 2)),
        Math.max(top + 1, (int) Math.ceil(py)));
  }

  /** How far from the prediction it may turn up, in cells. */
  int gate(int frame) {
    int unseen = frame - lastSeen() - 1;
    double reach = 1 + 0.12 * height + Math.min(unseen, 40) * 0.02 * height;
    if (sightings.size() < 3) {
      reach += 0.35 * height; // its speed is not known yet
    }
    return (int) Math.ceil(reach);
  }

  /** It was seen alone. */
  void see(int frame, Blob shape) {
    Box box = shape.box();
    Box expected = established() ? predict(frame) : box;
    double steps = frame - updated;
    double px = x + velocityX * steps;
    double py = foot + velocityY * steps;
    double errorX = centre(box) - px;
    double errorY = box.bottom() - py;
    if (sightings.size() == 1) {
      velocityX = errorX / steps;
      velocityY = errorY / steps;
      x = centre(box);
      foot = box.bottom();
    } else {
      x = px + POSITION_GAIN * errorX;
      foot = py + POSITION_GAIN * errorY;
      velocityX += VELOCITY_GAIN * errorX / steps;
      velocityY += VELOCITY_GAIN * errorY / steps;
    }
    double gain = sightings.size() < 5 ? 0.5 : SIZE_GAIN;
    width += gain * (box.width() - width);
    height += gain * (box.height() - height);
    updated = frame;
    alone++;
    full = Math.max(full * SHRINKING, shape.area());
    tallest = Math.max(tallest, box.height());
    sightings.add(new Sighting(frame, shape, expected, false, false));
  }

  /** No more than a part of it was seen last: something is before it. */
  boolean partly() {
    return sightings.getLast().shape().area() < PART * full;
  }

  /** It was always seen by itself, and never taller than this, in cells. */
  boolean alwaysSmall(double most) {
    return !everMerged && tallest <= most;
  }

  /** What was seen last may be somebody else, who is near. */
  void doubt() {
    sightings.add(sightings.removeLast().doubted());
  }

  /** What was taken for somebody new is this one, who was hidden. */
  void resume(Course younger) {
    sightings.addAll(younger.sightings);
    x = younger.x;
    foot = younger.foot;
    velocityX = younger.velocityX;
    velocityY = younger.velocityY;
    width = Math.max(width, younger.width);
    height = younger.height;
    updated = younger.updated;
    alone += younger.alone;
    full = Math.max(full, younger.full);
    tallest = Math.max(tallest, younger.tallest);
    everMerged |= younger.everMerged;
  }

  /** It is somewhere in this shape, together with others. */
  void seeMerged(int frame, Blob shape) {
    Box box = shape.box();
    double steps = frame - updated;
    double half = Math.min(width, box.width()) / 2;
    x = Math.clamp(x + velocityX * steps, box.left() + half, box.right() - half);
    // A head that does not stand out may be above the shape.
    double low = Math.min(box.bottom(), box.top() + Math.min(0.8 * height, box.height()));
    foot = Math.clamp(foot + velocityY * steps, low, box.bottom());
    updated = frame;
    everMerged = true;
    sightings.add(new Sighting(frame, shape, predict(frame), true, false));
  }

  /** No more than a speck of it was seen, which says little of where the rest is. */
  void glimpse(int frame, Blob speck) {
    coast(frame);
    sightings.add(Sighting.alone(frame, speck));
  }

  /**
   * It was not seen. Who walks behind something grows narrower before he is gone, which looks like
   * standing still; so he goes on with the speed that he had before.
   */
  void coast(int frame) {
    if (updated == lastSeen()) {
      remember();
    }
    double steps = frame - updated;
    x += velocityX * steps;
    foot += velocityY * steps;
    velocityX *= 0.99;
    velocityY *= 0.99;
    updated = frame;
  }

  /** The bounding box in cells, seen or guessed. */
  Box extentAt(int frame) {
    int low = 0;
    int high = sightings.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (sightings.get(middle).frame() <= frame) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Sighting before = sightings.get(low);
    Box box = before.shape().box();
    if (before.frame() >= frame || low == sightings.size() - 1) {
      return box;
    }
    Sighting after = sightings.get(low + 1);
    int gap = after.frame() - before.frame();
    int since = frame - before.frame();
    Box next = after.shape().box();
    int dx = (next.left() + next.right() - box.left() - box.right()) / 2;
    int dy = next.bottom() - box.bottom();
    return box.move(dx * since / gap, dy * since / gap);
  }

  private void remember() {
    int last = sightings.size() - 1 - RECENT;
    if (last < RECENT) {
      return;
    }
    Sighting from = sightings.get(Math.max(0, last - 3 * RECENT));
    Sighting to = sightings.get(last);
    double steps = to.frame() - from.frame();
    velocityX = (centre(to.shape().box()) - centre(from.shape().box())) / steps;
    velocityY = (to.shape().box().bottom() - from.shape().box().bottom()) / steps;
    x = centre(to.shape().box()) + velocityX * (updated - to.frame());
    foot = to.shape().box().bottom() + velocityY * (updated - to.frame());
    width = Math.max(width, to.shape().box().width());
  }

  private static double centre(Box box) {
    return (box.left() + box.right()) / 2.0;
  }
}
