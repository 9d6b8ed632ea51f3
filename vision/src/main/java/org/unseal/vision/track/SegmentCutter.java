package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.vision.cells.CellGrid;

/**
 * Cuts one course at every point of risk: where it merges with others or with a vehicle and parts
 * again, after it was out of sight, where it reaches or leaves the picture's edge. A moment with
 * others, or at the edge, that is shorter than half a second belongs to the segment before it. A
 * moment alone behind a point of risk does not: it may be somebody else. With what is as short
 * behind it, it is a segment of its own that nobody could judge.
 */
final class SegmentCutter {
  /** Sightings on either side that say whether one is too wide for a person. */
  private static final int AROUND = 3;

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
    this.sightings = course.sightings();
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

  /** What begins here, why, and whether others are in it. */
  private record Piece(FrameSpan span, boolean several, boolean edgeOnly) {}

  /** With others, or as wide as no person is by himself for more than a moment. */
  private static boolean[] several(List<Sighting> sightings, Optional<PersonScale> scale) {
    int count = sightings.size();
    boolean[] wide = new boolean[count];
    boolean[] several = new boolean[count];
    for (int i = 0; i < count; i++) {
      wide[i] = tooWide(sightings.get(i).shape().box(), scale);
    }
    for (int i = 0; i < count; i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(count - 1, i + AROUND);
      int votes = 0;
      for (int near = from; near <= to; near++) {
        votes += wide[near] ? 1 : 0;
      }
      several[i] = sightings.get(i).merged() || votes * 2 > to - from + 1;
    }
    return several;
  }

  /** As wide as somebody is tall: a cart, a car, or several side by side. */
  private static boolean tooWide(Box box, Optional<PersonScale> scale) {
    double tall = scale.flatMap(s -> s.heightAt(box.bottom())).orElse((double) box.height());
    return box.width() > Math.max(tall, 4);
  }

  /** The segments, one after the other, which together are the frames given. */
  List<Part> parts(int first, int end) {
    List<Piece> pieces = new ArrayList<>();
    int start = first;
    int opened = 0;
    boolean edgeOnly = false;
    boolean edge = edge(sightings.getFirst());
    for (int i = 1; i < sightings.size(); i++) {
      Sighting before = sightings.get(i - 1);
      Sighting now = sightings.get(i);
      boolean risk = several[i - 1] != several[i] || now.frame() - before.frame() > half;
      boolean edgeChanged = edge(now) != edge && now.frame() - start >= 2 * half;
      if ((risk || edgeChanged) && now.frame() > start) {
        pieces.add(new Piece(new FrameSpan(start, now.frame()), several[opened], edgeOnly));
        start = now.frame();
        opened = i;
        edgeOnly = !risk;
        edge = edge(now);
      }
    }
    pieces.add(new Piece(new FrameSpan(start, end), several[opened], edgeOnly));
    return joined(pieces);
  }

  private List<Part> joined(List<Piece> pieces) {
    List<Part> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      if (joined.isEmpty()) {
        joined.add(new Part(piece.span(), false));
        continue;
      }
      Part last = joined.getLast();
      boolean brief = piece.span().length() < half;
      boolean firstMoment = joined.size() == 1 && last.span().length() < half;
      boolean harmless = piece.edgeOnly() || piece.several();
      if (brief ? harmless || last.unsteady() || firstMoment : firstMoment) {
        joined.removeLast();
        FrameSpan span = new FrameSpan(last.span().start(), piece.span().endExclusive());
        joined.add(new Part(span, last.unsteady() || (brief && !harmless)));
      } else {
        joined.add(new Part(piece.span(), brief));
      }
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

  /** The frames of the span in which it was not seen, between sightings. */
  List<FrameSpan> bridged(FrameSpan span) {
    List<FrameSpan> gaps = new ArrayList<>();
    for (int i = 1; i < sightings.size(); i++) {
      int from = Math.max(span.start(), sightings.get(i - 1).frame() + 1);
      int to = Math.min(span.endExclusive(), sightings.get(i).frame());
      if (to > from) {
        gaps.add(new FrameSpan(from, to));
      }
    }
    return gaps;
  }
}
