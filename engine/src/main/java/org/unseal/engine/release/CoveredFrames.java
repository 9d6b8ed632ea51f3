package org.unseal.engine.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.release.PlanDocument;

/**
 * The plan of a rendition, as it is published.
 *
 * @param masked frames in which something is covered, in the order of showing; not to be changed
 */
record CoveredFrames(PlanDocument document, BitSet masked) {
  static CoveredFrames of(Plan plan, PictureSize size, MaskGrid grid, int fill) {
    List<PlanDocument.Run> runs = new ArrayList<>();
    BitSet masked = new BitSet();
    try (CoverSource covers = plan.read()) {
      FrameCover running = new FrameCover.Nothing();
      int count = 0;
      for (int frame = 0; frame < plan.frames(); frame++) {
        FrameCover cover = tidy(covers.coverOf(frame));
        masked.set(frame, !(cover instanceof FrameCover.Nothing));
        if (count > 0 && !cover.equals(running)) {
          runs.add(new PlanDocument.Run(count, running));
          count = 0;
        }
        running = cover;
        count++;
      }
      if (count > 0) {
        runs.add(new PlanDocument.Run(count, running));
      }
      covers.requireUnchanged();
    }
    return new CoveredFrames(
        new PlanDocument(
            size.width(), size.height(), grid.columns(), grid.rows(), colour(fill), runs),
        masked);
  }

  /** No boxes at all cover nothing. */
  private static FrameCover tidy(FrameCover cover) {
    return cover instanceof FrameCover.Boxes boxes && boxes.boxes().isEmpty()
        ? new FrameCover.Nothing()
        : cover;
  }

  static String colour(int fill) {
    return String.format(Locale.ROOT, "#%06x", fill);
  }
}
