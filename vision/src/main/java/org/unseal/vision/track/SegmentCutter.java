package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.vision.cells.CellGrid;

/**
 * Cuts one course at every point of risk: where it merges with others and parts again, after it was
 * out of sight, where it reaches or leaves the picture's edge. What would be shorter than half a
 * second belongs to the segment before it, with its risks: nobody could judge it by itself.
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
    List<Sighting> sightings = course.sightings();
    boolean edge = edge(sightings.getFirst());
    for (int i = 1; i < sightings.size(); i++) {
      Sighting before = sightings.get(i - 1);
      Sighting now = sightings.get(i);
      boolean mergedChanged = before.merged() != now.merged();
      boolean hidden = now.frame() - before.frame() > half;
      boolean edgeChanged = edge(now) != edge && now.frame() - start >= 2 * half;
      if ((mergedChanged || hidden || edgeChanged) && now.frame() > start) {
        spans.add(new FrameSpan(start, now.frame()));
        start = now.frame();
        edge = edge(now);
      }
    }
    spans.add(new FrameSpan(start, end));
    return joined(spans);
  }

  private List<FrameSpan> joined(List<FrameSpan> spans) {
    List<FrameSpan> joined = new ArrayList<>();
    for (FrameSpan span : spans) {
      boolean brief =
          !joined.isEmpty() && (span.length() < half || joined.getLast().length() < half);
      if (brief) {
        joined.add(new FrameSpan(joined.removeLast().start(), span.endExclusive()));
      } else {
        joined.add(span);
      }
    }
    return joined;
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
      if (now.merged()) {
        risks.add(Risk.MERGED);
      }
      if (edge(now)) {
        risks.add(Risk.PICTURE_EDGE);
      }
      if (i > 0 && sightings.get(i - 1).merged() != now.merged()) {
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
    List<Sighting> sightings = course.sightings();
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
