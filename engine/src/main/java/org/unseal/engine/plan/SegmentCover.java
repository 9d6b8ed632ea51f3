package org.unseal.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.decision.Level;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Trail;

/** A segment and how much of it is covered in each of its frames. */
public final class SegmentCover {
  /**
   * Frames before and after one whose extents cover the figure in it, too: a silhouette that breaks
   * for a frame shows no part of it.
   */
  private static final int STEADY = 2;

  private final Trail trail;
  private final Level level;
  private final List<Box> still;

  /** Of a segment that is not cleared. */
  public SegmentCover(Segment segment, Level level, PictureSize size) {
    this.trail = segment.trail();
    this.level = level;
    this.still = level == Level.REGION ? everywhere(trail, size) : List.of();
  }

  FrameSpan frames() {
    return trail.frames();
  }

  /** In one of its frames; may overlap and reach outside of the picture. */
  public List<Box> at(int frame) {
    return switch (level) {
      case CLEAR -> List.of();
      case HEAD -> trail.coversAt(frame);
      case FIGURE -> figure(frame);
      case REGION -> still;
    };
  }

  private List<Box> figure(int frame) {
    List<Box> boxes = new ArrayList<>(trail.coversAt(frame));
    int first = Math.max(trail.frames().start(), frame - STEADY);
    int last = Math.min(trail.frames().endExclusive() - 1, frame + STEADY);
    for (int near = first; near <= last; near++) {
      boxes.add(trail.extentAt(near));
    }
    return boxes;
  }

  /** All that it ever touches or is covered with, in tiles. */
  private static List<Box> everywhere(Trail trail, PictureSize size) {
    TileArea area = new TileArea(size);
    for (int frame = trail.frames().start(); frame < trail.frames().endExclusive(); frame++) {
      area.add(trail.extentAt(frame));
      trail.coversAt(frame).forEach(area::add);
    }
    return area.boxes();
  }
}
