package org.unseal.engine.presence;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.plan.SegmentCover;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.proof.release.PlanDocument;

/** Where the masks of a stretch are from, by what was decided: each with its ground. */
final class KnownMasks {
  private final PlanDocument plan;
  private final PictureSize size;
  private final List<Source> sources = new ArrayList<>();

  /**
   * @param stills backdrops that reach into the stretch
   */
  KnownMasks(
      StoredStretch stretch,
      List<StoredBackdrop> stills,
      Decisions decisions,
      PlanDocument plan,
      FrameSpan wanted) {
    this.plan = plan;
    this.size = new PictureSize(plan.width(), plan.height());
    for (Track track : stretch.tracks()) {
      for (Segment segment : track.segments()) {
        SegmentDecision decision = decisions.segments().get(segment.id());
        Level level = decision == null ? Level.HEAD : decision.level();
        if (level != Level.CLEAR && overlap(segment.frames(), wanted)) {
          SegmentCover cover = new SegmentCover(segment, level, size);
          sources.add(
              new Source(
                  "segment " + segment.id(),
                  decision == null ? "" : decision.ground(),
                  segment.frames(),
                  cover::at));
        }
      }
    }
    for (DrawnRegion region : decisions.regions()) {
      if (!overlap(region.frames(), wanted)
          || !overlap(region.frames(), stretch.stretch().frames())) {
        continue;
      }
      sources.add(
          new Source(
              "region " + region.number(),
              region.ground(),
              region.frames(),
              frame -> List.of(region.at(frame))));
    }
    for (StoredBackdrop still : stills) {
      Decisions.BackdropReview review = decisions.backdrops().get(still.number());
      if (review != null && !review.boxes().isEmpty()) {
        List<Box> boxes = review.boxes();
        sources.add(new Source("still picture " + still.number(), "", still.frames(), _ -> boxes));
      }
    }
  }

  static boolean overlap(FrameSpan one, FrameSpan other) {
    return one.start() < other.endExclusive() && other.start() < one.endExclusive();
  }

  /** Boxes in one of its frames. */
  private interface Boxes {
    List<Box> at(int frame);
  }

  private record Source(String name, String ground, FrameSpan frames, Boxes boxes) {}

  /** A mask that lies over somebody, by what it is of. */
  record Mask(String name, String ground, List<Box> boxes) {
    Mask {
      boxes = List.copyOf(boxes);
    }
  }

  /** Those that take part of where a head is. */
  List<Mask> over(HeadPlace head, int frame) {
    List<Mask> masks = new ArrayList<>();
    for (Source source : sources) {
      if (source.frames.contains(frame)) {
        List<Box> boxes =
            source.boxes.at(frame).stream()
                .map(box -> box.snapOutward(plan.gridColumns(), plan.gridRows()))
                .flatMap(box -> box.clip(size).stream())
                .filter(head::meets)
                .toList();
        if (!boxes.isEmpty()) {
          masks.add(new Mask(source.name, source.ground.strip(), boxes));
        }
      }
    }
    return masks;
  }
}
