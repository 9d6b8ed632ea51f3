package org.unseal.engine.release;

import java.util.Iterator;
import java.util.List;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.proof.release.PlanDocument;

/**
 * Renders by what a release published instead of by what was analysed. Checked against the
 * recording before anything is drawn: a release is as hostile as any other input.
 */
public final class PublishedPlan implements CoverPlan {
  private final PlanDocument plan;

  /**
   * Of a plan for a recording's pictures.
   *
   * @param grid on which masks lie there
   * @throws UnsealException {@code DOCUMENT_MALFORMED} where the plan is not for such pictures
   */
  public PublishedPlan(PlanDocument plan, PictureSize size, MaskGrid grid) {
    this.plan = plan;
    boolean fits =
        plan.width() == size.width()
            && plan.height() == size.height()
            && plan.gridColumns() == grid.columns()
            && plan.gridRows() == grid.rows()
            && plan.frames() <= Integer.MAX_VALUE;
    for (PlanDocument.Run run : plan.runs()) {
      if (run.cover() instanceof FrameCover.Boxes boxes) {
        fits &= boxes.boxes().stream().allMatch(box -> fits(box, size, grid));
      }
    }
    if (!fits) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "the plan is for other pictures than this recording's, or its masks don't lie"
              + " where masks may");
    }
  }

  private static boolean fits(Box box, PictureSize size, MaskGrid grid) {
    return size.box().contains(box)
        && box.left() % grid.columns() == 0
        && box.top() % grid.rows() == 0
        && (box.right() % grid.columns() == 0 || box.right() == size.width())
        && (box.bottom() % grid.rows() == 0 || box.bottom() == size.height());
  }

  @Override
  public int frames() {
    return Math.toIntExact(plan.frames());
  }

  @Override
  public CoverSource read() {
    return new Source(plan.runs());
  }

  /** Covers what the plan does not know. One thread. */
  private static final class Source implements CoverSource {
    private final Iterator<PlanDocument.Run> runs;
    private FrameCover running = new FrameCover.Whole(WholeReason.STREAM_DAMAGED);
    private int left;
    private int next;

    Source(List<PlanDocument.Run> runs) {
      this.runs = runs.iterator();
    }

    @Override
    public FrameCover coverOf(int frame) {
      if (frame != next) {
        throw new IllegalArgumentException("frame " + frame + " asked for, " + next + " is next");
      }
      next++;
      if (left == 0 && runs.hasNext()) {
        PlanDocument.Run run = runs.next();
        running = run.cover();
        left = run.frames();
      }
      if (left == 0) {
        return new FrameCover.Whole(WholeReason.STREAM_DAMAGED);
      }
      left--;
      return running;
    }

    @Override
    public void requireUnchanged() {
      // an immutable value in memory, whose digest was compared when it was read
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
