package org.unseal.model.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.model.picture.Box;

/** What is covered in one frame. */
public sealed interface FrameCover {
  /** The frame is shown as it is. */
  record Nothing() implements FrameCover {}

  /** These boxes are covered; they may overlap and are never none. */
  record Boxes(List<Box> boxes) implements FrameCover {
    public Boxes {
      boxes = List.copyOf(boxes);
      if (boxes.isEmpty()) {
        throw new IllegalArgumentException("no boxes: say Nothing");
      }
    }
  }

  /** The whole picture is covered, because nobody could judge it. */
  record Whole(WholeReason reason) implements FrameCover {
    public Whole {
      requireNonNull(reason, "reason");
    }
  }
}
