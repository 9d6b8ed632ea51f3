package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.model.decision.DrawnRegion.Keyframe;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;

/** One thing that a person decides of a recording. What is empty stays as it was. */
public sealed interface DecisionEdit {
  /** Everything, as a sheet saved it, in the place of all that was decided before. */
  record Saved(Path file) implements DecisionEdit {}

  /**
   * Segments.
   *
   * @param looked what somebody looked at who confirms them
   */
  record Segments(
      List<SegmentId> ids,
      Optional<Level> level,
      Optional<String> person,
      Optional<String> ground,
      Looked looked)
      implements DecisionEdit {
    public Segments {
      ids = List.copyOf(ids);
      requireNonNull(looked, "looked");
    }
  }

  /** All segments of a track are somebody, or have one ground; none is cleared by that. */
  record WholeTrack(int track, Optional<String> person, Optional<String> ground)
      implements DecisionEdit {}

  /** A region is drawn. */
  record Draw(FrameSpan frames, List<Keyframe> keyframes, String ground) implements DecisionEdit {
    public Draw {
      requireNonNull(frames, "frames");
      keyframes = List.copyOf(keyframes);
      requireNonNull(ground, "ground");
    }
  }

  /** A region is drawn no more. */
  record Erase(int region) implements DecisionEdit {}

  /** Somebody looked at a backdrop; these boxes, possibly none, are covered in it. */
  record LookedAt(int backdrop, List<Box> boxes) implements DecisionEdit {
    public LookedAt {
      boxes = List.copyOf(boxes);
    }
  }

  /** A finding of an audit is nobody. */
  record Dismiss(FrameSpan frames, Box box, String ground) implements DecisionEdit {
    public Dismiss {
      requireNonNull(frames, "frames");
      requireNonNull(box, "box");
      requireNonNull(ground, "ground");
    }
  }
}
