package org.unseal.engine.clip;

import org.unseal.engine.audit.AuditSubject;
import org.unseal.engine.plan.CoverUnion;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.PlanDocument;

/** How much of a clip's pictures a plan covers. */
final class CoveredShare {
  private static final long MILLION = 1_000_000;

  private CoveredShare() {}

  static AuditSubject.Covered of(PlanDocument plan, FrameSpan frames) {
    long picture = new PictureSize(plan.width(), plan.height()).pixels();
    long sum = 0;
    long most = 0;
    int wholes = 0;
    int at = 0;
    for (PlanDocument.Run run : plan.runs()) {
      int inside =
          Math.min(at + run.frames(), frames.endExclusive()) - Math.max(at, frames.start());
      at += run.frames();
      if (inside <= 0) {
        continue;
      }
      long area =
          switch (run.cover()) {
            case FrameCover.Nothing _ -> 0;
            case FrameCover.Boxes boxes -> CoverUnion.area(boxes.boxes());
            case FrameCover.Whole _ -> picture;
          };
      sum += area * inside;
      most = Math.max(most, area);
      wholes += run.cover() instanceof FrameCover.Whole ? inside : 0;
    }
    return new AuditSubject.Covered(
        (int) (sum / frames.length() * MILLION / picture),
        (int) (most * MILLION / picture),
        wholes);
  }
}
