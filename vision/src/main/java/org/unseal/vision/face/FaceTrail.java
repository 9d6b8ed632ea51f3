package org.unseal.vision.face;

import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Where one face is in every frame from half a second before it was first seen to half a second
 * after it was last, and what covers it. Places count frames from the stretch's first.
 */
final class FaceTrail {
  private static final double SECOND = 1e6;

  /** From a face to the head around it, in shares of the face. */
  private static final double SIDES = 0.30;

  private static final double ABOVE = 0.45;
  private static final double BELOW = 0.20;
  private static final int LEAST_MARGIN = 3;

  /** How much a guess may be off, in face sizes for each second to the nearest sight. */
  private static final double DOUBT = 1.0;

  /** How far a face is guessed to have gone on after it was last seen, in its sizes. */
  private static final double FARTHEST = 1.5;

  /** Nearer to the picture's edge than this, in its sizes, it is covered up to the edge. */
  private static final double NEAR_EDGE = 0.35;

  private static final int RUN_UP = 8;
  private static final long OUT_OF_SIGHT = 250_000;

  private final List<Sight> sights;
  private final FrameTimes times;
  private final PictureSize size;
  private final FaceCourse before;
  private final FaceCourse after;
  private final int first;
  private final int last;
  private int cursor;

  FaceTrail(List<Sight> sights, FrameTimes times, FollowSettings settings, PictureSize size) {
    this.sights = sights;
    this.times = times;
    this.size = size;
    before = course(sights.subList(0, Math.min(RUN_UP, sights.size())).reversed(), true);
    after = course(sights.subList(Math.max(0, sights.size() - RUN_UP), sights.size()), false);
    int from = times.placeOf(sights.getFirst().frame());
    while (from > 0 && sights.getFirst().micros() - times.micros(from - 1) <= settings.linger()) {
      from--;
    }
    int to = times.placeOf(sights.getLast().frame());
    while (to + 1 < times.length()
        && times.micros(to + 1) - sights.getLast().micros() <= settings.linger()) {
      to++;
    }
    first = from;
    last = to;
  }

  private static FaceCourse course(List<Sight> sights, boolean backwards) {
    FaceCourse course = new FaceCourse(sights.getFirst(), backwards);
    sights.subList(1, sights.size()).forEach(course::add);
    return course;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  List<Sight> sights() {
    return sights;
  }

  /** The face's box, seen or guessed, inside the picture. */
  Box extentAt(int place) {
    return inside(guess(place));
  }

  /** What covers it, inside the picture. */
  Box coverAt(int place) {
    Box cover = head(guess(place));
    // Half a frame either way: nothing says when within its frame a face was where it was seen.
    if (place > first) {
      cover = cover.join(head(guess(place - 1)));
    }
    if (place < last) {
      cover = cover.join(head(guess(place + 1)));
    }
    Sight nearest = nearest(place);
    Box seen = nearest.box();
    double faceSize = (seen.width() + seen.height()) / 2.0;
    double seconds = Math.abs(times.micros(place) - nearest.micros()) / SECOND;
    int slack = (int) Math.ceil(Math.min(1, seconds) * DOUBT * faceSize);
    cover = cover.grow(slack, slack);
    if (!isBetween(place)) {
      // Nobody knows whether it goes on or stays.
      cover = cover.join(head(seen).grow(slack, slack));
    }
    return inside(toEdge(cover, (int) Math.ceil(NEAR_EDGE * faceSize)));
  }

  /** It was looked for and not seen, or nobody could look, between two sights. */
  boolean bridgedAt(int place) {
    if (!isBetween(place)) {
      return false;
    }
    Sight from = sights.get(sightBefore(place));
    if (from.frame() == times.frame(place)) {
      return false;
    }
    Sight to = sights.get(sightBefore(place) + 1);
    if (to.micros() - from.micros() > OUT_OF_SIGHT) {
      return true;
    }
    for (int p = times.placeOf(from.frame()) + 1; p < times.placeOf(to.frame()); p++) {
      if (times.looked(p)) {
        return true;
      }
    }
    return false;
  }

  /** It is so near to the picture's edge that it may be partly outside. */
  boolean atEdge(int place) {
    Box box = guess(place);
    int near = (box.width() + box.height()) / 8;
    return !size.box().contains(box.grow(near, near));
  }

  private boolean isBetween(int place) {
    int frame = times.frame(place);
    return frame >= sights.getFirst().frame() && frame <= sights.getLast().frame();
  }

  /** Index of the last sight that is not after this place, which lies between sights. */
  private int sightBefore(int place) {
    int frame = times.frame(place);
    if (sights.get(cursor).frame() > frame) {
      cursor = 0;
    }
    while (cursor + 1 < sights.size() && sights.get(cursor + 1).frame() <= frame) {
      cursor++;
    }
    return cursor;
  }

  private Sight nearest(int place) {
    int at = sightBefore(place);
    Sight from = sights.get(at);
    if (at + 1 == sights.size()) {
      return from;
    }
    Sight to = sights.get(at + 1);
    long micros = times.micros(place);
    return Math.abs(to.micros() - micros) < Math.abs(micros - from.micros()) ? to : from;
  }

  private Box guess(int place) {
    long micros = times.micros(place);
    int frame = times.frame(place);
    if (frame < sights.getFirst().frame()) {
      return drift(before, sights.getFirst(), micros);
    }
    if (frame > sights.getLast().frame()) {
      return drift(after, sights.getLast(), micros);
    }
    int at = sightBefore(place);
    Sight from = sights.get(at);
    if (from.frame() == frame) {
      return from.box();
    }
    Sight to = sights.get(at + 1);
    double share = (double) (micros - from.micros()) / (to.micros() - from.micros());
    Box a = from.box();
    Box b = to.box();
    int left = (int) Math.floor(a.left() + (b.left() - a.left()) * share);
    int top = (int) Math.floor(a.top() + (b.top() - a.top()) * share);
    int right = (int) Math.ceil(a.right() + (b.right() - a.right()) * share);
    int bottom = (int) Math.ceil(a.bottom() + (b.bottom() - a.bottom()) * share);
    return new Box(left, top, right, bottom);
  }

  private static Box drift(FaceCourse course, Sight sight, long micros) {
    double seconds = Math.abs(micros - sight.micros()) / SECOND;
    Box box = sight.box();
    double most = FARTHEST * (box.width() + box.height()) / 2;
    return box.move(
        (int) Math.round(Math.clamp(course.velocityX() * seconds, -most, most)),
        (int) Math.round(Math.clamp(course.velocityY() * seconds, -most, most)));
  }

  private static Box head(Box face) {
    int sides = LEAST_MARGIN + (int) Math.ceil(SIDES * face.width());
    return new Box(
        face.left() - sides,
        face.top() - LEAST_MARGIN - (int) Math.ceil(ABOVE * face.height()),
        face.right() + sides,
        face.bottom() + LEAST_MARGIN + (int) Math.ceil(BELOW * face.height()));
  }

  private Box toEdge(Box box, int near) {
    return new Box(
        box.left() < near ? Math.min(0, box.left()) : box.left(),
        box.top() < near ? Math.min(0, box.top()) : box.top(),
        box.right() > size.width() - near ? Math.max(size.width(), box.right()) : box.right(),
        box.bottom() > size.height() - near ? Math.max(size.height(), box.bottom()) : box.bottom());
  }

  /** Clipped to the picture; what lies outside altogether becomes the nearest pixel of its edge. */
  private Box inside(Box box) {
    int left = Math.clamp(box.left(), 0, size.width() - 1);
    int top = Math.clamp(box.top(), 0, size.height() - 1);
    return new Box(
        left,
        top,
        Math.clamp(box.right(), left + 1, size.width()),
        Math.clamp(box.bottom(), top + 1, size.height()));
  }
}
