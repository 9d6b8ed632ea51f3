package org.unseal.vision;

import java.util.Optional;
import org.unseal.model.plan.WholeReason;
import org.unseal.vision.motion.FrameMotion;

/**
 * What can be said of one frame by itself.
 *
 * @param motion what differs from the backdrop; empty where the frame can't be judged
 * @param whole why it is covered whole
 */
record Judgement(Optional<FrameMotion> motion, Optional<WholeReason> whole) {
  static Judgement of(FrameMotion motion) {
    return new Judgement(Optional.of(motion), Optional.empty());
  }

  static Judgement whole(WholeReason reason) {
    return new Judgement(Optional.empty(), Optional.of(reason));
  }
}
