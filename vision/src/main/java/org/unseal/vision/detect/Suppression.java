package org.unseal.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Drops candidates that are the same face again: of two that overlap the better stays. A candidate
 * at the edge of a tile may be part of a face, so it is joined with what it lies in or around
 * rather than dropped: the mask can only get larger by it.
 */
final class Suppression {
  private static final double SAME_FACE = 0.3;
  private static final double PART_OF = 0.6;

  private Suppression() {}

  /** Keeps each face once, the surest first; the order of the input makes no difference. */
  static List<Candidate> keep(List<Candidate> candidates) {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparingDouble(Candidate::left)
            .thenComparingDouble(Candidate::top)
            .thenComparingDouble(Candidate::right)
            .thenComparingDouble(Candidate::bottom));
    List<Candidate> kept = new ArrayList<>();
    for (Candidate next : sorted) {
      boolean isNew = true;
      for (int i = 0; i < kept.size() && isNew; i++) {
        Candidate better = kept.get(i);
        double common = better.common(next);
        if (common <= 0) {
          continue;
        }
        boolean part = common >= PART_OF * Math.min(better.area(), next.area());
        if ((better.cut() || next.cut()) && part) {
          kept.set(i, better.join(next));
          isNew = false;
        } else if (common >= SAME_FACE * (better.area() + next.area() - common)) {
          isNew = false;
        }
      }
      if (isNew) {
        kept.add(next);
      }
    }
    return kept;
  }
}
