package org.unseal.vision;

import java.util.Optional;
import org.unseal.model.plan.WholeReason;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.motion.FrameMotion;
import org.unseal.vision.motion.MotionFinder;
import org.unseal.vision.view.PictureChange;

/** Judges single frames against a backdrop, or says why that can't be done. Thread-safe. */
final class FrameJudge {
  private static final int MOST_DIFFERING_PERMILLE = 500;
  private static final int MANY_DIFFERING_PERMILLE = 60;
  private static final int MOST_BLOBS = 600;

  /** A pixel and a half, in 1/16: less is within what the thresholds allow for. */
  private static final int SHAKEN = 24;

  /** Share of blocks that look as before, in thousandths: fewer, and it is another view. */
  private static final int SAME_VIEW = 250;

  private static final int SAME_EDGES = 600;

  private final CellBackdrop backdrop;
  private final MotionFinder finder;

  /**
   * @param shadowsCount whether the shadow of a mover counts as a part of it
   */
  FrameJudge(CellBackdrop backdrop, boolean shadowsCount) {
    this.backdrop = backdrop;
    this.finder = new MotionFinder(backdrop, shadowsCount);
  }

  /** What differs from the backdrop, however much it is. */
  FrameMotion motion(CellPicture picture) {
    return finder.find(picture);
  }

  /** Judges a frame; empty stands for a damaged one. */
  Judgement judge(Optional<CellPicture> frame) {
    if (frame.isEmpty()) {
      return Judgement.whole(WholeReason.STREAM_DAMAGED);
    }
    FrameMotion motion = finder.find(frame.get());
    if (motion.differingPermille() < MANY_DIFFERING_PERMILLE
        && motion.blobs().size() <= MOST_BLOBS) {
      return Judgement.of(motion);
    }
    PictureChange change = PictureChange.between(backdrop.picture(), frame.get(), backdrop.grid());
    if (change.shift() >= SHAKEN || change.likeness() < SAME_VIEW) {
      return Judgement.whole(WholeReason.CAMERA_MOVED);
    }
    if (motion.differingPermille() > MOST_DIFFERING_PERMILLE
        || motion.blobs().size() > MOST_BLOBS) {
      return Judgement.whole(
          change.likeness() >= SAME_EDGES
              ? WholeReason.LIGHT_CHANGED
              : WholeReason.TOO_MUCH_MOTION);
    }
    return Judgement.of(motion);
  }
}
