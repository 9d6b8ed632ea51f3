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
    sightings.add(new Sighting(frame, shape, false));
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
    sightings.add(new Sighting(frame, shape, false));
  }

  /** It is somewhere in this shape, together with others. */
  void seeMerged(int frame, Blob shape) {
    Box box = shape.box();
    double steps = frame - updated;
    double half = Math.min(width, box.width()) / 2;
    x = Math.clamp(x + velocityX * steps, box.left() + half, box.right() - half);
    double low = Math.min(box.bottom(), box.top() + Math.min(height, box.height()));
    foot = Math.clamp(foot + velocityY * steps, low, box.bottom());
    updated = frame;
    sightings.add(new Sighting(frame, shape, true));
  }

  /** No more than a speck of it was seen, which says little of where the rest is. */
  void glimpse(int frame, Blob speck) {
    coast(frame);
    sightings.add(new Sighting(frame, speck, false));
  }

  /** It was not seen: it slows down, so that a guess does not run away. */
  void coast(int frame) {
    double steps = frame - updated;
    x += velocityX * steps;
    foot += velocityY * steps;
    velocityX *= 0.97;
    velocityY *= 0.97;
    updated = frame;
  }

  private static double centre(Box box) {
    return (box.left() + box.right()) / 2.0;
  }
}
