package org.unseal.engine.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;

/** Areas of a picture as boxes, in whole pixels. */
final class Regions {
  private Regions() {}

  /** What of the first is in none of the second, as boxes that do not overlap. */
  static List<Box> minus(List<Box> first, List<Box> second) {
    List<Box> left = new ArrayList<>();
    for (Box box : first) {
      List<Box> pieces = List.of(box);
      for (Box other : left) {
        pieces = without(pieces, other);
      }
      left.addAll(pieces);
    }
    List<Box> rest = left;
    for (Box other : second) {
      rest = without(rest, other);
    }
    return rest;
  }

  private static List<Box> without(List<Box> boxes, Box taken) {
    List<Box> left = new ArrayList<>();
    for (Box box : boxes) {
      Optional<Box> common = box.meet(taken);
      if (common.isEmpty()) {
        left.add(box);
        continue;
      }
      Box hole = common.get();
      add(left, box.left(), box.top(), box.right(), hole.top());
      add(left, box.left(), hole.bottom(), box.right(), box.bottom());
      add(left, box.left(), hole.top(), hole.left(), hole.bottom());
      add(left, hole.right(), hole.top(), box.right(), hole.bottom());
    }
    return left;
  }

  private static void add(List<Box> boxes, int left, int top, int right, int bottom) {
    if (right > left && bottom > top) {
      boxes.add(new Box(left, top, right, bottom));
    }
  }

  /** How many pixels boxes have that do not overlap. */
  static long area(List<Box> boxes) {
    return boxes.stream().mapToLong(Box::area).sum();
  }
}
