package org.unseal.media.render;

import java.util.BitSet;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.read.LibavFootage;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;

/** How a recording is rendered, decided before anything is. */
sealed interface Choice {
  /**
   * GOPs without a mask pass.
   *
   * @param encoded those that are encoded anew: they have a mask, or are cut
   */
  record Smart(ShownGops gops, BitSet encoded) implements Choice {}

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
    ShownGops gops =
        new ShownGops(index, settings.shown().orElse(new FrameSpan(0, index.pictures())));
    BitSet masked = new BitSet(gops.gops());
    try (CoverSource covers = plan.read()) {
      int gop = 0;
      for (int frame = 0; frame < gops.span().endExclusive(); frame++) {
        FrameCover cover = covers.coverOf(frame);
        if (frame < gops.span().start()) {
          continue;
        }
        while (gops.end(gop) <= frame - gops.span().start()) {
          gop++;
        }
        switch (cover) {
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
      covers.requireUnchanged();
    }
    return of(gops, masked);
  }

  private static Choice of(ShownGops gops, BitSet masked) {
    BitSet encoded = (BitSet) masked.clone();
    for (int gop = 0; gop < gops.gops(); gop++) {
      encoded.set(gop, encoded.get(gop) || gops.cut(gop));
    }
    if (encoded.cardinality() < gops.gops()) {
      return new Smart(gops, encoded);
    }
    return new Full(masked.equals(encoded) ? Obstacle.EVERY_GOP_MASKED : Obstacle.NO_GOP_WHOLE);
  }
}
