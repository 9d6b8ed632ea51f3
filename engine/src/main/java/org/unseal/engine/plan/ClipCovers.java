package org.unseal.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.scope.Clip;
import org.unseal.proof.release.PlanDocument;

/** The published document, and how much of the clip it covers. */
record ClipCovers(
    PlanDocument document, long meanMillionths, long mostMillionths, int wholeFrames) {

  static ClipCovers of(Plan plan, Clip clip, PictureSize size, MaskGrid grid, String fill) {
    List<PlanDocument.Run> runs = new ArrayList<>();
    FrameCover running = new FrameCover.Nothing();
    int count = 0;
    long sum = 0;
    long most = 0;
    long area = 0;
    int wholes = 0;
    try (CoverSource covers = plan.read()) {
      for (int frame = 0; frame < plan.frames(); frame++) {
        FrameCover cover = shown(covers.coverOf(frame), frame, clip);
        if (count > 0 && !cover.equals(running)) {
          runs.add(new PlanDocument.Run(count, running));
          count = 0;
        }
        if (count == 0) {
          area = area(cover, size);
        }
        running = cover;
        count++;
        if (clip.frames().contains(frame)) {
          sum += area;
          most = Math.max(most, area);
          wholes += cover instanceof FrameCover.Whole ? 1 : 0;
        }
      }
      if (count > 0) {
        runs.add(new PlanDocument.Run(count, running));
      }
      covers.requireUnchanged();
    }
    return new ClipCovers(
        new PlanDocument(size.width(), size.height(), grid.columns(), grid.rows(), fill, runs),
        sum / clip.frames().length() * 1_000_000 / size.pixels(),
        most * 1_000_000 / size.pixels(),
        wholes);
  }

  /** What is not shown needs no masks. */
  private static FrameCover shown(FrameCover cover, int frame, Clip clip) {
    if (!clip.frames().contains(frame)) {
      return new FrameCover.Nothing();
    }
    boolean judged =
        !clip.redacted()
            && cover instanceof FrameCover.Whole(WholeReason reason)
            && reason != WholeReason.STREAM_DAMAGED;
    return judged ? new FrameCover.Nothing() : cover;
  }

  private static long area(FrameCover cover, PictureSize size) {
    return switch (cover) {
      case FrameCover.Nothing _ -> 0;
      case FrameCover.Boxes boxes -> CoverUnion.area(boxes.boxes());
      case FrameCover.Whole _ -> size.pixels();
    };
  }
}
