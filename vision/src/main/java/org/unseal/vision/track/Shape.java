package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * What is to be covered, in cells: for each row from the top a run of columns, empty where the
 * first is not before the last. May reach outside the picture. Immutable.
 */
final class Shape {
  private final int top;
  private final int[] left;
  private final int[] right;

  private Shape(int top, int[] left, int[] right) {
    this.top = top;
    this.left = left;
    this.right = right;
  }

  /**
   * The blob's rows; rows without cells, which the blob bridges, are as wide as both neighbours.
   */
  static Shape of(Blob blob) {
    Box box = blob.box();
    int rows = box.height();
    int[] left = new int[rows];
    int[] right = new int[rows];
    for (int i = 0; i < rows; i++) {
      left[i] = blob.left(box.top() + i);
      right[i] = blob.right(box.top() + i);
    }
    for (int i = 1; i < rows; i++) {
      if (right[i] <= left[i]) {
        int next = i;
        while (next < rows - 1 && right[next] <= left[next]) {
          next++;
        }
        boolean found = right[next] > left[next];
        left[i] = found ? Math.min(left[i - 1], left[next]) : left[i - 1];
        right[i] = found ? Math.max(right[i - 1], right[next]) : right[i - 1];
      }
    }
    return new Shape(box.top(), left, right);
  }

  static Shape of(Box box) {
    int[] left = new int[box.height()];
    int[] right = new int[box.height()];
    Arrays.fill(left, box.left());
    Arrays.fill(right, box.right());
    return new Shape(box.top(), left, right);
  }

  /** Row by row from the first column of either to the last of either. */
  Shape join(Shape other) {
    int from = Math.min(top, other.top);
    int to = Math.max(top + left.length, other.top + other.left.length);
    int[] l = new int[to - from];
    int[] r = new int[to - from];
    for (int row = from; row < to; row++) {
      int at = row - from;
      l[at] = Integer.MAX_VALUE;
      r[at] = Integer.MIN_VALUE;
      include(l, r, at, row);
      other.include(l, r, at, row);
      if (r[at] == Integer.MIN_VALUE) {
        l[at] = 0;
        r[at] = 0;
      }
    }
    return new Shape(from, l, r);
  }

  private void include(int[] l, int[] r, int at, int row) {
    int i = row - top;
    if (i >= 0 && i < left.length && right[i] > left[i]) {
      l[at] = Math.min(l[at], left[i]);
      r[at] = Math.max(r[at], right[i]);
    }
  }

  /** The smallest box around it. */
  Box bounds() {
    int l = Integer.MAX_VALUE;
    int r = Integer.MIN_VALUE;
    for (int i = 0; i < left.length; i++) {
      if (right[i] > left[i]) {
        l = Math.min(l, left[i]);
        r = Math.max(r, right[i]);
      }
    }
    return r > l ? new Box(l, top, r, top + left.length) : new Box(0, top, 1, top + 1);
  }

  Shape move(int columns, int rows) {
    int[] l = new int[left.length];
    int[] r = new int[left.length];
    for (int i = 0; i < l.length; i++) {
      l[i] = left[i] + columns;
      r[i] = right[i] + columns;
    }
    return new Shape(top + rows, l, r);
  }

  /** Reaching further by so many cells in every direction. */
  Shape grow(int cells) {
    int[] l = new int[left.length + 2 * cells];
    int[] r = new int[l.length];
    for (int i = 0; i < l.length; i++) {
      int a = Integer.MAX_VALUE;
      int b = Integer.MIN_VALUE;
      for (int k = Math.max(0, i - 2 * cells); k <= Math.min(left.length - 1, i); k++) {
        if (right[k] > left[k]) {
          a = Math.min(a, left[k] - cells);
          b = Math.max(b, right[k] + cells);
        }
      }
      l[i] = b > a ? a : 0;
      r[i] = b > a ? b : 0;
    }
    return new Shape(top - cells, l, r);
  }

  /**
   * As few boxes of pixels as keep to the shape within about an eighth of its area, clipped to the
   * picture; what comes within two cells of the picture's edge reaches it.
   */
  List<Box> boxes(CellGrid grid) {
    List<Box> boxes = new ArrayList<>();
    int from = -1;
    int l = 0;
    int r = 0;
    long sum = 0;
    for (int i = 0; i <= left.length; i++) {
      boolean some = i < left.length && right[i] > left[i];
      if (from >= 0) {
        int nextLeft = some ? Math.min(l, left[i]) : l;
        int nextRight = some ? Math.max(r, right[i]) : r;
        long nextSum = some ? sum + (right[i] - left[i]) : sum;
        long area = (long) (nextRight - nextLeft) * (i + 1 - from);
        if (some && area <= nextSum + nextSum / 8 + 4) {
          l = nextLeft;
          r = nextRight;
          sum = nextSum;
          continue;
        }
        add(boxes, grid, new Box(l, top + from, r, top + i));
        from = -1;
      }
      if (some) {
        from = i;
        l = left[i];
        r = right[i];
        sum = (long) r - l;
      }
    }
    return boxes;
  }

  private static void add(List<Box> boxes, CellGrid grid, Box cells) {
    Box reaching =
        new Box(
            cells.left() <= 2 ? Math.min(0, cells.left()) : cells.left(),
            cells.top() <= 2 ? Math.min(0, cells.top()) : cells.top(),
            cells.right() >= grid.columns() - 2
                ? Math.max(grid.columns(), cells.right())
                : cells.right(),
            cells.bottom() >= grid.rows() - 2
                ? Math.max(grid.rows(), cells.bottom())
                : cells.bottom());
    grid.pixels(reaching).ifPresent(boxes::add);
  }
}
