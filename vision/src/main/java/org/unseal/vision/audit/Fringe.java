package org.unseal.vision.audit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * Tells what moves by itself from what sticks out of a mask: an elbow, the edge of a coat, a
 * shadow. It lies along a mask that is several times as large. No state.
 */
final class Fringe {
  /** Share of the cells around a thing that a mask has, in thousandths. */
  private static final int ALONG = 200;

  /** How many times as large the mask is. */
  private static final int TIMES = 3;

  private Fringe() {}

  static boolean is(Blob blob, BitSet covered, CellGrid grid) {
    Box box = blob.box();
    BitSet touched = new BitSet();
    int around = 0;
    for (int row = box.top(); row < box.bottom(); row++) {
      if (blob.right(row) > blob.left(row)) {
        around += 2;
        touch(row, blob.left(row) - 1, covered, grid, touched);
        touch(row, blob.right(row), covered, grid, touched);
      }
    }
    for (int column = box.left(); column < box.right(); column++) {
      around += 2;
      touch(box.top() - 1, column, covered, grid, touched);
      touch(box.bottom(), column, covered, grid, touched);
    }
    if (touched.cardinality() * 1000L < (long) ALONG * around) {
      return false;
    }
    return connected(touched, covered, grid) > (long) TIMES * blob.area();
  }

  private static void touch(int row, int column, BitSet covered, CellGrid grid, BitSet touched) {
    if (row >= 0 && row < grid.rows() && column >= 0 && column < grid.columns()) {
      int cell = row * grid.columns() + column;
      if (covered.get(cell)) {
        touched.set(cell);
      }
    }
  }

  /** Covered cells that these are a part of. */
  private static long connected(BitSet from, BitSet covered, CellGrid grid) {
    BitSet left = (BitSet) covered.clone();
    Deque<Integer> waiting = new ArrayDeque<>();
    from.stream()
        .forEach(
            cell -> {
              left.clear(cell);
              waiting.add(cell);
            });
    long count = 0;
    int columns = grid.columns();
    while (!waiting.isEmpty()) {
      int cell = waiting.remove();
      count++;
      int column = cell % columns;
      int[] next = {
        cell - columns,
        cell + columns,
        column > 0 ? cell - 1 : -1,
        column < columns - 1 ? cell + 1 : -1
      };
      for (int neighbour : next) {
        if (neighbour >= 0 && neighbour < grid.cells() && left.get(neighbour)) {
          left.clear(neighbour);
          waiting.add(neighbour);
        }
      }
    }
    return count;
  }
}
