package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.vision.cells.CellGrid;

/**
 * Cuts one course at every point of risk: where it merges with others and parts again, after it was
 * out of sight, where it reaches or leaves the picture's edge, or may have left by it. No segment
 * that is longer than half a second reaches across such a point; shorter ones next to one another
 * are one, which nobody could judge by themselves.
 */
final class SegmentCutter {
  private final Course course;
  private final CellGrid grid;
  private final int half;

  /**
   * @param half half a second in frames: longer out of sight is a point of risk
   */
  SegmentCutter(Course course, CellGrid grid, int half) {
    this.course = course;
    this.grid = grid;
    this.half = half;
  }

  /** The spans of the segments, one after the other, which together are the frames given. */
  List<FrameSpan> spans(int first, int end) {
    List<FrameSpan> spans = new ArrayList<>();
    int start = first;
    for (int cut : cuts()) {
      if (cut > start) {
        spans.add(new FrameSpan(start, cut));
        start = cut;
      }
    }
    spans.add(new FrameSpan(start, end));
    return course.speck() ? List.of(new FrameSpan(first, end)) : List.copyOf(spans);
  }

  /** Frames at which it is seen with others or no longer, again, or at the edge or no longer. */
  private SortedSet<Integer> cuts() {
    SortedSet<Integer> cuts = new TreeSet<>();
    List<Sighting> sightings = course.sightings();
    int atEdge = edge(sightings.getFirst()) ? 0 : -1;
    for (int i = 1; i < sightings.size(); i++) {
      Sighting before = sightings.get(i - 1);
      Sighting now = sightings.get(i);
      int unseen = now.frame() - before.frame() - 1;
      boolean edge = edge(now);
      boolean left = edge && edge(before) && unseen > 0;
      if (before.unsure() != now.unsure() || unseen >= half || left || edge != edge(before)) {
        cuts.add(now.frame());
      }
      if (edge && atEdge < 0) {
        atEdge = i;
      } else if (!edge && atEdge >= 0) {
        turn(sightings.subList(atEdge, i)).ifPresent(cuts::add);
        atEdge = -1;
      }
    }
    if (atEdge >= 0) {
      turn(sightings.subList(atEdge, sightings.size())).ifPresent(cuts::add);
    }
    return cuts;
  }

  /**
   * Where somebody at the edge may be gone and somebody else come: what is seen grows less and then
   * more again.
   */
  private static OptionalInt turn(List<Sighting> atEdge) {
    int least = 0;
    for (int i = 1; i < atEdge.size(); i++) {
      if (area(atEdge.get(i)) <= area(atEdge.get(least))) {
        least = i;
      }
    }
    long before = atEdge.subList(0, least + 1).stream().mapToLong(SegmentCutter::area).max().orElse(0);
    long after =
        atEdge.subList(least, atEdge.size()).stream().mapToLong(SegmentCutter::area).max().orElse(0);
    long enough = area(atEdge.get(least)) * 3;
    return before * 2 >= enough && after * 2 >= enough
        ? OptionalInt.of(atEdge.get(least).frame())
        : OptionalInt.empty();
  }

  private static long area(Sighting sighting) {
    return sighting.shape().area();
  }

  private boolean edge(Sighting sighting) {
    return HeadZone.touchesEdge(sighting.shape().box(), grid);
  }

  Set<Risk> risks(FrameSpan span) {
    Set<Risk> risks = EnumSet.noneOf(Risk.class);
    List<Sighting> sightings = course.sightings();
    if (span.contains(course.firstSeen()) || span.contains(course.lastSeen())) {
      risks.add(Risk.APPEARS);
    }
    for (int i = 0; i < sightings.size(); i++) {
      Sighting now = sightings.get(i);
      if (!span.contains(now.frame())) {
        continue;
      }
      if (now.unsure()) {
        risks.add(Risk.MERGED);
      }
      if (edge(now)) {
        risks.add(Risk.PICTURE_EDGE);
      }
      if (i > 0 && sightings.get(i - 1).unsure() != now.unsure()) {
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
    for (Sighting sighting : course.sightings()) {
      if (sighting.frame() < span.start()) {
        continue;
      }
      int until = Math.min(span.endExclusive(), sighting.frame());
      if (until > next) {
        gaps.add(new FrameSpan(next, until));
      }
      next = Math.max(next, sighting.frame() + 1);
    }
    if (next < span.endExclusive()) {
      gaps.add(new FrameSpan(next, span.endExclusive()));
    }
    return gaps;
  }
}
