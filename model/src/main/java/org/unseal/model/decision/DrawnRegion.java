package org.unseal.model.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/**
 * What a person drew to be covered: boxes at some frames, and between two of them what lies on the
 * straight way from one to the other.
 *
 * @param number unique in the decisions, from 1
 * @param frames in which it is covered; before the first keyframe as there, after the last as there
 * @param keyframes within {@code frames}, at least one, in order of frames, none twice
 * @param ground why, in a person's words or a code; may be empty
 * @param decided when; empty where nobody wrote it down
 */
public record DrawnRegion(
    int number,
    FrameSpan frames,
    List<Keyframe> keyframes,
    String ground,
    Optional<Instant> decided) {

  /** Where it lies in one frame. */
  public record Keyframe(int frame, Box box) {
    public Keyframe {
      requireNonNull(box, "box");
    }
  }

  public DrawnRegion {
    requireNonNull(frames, "frames");
    keyframes = List.copyOf(keyframes);
    requireNonNull(ground, "ground");
    requireNonNull(decided, "decided");
    if (number < 1 || keyframes.isEmpty()) {
      throw new IllegalArgumentException("a region has a number from 1 and a keyframe");
    }
    int before = -1;
    for (Keyframe keyframe : keyframes) {
      if (keyframe.frame() <= before || !frames.contains(keyframe.frame())) {
        throw new IllegalArgumentException("keyframes lie within the frames, in order");
      }
      before = keyframe.frame();
    }
  }

  /** Where it lies in a frame that it covers; edges are rounded outward. */
  public Box at(int frame) {
    Keyframe before = keyframes.getFirst();
    Keyframe after = keyframes.getLast();
    for (Keyframe keyframe : keyframes) {
      if (keyframe.frame() <= frame) {
        before = keyframe;
      }
      if (keyframe.frame() >= frame) {
        after = keyframe;
        break;
      }
    }
    if (frame <= before.frame() || after.frame() <= before.frame()) {
      return frame < before.frame() ? before.box() : nearest(before, after, frame);
    }
    long gone = (long) frame - before.frame();
    long way = (long) after.frame() - before.frame();
    return new Box(
        floor(before.box().left(), after.box().left(), gone, way),
        floor(before.box().top(), after.box().top(), gone, way),
        -floor(-before.box().right(), -after.box().right(), gone, way),
        -floor(-before.box().bottom(), -after.box().bottom(), gone, way));
  }

  private static Box nearest(Keyframe before, Keyframe after, int frame) {
    return frame >= after.frame() ? after.box() : before.box();
  }

  private static int floor(long from, long to, long gone, long way) {
    return Math.toIntExact(Math.floorDiv(from * (way - gone) + to * gone, way));
  }
}
