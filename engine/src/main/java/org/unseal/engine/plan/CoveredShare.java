package org.unseal.engine.plan;

import java.util.List;
import java.util.function.IntFunction;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.proof.release.PlanDocument;

/**
 * How much of the picture one thing covers, alone, on the plan's grid.
 *
 * @param meanMillionths over the frames that were asked for
 * @param mostMillionths in one of them
 */
public record CoveredShare(long meanMillionths, long mostMillionths) {
  /** All of the picture. */
  public static final CoveredShare WHOLE = new CoveredShare(1_000_000, 1_000_000);

  /** Of a segment that is covered at this level, in frames that it has. */
  public static CoveredShare of(Segment segment, Level level, FrameSpan frames, PlanDocument plan) {
    SegmentCover cover =
        new SegmentCover(segment, level, new PictureSize(plan.width(), plan.height()));
    return over(frames, cover::at, plan);
  }

  /** Of a region in frames that it covers. */
  public static CoveredShare of(DrawnRegion region, FrameSpan frames, PlanDocument plan) {
    return over(frames, frame -> List.of(region.at(frame)), plan);
  }

  /** Of boxes that stay. */
  public static CoveredShare of(List<Box> boxes, PlanDocument plan) {
    return over(new FrameSpan(0, 1), _ -> boxes, plan);
  }

  private static CoveredShare over(
      FrameSpan frames, IntFunction<List<Box>> boxes, PlanDocument plan) {
    PictureSize size = new PictureSize(plan.width(), plan.height());
    long sum = 0;
    long most = 0;
    for (int frame = frames.start(); frame < frames.endExclusive(); frame++) {
      List<Box> covered =
          boxes.apply(frame).stream()
              .map(box -> box.snapOutward(plan.gridColumns(), plan.gridRows()))
              .flatMap(box -> box.clip(size).stream())
              .toList();
      long area = CoverUnion.area(covered);
      sum += area;
      most = Math.max(most, area);
    }
    return new CoveredShare(
        sum / frames.length() * 1_000_000 / size.pixels(), most * 1_000_000 / size.pixels());
  }
}
