package org.unseal.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.unseal.model.picture.Box;

/** Unions of boxes. */
public final class CoverUnion {
  private static final Comparator<Box> BY_LEFT = Comparator.comparingInt(Box::left);

  private static final Comparator<Box> ORDER =
      Comparator.comparingInt(Box::top)
          .thenComparingInt(Box::left)
          .thenComparingInt(Box::bottom)
          .thenComparingInt(Box::right);

  private CoverUnion() {}

  /** The boxes in a fixed order, without those that lie inside another. */
  static List<Box> tidy(List<Box> boxes) {
    Box[] sorted = boxes.toArray(Box[]::new);
    Arrays.sort(sorted, ORDER);
    List<Box> kept = new ArrayList<>(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      boolean again = i > 0 && sorted[i].equals(sorted[i - 1]);
      if (!again && !insideAnother(sorted, i)) {
        kept.add(sorted[i]);
      }
    }
    return kept;
  }

  private static boolean insideAnother(Box[] sorted, int one) {
    Box box = sorted[one];
    // Whoever holds it begins no lower.
    for (int i = 0; i < sorted.length && sorted[i].top() <= box.top(); i++) {
      if (sorted[i].contains(box) && !sorted[i].equals(box)) {
        return true;
      }
    }
    return false;
  }

  /** Pixels that at least one of the boxes covers. */
  public static long area(List<Box> boxes) {
    // Arrays, because this runs over every row where an edge lies for every frame.
    Box[] byLeft = boxes.toArray(Box[]::new);
    Arrays.sort(byLeft, BY_LEFT);
    int[] rows = new int[byLeft.length * 2];
    for (int i = 0; i < byLeft.length; i++) {
      rows[2 * i] = byLeft[i].top();
      rows[2 * i + 1] = byLeft[i].bottom();
    }
    Arrays.sort(rows);
    long area = 0;
    for (int i = 1; i < rows.length; i++) {
      int height = rows[i] - rows[i - 1];
      if (height > 0) {
        area += (long) height * width(byLeft, rows[i - 1]);
      }
    }
    return area;
  }

  private static long width(Box[] byLeft, int row) {
    long width = 0;
    int reached = Integer.MIN_VALUE;
    for (Box box : byLeft) {
      if (box.top() <= row && row < box.bottom() && box.right() > reached) {
        width += box.right() - Math.max(box.left(), reached);
        reached = box.right();
      }
    }
    return width;
  }
}
