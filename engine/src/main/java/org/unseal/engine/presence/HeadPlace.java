package org.unseal.engine.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;

/**
 * Where somebody's head is in one frame, and how much of that lies under masks. Whole numbers.
 *
 * @param zone may overlap; inside the picture, and never none
 */
record HeadPlace(List<Box> zone) {
  /** The head of whoever stands is in so much of the height, in hundredths. */
  private static final int UPPER = 30;

  HeadPlace {
    zone = List.copyOf(zone);
  }

  /** Empty where all of it is outside of the picture. */
  static Optional<HeadPlace> of(TrackKind kind, Trail trail, int frame, PictureSize size) {
    Box extent = trail.extentAt(frame);
    List<Box> covers = clipped(trail.coversAt(frame), size);
    List<Box> zone = kind == TrackKind.MOVER ? upper(covers, extent) : covers;
    if (zone.isEmpty()) {
      zone = covers.isEmpty() ? clipped(List.of(extent), size) : covers;
    }
    return zone.isEmpty() ? Optional.empty() : Optional.of(new HeadPlace(zone));
  }

  /** What covers all of a figure covers its legs too, which are no face. */
  private static List<Box> upper(List<Box> covers, Box extent) {
    int below = extent.top() + Math.ceilDiv(extent.height() * UPPER, 100);
    List<Box> upper = new ArrayList<>();
    for (Box box : covers) {
      if (box.top() < below) {
        upper.add(new Box(box.left(), box.top(), box.right(), Math.min(box.bottom(), below)));
      }
    }
    return upper;
  }

  private static List<Box> clipped(List<Box> boxes, PictureSize size) {
    return boxes.stream().flatMap(box -> box.clip(size).stream()).toList();
  }

  HeadPlace with(HeadPlace other) {
    List<Box> both = new ArrayList<>(zone);
    both.addAll(other.zone);
    return new HeadPlace(both);
  }

  /** Whether this box takes part of it. */
  boolean meets(Box box) {
    return zone.stream().anyMatch(box::overlaps);
  }

  /** Whether half of it or more is masked, or half of its middle, where the face is. */
  boolean covered(FrameCover cover) {
    return switch (cover) {
      case FrameCover.Nothing _ -> false;
      case FrameCover.Whole _ -> true;
      case FrameCover.Boxes boxes ->
          halfUnder(zone, boxes.boxes()) || halfUnder(List.of(middle()), boxes.boxes());
    };
  }

  private static boolean halfUnder(List<Box> zone, List<Box> masks) {
    return 2 * UnionArea.common(zone, masks) >= UnionArea.of(zone);
  }

  private Box middle() {
    Box all = zone.stream().reduce(Box::join).orElseThrow();
    int aside = all.width() / 4;
    int above = all.height() / 8;
    return new Box(
        all.left() + aside,
        all.top() + above,
        Math.max(all.left() + aside + 1, all.right() - aside),
        Math.max(all.top() + above + 1, all.bottom() - 3 * above));
  }

  /** Pixels of it that lie under the masks and under none of these boxes. */
  long maskedBut(List<Box> masks, List<Box> known) {
    List<Box> masked = UnionArea.meets(zone, masks);
    return UnionArea.of(masked) - UnionArea.common(masked, known);
  }
}
