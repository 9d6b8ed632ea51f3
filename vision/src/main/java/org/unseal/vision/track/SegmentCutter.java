package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.vision.cells.CellGrid;

/**
 * Cuts one course at every point of risk: where it merges with others or with a vehicle and parts
 * again, after it was out of sight, where it reaches or leaves the picture's edge or may have left
 * by it. No segment reaches across such a point, but for moments shorter than half a second that
 * follow one another: they are one segment, and where anybody may have come in one of them nobody
 * could judge it. All of what is too small for anybody is one, too.
 */
final class SegmentCutter {
  /** Sightings on either side that say whether one is too large for a person. */
  private static final int AROUND = 3;

  /** Of one person, as shares of the height: a stride with a shadow is less wide. */
  private static final double WIDEST = 0.85;

  private static final double TALLEST = 1.2;

  /** Share of what was seen of somebody before, less of which is a glimpse. */
  private static final double LEAST = 0.1;

  /** What is left of that each time, for who walks away. */
  private static final double SHRINKING = 0.99;

  /** Cells by which somebody who comes in reaches further than who left. */
  private static final int TURNED = 3;

  /** Sightings before the turn in which both may be there. */
  private static final int SOONER = 2;

  /** By so many hundredths of its area a shape grows or shrinks when somebody comes or goes. */
  private static final int REGROUPED = 15;

  private final List<Sighting> sightings;
  private final boolean[] several;
  private final Course course;
  private final CellGrid grid;
  private final int half;

  /**
   * @param scale how tall people are, where that is known
   * @param half half a second in frames: longer out of sight is a point of risk
   */
  SegmentCutter(Course course, CellGrid grid, Optional<PersonScale> scale, int half) {
    this.course = course;
    this.sightings = course.speck() ? course.sightings() : seen(course.sightings());
    this.grid = grid;
    this.half = half;
    this.several = several(sightings, scale);
  }

  /**
   * A segment to be.
   *
   * @param unsteady it passes points of risk that nobody could judge
   */
  record Part(FrameSpan span, boolean unsteady) {}

  /** Without glimpses, of so little that it may be anybody. */
  private static List<Sighting> seen(List<Sighting> sightings) {
    List<Sighting> seen = new ArrayList<>();
    double full = 0;
    for (Sighting sighting : sightings) {
      double area = sighting.shape().area();
      full = Math.max(full * SHRINKING, area);
      if (area >= LEAST * full) {
        seen.add(sighting);
      }
    }
    return seen;
  }

  /** With others, or as large as no person is by himself for more than a moment. */
  private static boolean[] several(List<Sighting> sightings, Optional<PersonScale> scale) {
    int count = sightings.size();
    boolean[] large = new boolean[count];
    boolean[] several = new boolean[count];
    for (int i = 0; i < count; i++) {
      large[i] = tooLarge(sightings.get(i).shape().box(), scale);
    }
    for (int i = 0; i < count; i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(count - 1, i + AROUND);
      int votes = 0;
      for (int near = from; near <= to; near++) {
        votes += large[near] ? 1 : 0;
      }
      several[i] = sightings.get(i).unsure() || votes * 2 > to - from + 1;
    }
    return several;
  }

  /**
   * Nearly as wide as somebody is tall: a cart, a car, or several side by side. Or taller than
   * anybody whose feet are there: one stands behind the other.
   */
  private static boolean tooLarge(Box box, Optional<PersonScale> scale) {
    Optional<Double> known = scale.flatMap(s -> s.heightAt(box.bottom()));
    double tall = known.orElse((double) box.height());
    return box.width() > Math.max(WIDEST * tall, 4) || box.height() > TALLEST * tall;
  }

  /** The segments, one after the other, which together are the frames given. */
  List<Part> parts(int first, int end) {
    List<Piece> pieces = new ArrayList<>();
    Set<Integer> turns = turns();
    int start = first;
    boolean anybody = false;
    boolean edge = edge(sightings.getFirst());
    for (int i = 1; i < sightings.size(); i++) {
      Sighting before = sightings.get(i - 1);
      Sighting now = sightings.get(i);
      int unseen = now.frame() - before.frame() - 1;
      boolean gone = unseen >= half || (unseen > 0 && edge(before) && edge(now));
      boolean risk = several[i - 1] != several[i] || gone || turns.contains(i);
      boolean regrouped = now.frame() - start >= half && regrouped(i);
      boolean edgeChanged = edge(now) != edge && now.frame() - start >= 2 * half;
      if ((risk || regrouped || edgeChanged) && now.frame() > start) {
        pieces.add(new Piece(new FrameSpan(start, now.frame()), anybody));
        start = now.frame();
        edge = edge(now);
        anybody = gone || turns.contains(i);
      }
    }
    pieces.add(new Piece(new FrameSpan(start, end), anybody));
    return course.speck()
        ? List.of(new Part(new FrameSpan(first, end), pieces.size() > 1))
        : joined(pieces, half);
  }

  /** With others before and after, but not with the same: the shape suddenly grows or shrinks. */
  private boolean regrouped(int i) {
    if (i < AROUND || i + AROUND > sightings.size()) {
      return false;
    }
    for (int near = i - AROUND; near < i + AROUND; near++) {
      if (!several[near]) {
        return false;
      }
    }
    long before = area(i - AROUND, i);
    long after = area(i, i + AROUND);
    return Math.max(before, after) * REGROUPED < Math.abs(before - after) * 100;
  }

  private long area(int from, int to) {
    long area = 0;
    for (int i = from; i < to; i++) {
      area += area(i);
    }
    return area;
  }

  /**
   * Sightings at which somebody may have left by the picture's edge and somebody else come in: less
   * and less is seen at the edge, and then more again.
   */
  private Set<Integer> turns() {
    Set<Integer> turns = new HashSet<>();
    int from = 0;
    while (from < sightings.size()) {
      int to = from;
      while (to < sightings.size() && edge(sightings.get(to))) {
        to++;
      }
      if (from < to && reach(from) > 0) {
        aside(from, to, turns);
      } else {
        turn(from, to).ifPresent(turns::add);
      }
      from = to + 1;
    }
    return turns;
  }

  /** At the left or right: the side that is in the picture goes back and comes again. */
  private void aside(int from, int to, Set<Integer> turns) {
    int start = from;
    int least = from;
    for (int i = from; i < to; i++) {
      least = reach(i) <= reach(least) ? i : least;
      int before = start;
      for (int j = start; j < least; j++) {
        before = reach(j) > reach(before) ? j : before;
      }
      if (reach(i) - reach(least) >= TURNED && reach(before) - reach(least) >= TURNED) {
        turns.add(Math.max(start + 1, least - SOONER));
        start = least;
        least = i;
      }
    }
  }

  /** How far it reaches into the picture from the side that it touches. */
  private int reach(int i) {
    Box box = sightings.get(i).shape().box();
    return box.left() <= 1
        ? box.right()
        : box.right() >= grid.columns() - 1 ? grid.columns() - box.left() : 0;
  }

  private OptionalInt turn(int from, int to) {
    if (to - from < 3) {
      return OptionalInt.empty();
    }
    int least = from;
    for (int i = from; i < to; i++) {
      least = area(i) < area(least) ? i : least;
    }
    long enough = area(least) * 3 / 2;
    return most(from, least) >= enough && most(least, to) >= enough
        ? OptionalInt.of(least)
        : OptionalInt.empty();
  }

  private long most(int from, int to) {
    long most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, area(i));
    }
    return most;
  }

  private long area(int i) {
    return sightings.get(i).shape().area();
  }

  /** Where it begins anybody may be it, not only those whom it was with. */
  private record Piece(FrameSpan span, boolean anybody) {}

  /** Brief ones that follow one another are one. */
  private static List<Part> joined(List<Piece> pieces, int half) {
    List<Part> joined = new ArrayList<>();
    boolean wasBrief = false;
    for (Piece piece : pieces) {
      boolean brief = piece.span().length() < half;
      if (brief && wasBrief) {
        Part last = joined.removeLast();
        FrameSpan span = new FrameSpan(last.span().start(), piece.span().endExclusive());
        joined.add(new Part(span, last.unsteady() || piece.anybody()));
      } else {
        joined.add(new Part(piece.span(), false));
      }
      wasBrief = brief;
    }
    return joined;
  }

  private boolean edge(Sighting sighting) {
    return HeadZone.touchesEdge(sighting.shape().box(), grid);
  }

  Set<Risk> risks(Part part) {
    Set<Risk> risks = EnumSet.noneOf(Risk.class);
    FrameSpan span = part.span();
    if (part.unsteady()) {
      risks.add(Risk.UNSTEADY);
    }
    if (span.contains(course.firstSeen()) || span.contains(course.lastSeen())) {
      risks.add(Risk.APPEARS);
    }
    for (int i = 0; i < sightings.size(); i++) {
      Sighting now = sightings.get(i);
      if (!span.contains(now.frame())) {
        continue;
      }
      if (several[i]) {
        risks.add(Risk.MERGED);
      }
      if (edge(now)) {
        risks.add(Risk.PICTURE_EDGE);
      }
      if (i > 0 && several[i - 1] != several[i]) {
        risks.add(Risk.CROSSING);
      }
      if (i > 0 && now.frame() - sightings.get(i - 1).frame() > half) {
        risks.add(Risk.OUT_OF_SIGHT);
        risks.add(Risk.BRIDGED);
      }
    }
    return risks;
  }

  /** The frames of the span in which it was not seen: between sightings, and around all of them. */
  List<FrameSpan> bridged(FrameSpan span) {
    List<FrameSpan> gaps = new ArrayList<>();
    int next = span.start();
    for (Sighting sighting : sightings) {
      if (sighting.frame() >= span.start()) {
        int until = Math.min(span.endExclusive(), sighting.frame());
        if (until > next) {
          gaps.add(new FrameSpan(next, until));
        }
        next = Math.max(next, sighting.frame() + 1);
      }
    }
    if (next < span.endExclusive()) {
      gaps.add(new FrameSpan(next, span.endExclusive()));
    }
    return gaps;
  }
}
