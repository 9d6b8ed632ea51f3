package org.unseal.media.render;

import java.util.BitSet;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.read.LibavFootage;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;

/** How a recording is rendered, decided before anything is. */
sealed interface Choice {
  /** GOPs without a mask pass. */
  record Smart(GopIndex index, BitSet masked) implements Choice {}

  /** Everything is encoded anew. */
  record Full(Obstacle obstacle) implements Choice {}

  static Choice of(LibavFootage recording, CoverPlan plan, RenderSettings settings) {
    if (settings.mode() == Mode.FULL) {
      return new Full(Obstacle.NOT_ASKED);
    }
    GopIndex index = GopIndex.of(recording);
    if (index.obstacle().isPresent()) {
      return new Full(index.obstacle().get());
    }
    if (plan.frames() != index.pictures()) {
      return new Full(Obstacle.PLAN_DIFFERS);
    }
    BitSet masked = new BitSet(index.gops());
    try (CoverSource covers = plan.read()) {
      for (int gop = 0; gop < index.gops(); gop++) {
        for (int frame = index.start(gop); frame < index.end(gop); frame++) {
          switch (covers.coverOf(frame)) {
            case FrameCover.Nothing _ -> {}
            case FrameCover.Boxes boxes ->
                masked.set(gop, masked.get(gop) || !boxes.boxes().isEmpty());
            case FrameCover.Whole whole -> {
              if (whole.reason() == WholeReason.STREAM_DAMAGED) {
                return new Full(Obstacle.DAMAGED);
              }
              masked.set(gop);
            }
          }
        }
      }
      covers.requireUnchanged();
    }
    return masked.cardinality() == index.gops()
        ? new Full(Obstacle.EVERY_GOP_MASKED)
        : new Smart(index, masked);
  }
}
