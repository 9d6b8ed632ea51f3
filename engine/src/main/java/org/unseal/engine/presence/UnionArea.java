package org.unseal.engine.presence;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.picture.Box;

/** Areas of unions of few boxes, exact to the pixel. */
final class UnionArea {
  private UnionArea() {}

  /** Pixels that at least one of the boxes holds. */
  static long of(List<Box> boxes) {
    int[] rows =
        boxes.stream()
            .flatMapToInt(box -> java.util.stream.IntStream.of(box.top(), box.bottom()))
            .sorted()
            .distinct()
            .toArray();
    List<Box> byLeft = boxes.stream().sorted(java.util.Comparator.comparingInt(Box::left)).toList();
    long area = 0;
    for (int i = 1; i < rows.length; i++) {
      area += (long) (rows[i] - rows[i - 1]) * width(byLeft, rows[i - 1]);
    }
    return area;
  }

  private static long width(List<Box> byLeft, int row) {
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

  /** Pixels that both unions hold. */
  static long common(List<Box> some, List<Box> others) {
    return of(meets(some, others));
  }

  /** What of each of these lies in each of those. */
  static List<Box> meets(List<Box> some, List<Box> others) {
    List<Box> meets = new ArrayList<>();
    for (Box one : some) {
      for (Box other : others) {
        one.meet(other).ifPresent(meets::add);
      }
    }
    return meets;
  }
}
