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
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.PlanDocument;

/**
 * Turns a plan into what is published of it. Of frames that are not shown that says nothing: not
 * where somebody was in them, nor that anybody was.
 */
final class CoveredFrames {
  private CoveredFrames() {}

  static PlanDocument document(
      Plan plan, PictureSize size, MaskGrid grid, int fill, FrameSpan shown) {
    List<PlanDocument.Run> runs = new ArrayList<>();
    try (CoverSource covers = plan.read()) {
      FrameCover running = new FrameCover.Nothing();
      int count = 0;
      for (int frame = 0; frame < plan.frames(); frame++) {
        FrameCover planned = tidy(covers.coverOf(frame));
        FrameCover cover = shown.contains(frame) ? planned : new FrameCover.Nothing();
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
    return new PlanDocument(
        size.width(), size.height(), grid.columns(), grid.rows(), colour(fill), runs);
  }

  /** Frames in which something is covered, in the order of showing. */
  static BitSet masked(PlanDocument plan) {
    BitSet masked = new BitSet();
    int frame = 0;
    for (PlanDocument.Run run : plan.runs()) {
      masked.set(frame, frame + run.frames(), !(tidy(run.cover()) instanceof FrameCover.Nothing));
      frame += run.frames();
    }
    return masked;
  }

  /** No boxes at all cover nothing. */
  private static FrameCover tidy(FrameCover cover) {
    return cover instanceof FrameCover.Boxes boxes && boxes.boxes().isEmpty()
        ? new FrameCover.Nothing()
        : cover;
  }

  private static String colour(int fill) {
    return String.format(Locale.ROOT, "#%06x", fill);
  }
}
