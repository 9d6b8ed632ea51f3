package org.unseal.engine.audit;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;

/**
 * Adds up how much is covered beside what was found, in squares of four pixels. Frames covered
 * whole don't count: nobody could judge them. One thread.
 */
final class Surplus {
  private static final int EDGE = 4;

  /** Squares of the widest picture that is read. */
  private static final int ACROSS = 1 << 14;

  private long covered;
  private long beside;

  void add(FrameCover cover, List<PlannedFrame.Place> places) {
    if (!(cover instanceof FrameCover.Boxes boxes)) {
      return;
    }
    BitSet masks = new BitSet();
    boxes.boxes().forEach(box -> mark(masks, box, true));
    covered += masks.cardinality();
    places.forEach(place -> mark(masks, place.extent(), false));
    beside += masks.cardinality();
  }

  /** Share of some boxes that others leave open, in thousandths; 0 where there is no box. */
  static int openPermille(List<Box> boxes, List<Box> others) {
    BitSet open = new BitSet();
    boxes.forEach(box -> mark(open, box, true));
    long all = open.cardinality();
    others.forEach(box -> mark(open, box, false));
    return all == 0 ? 0 : (int) (open.cardinality() * 1000L / all);
  }

  private static void mark(BitSet squares, Box box, boolean value) {
    int left = Math.clamp(box.left() / EDGE, 0, ACROSS);
    int right = Math.clamp(Math.ceilDiv(box.right(), EDGE), left, ACROSS);
    for (int row = Math.max(0, box.top() / EDGE);
        row < Math.min(ACROSS, Math.ceilDiv(box.bottom(), EDGE));
        row++) {
      squares.set(row * ACROSS + left, row * ACROSS + right, value);
    }
  }

  Optional<Integer> besidePermille() {
    return covered == 0 ? Optional.empty() : Optional.of((int) (beside * 1000 / covered));
  }
}
