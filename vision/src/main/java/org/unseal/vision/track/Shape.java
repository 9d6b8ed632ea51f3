package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * What is to be covered, in cells: for each row from the top some runs of columns, from left to
 * right. May reach outside the picture. Immutable.
 */
final class Shape {
  /** Narrower gaps in a row are not worth a box of their own. */
  private static final int SMALL_GAP = 2;

  private final int top;

  /** For each row the place of its first run, and at the end the number of runs. */
  private final int[] first;

  /** Two for each run: its first column, and the column after its last. */
  private final int[] ends;

  private Shape(int top, int[] first, int[] ends) {
    this.top = top;
    this.first = first;
    this.ends = ends;
  }

  /** All of a blob, row by row from its first cell to its last. */
  static Shape of(Blob blob) {
    return of(blob, Integer.MAX_VALUE);
  }

  /**
   * All of a blob and of what is between its parts, side by side or one above the other, where
   * these are no more than so many cells apart. Rows without cells, which the blob bridges, are as
   * wide as both neighbours.
   */
  static Shape of(Blob blob, int gap) {
    Box box = blob.box();
    int[] left = new int[box.height()];
    int[] right = new int[box.height()];
    for (int i = 0; i < left.length; i++) {
      left[i] = blob.left(box.top() + i);
      right[i] = blob.right(box.top() + i);
    }
    boolean[] bridged = bridge(left, right);
    if (gap >= box.width()) {
      Runs runs = new Runs(left.length);
      for (int i = 0; i < left.length; i++) {
        runs.row();
        runs.add(left[i], right[i], 0);
      }
      return runs.shape(box.top());
    }
    boolean[] cells = new boolean[box.width() * box.height()];
    blob.runs(
        (row, from, to) -> {
          int base = (row - box.top()) * box.width() - box.left();
          Arrays.fill(cells, base + from, base + to, true);
        });
    for (int i = 0; i < left.length; i++) {
      if (bridged[i]) {
        int base = i * box.width() - box.left();
        Arrays.fill(cells, base + left[i], base + right[i], true);
      }
    }
    for (int row = 0; row < box.height(); row++) {
      close(cells, row * box.width(), 1, box.width(), gap);
    }
    for (int column = 0; column < box.width(); column++) {
      close(cells, column, box.width(), box.height(), gap);
    }
    return of(cells, box);
  }

  /** Gives rows without cells a width; says which these are. */
  private static boolean[] bridge(int[] left, int[] right) {
    int rows = left.length;
    boolean[] bridged = new boolean[rows];
    for (int i = 1; i < rows; i++) {
      if (right[i] <= left[i]) {
        int next = i;
        while (next < rows - 1 && right[next] <= left[next]) {
          next++;
        }
        boolean found = right[next] > left[next];
        left[i] = found ? Math.min(left[i - 1], left[next]) : left[i - 1];
        right[i] = found ? Math.max(right[i - 1], right[next]) : right[i - 1];
        bridged[i] = true;
      }
    }
    return bridged;
  }

  /** Fills short gaps in one row or column. */
  private static void close(boolean[] cells, int from, int step, int count, int gap) {
    int last = -1;
    for (int i = 0, at = from; i < count; i++, at += step) {
      if (cells[at]) {
        if (last >= 0 && i - last > 1 && i - last - 1 <= gap) {
          for (int k = last + 1; k < i; k++) {
            cells[from + k * step] = true;
          }
        }
        last = i;
      }
    }
  }

  private static Shape of(boolean[] cells, Box box) {
    Runs runs = new Runs(box.height());
    for (int row = 0; row < box.height(); row++) {
      runs.row();
      int base = row * box.width();
      int column = 0;
      while (column < box.width()) {
        if (!cells[base + column]) {
          column++;
          continue;
        }
        int from = column;
        while (column < box.width() && cells[base + column]) {
          column++;
        }
        runs.add(box.left() + from, box.left() + column, SMALL_GAP);
      }
    }
    return runs.shape(box.top());
  }

  static Shape of(Box box) {
    Runs runs = new Runs(box.height());
    for (int row = 0; row < box.height(); row++) {
      runs.row();
      runs.add(box.left(), box.right(), 0);
    }
    return runs.shape(box.top());
  }

  /** What either covers. */
  Shape join(Shape other) {
    int from = Math.min(top, other.top);
    int to = Math.max(top + rows(), other.top + other.rows());
    Runs runs = new Runs(to - from);
    for (int row = from; row < to; row++) {
      runs.row();
      int a = begin(row);
      int b = other.begin(row);
      int endA = end(row);
      int endB = other.end(row);
      while (a < endA || b < endB) {
        boolean mine = b >= endB || (a < endA && ends[2 * a] <= other.ends[2 * b]);
        int[] source = mine ? ends : other.ends;
        int at = 2 * (mine ? a++ : b++);
        runs.add(source[at], source[at + 1], SMALL_GAP);
      }
    }
    return runs.shape(from);
  }

  private int rows() {
    return first.length - 1;
  }

  private int begin(int row) {
    return row < top || row >= top + rows() ? 0 : first[row - top];
  }

  private int end(int row) {
    return row < top || row >= top + rows() ? 0 : first[row - top + 1];
  }

  /** What of it is above a row; may be nothing. */
  Shape above(int row) {
    if (row >= top + rows()) {
      return this;
    }
    int rows = Math.max(0, row - top);
    int[] kept = Arrays.copyOf(first, rows + 1);
    return new Shape(top, kept, Arrays.copyOf(ends, 2 * kept[rows]));
  }

  /** The smallest box around it. */
  Box bounds() {
    int left = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    for (int i = 0; i < ends.length; i += 2) {
      left = Math.min(left, ends[i]);
      right = Math.max(right, ends[i + 1]);
    }
    return right > left ? new Box(left, top, right, top + rows()) : new Box(0, top, 1, top + 1);
  }

  Shape move(int columns, int rows) {
    int[] moved = new int[ends.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = ends[i] + columns;
    }
    return new Shape(top + rows, first, moved);
  }

  /** Reaching further by so many cells in every direction. */
  Shape grow(int cells) {
    Runs runs = new Runs(rows());
    for (int row = 0; row < rows(); row++) {
      runs.row();
      for (int run = first[row]; run < first[row + 1]; run++) {
        runs.add(ends[2 * run] - cells, ends[2 * run + 1] + cells, SMALL_GAP);
      }
    }
    Shape wide = runs.shape(top);
    Shape grown = wide;
    for (int i = 1; i <= cells; i++) {
      grown = grown.join(wide.move(0, -i)).join(wide.move(0, i));
    }
    return grown;
  }

  /**
   * As few boxes of pixels as keep to the shape within about a sixteenth of its area, clipped to
   * the picture; what comes within two cells of the picture's edge reaches it.
   */
  List<Box> boxes(CellGrid grid) {
    List<Box> boxes = new ArrayList<>();
    List<Stack> open = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      List<Stack> next = new ArrayList<>();
      for (int run = first[row]; run < first[row + 1]; run++) {
        int left = ends[2 * run];
        int right = ends[2 * run + 1];
        Stack under = null;
        for (Stack stack : open) {
          if (under == null && stack.takes(left, right, row)) {
            under = stack;
          }
        }
        if (under == null) {
          under = new Stack(row);
        }
        open.remove(under);
        under.add(left, right);
        next.add(under);
      }
      for (Stack stack : open) {
        add(boxes, grid, stack.box(top, row));
      }
      open = next;
    }
    for (Stack stack : open) {
      add(boxes, grid, stack.box(top, rows()));
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

  /** Runs of successive rows that are to be one box. */
  private static final class Stack {
    private final int from;
    private int left = Integer.MAX_VALUE;
    private int right = Integer.MIN_VALUE;
    private long sum;

    Stack(int from) {
      this.from = from;
    }

    /** Whether one box around it and this run would cover little that neither needs. */
    boolean takes(int l, int r, int row) {
      if (l >= right || r <= left) {
        return false;
      }
      long all = sum + (r - l);
      long area = (long) (Math.max(right, r) - Math.min(left, l)) * (row + 1 - from);
      return area <= all + all / 16 + 2;
    }

    void add(int l, int r) {
      left = Math.min(left, l);
      right = Math.max(right, r);
      sum += r - l;
    }

    Box box(int top, int end) {
      return new Box(left, top + from, right, top + end);
    }
  }

  /** Collects runs, row by row, each row's from left to right. */
  private static final class Runs {
    private final int[] first;
    private int[] ends;
    private int rows;
    private int count;

    Runs(int rows) {
      first = new int[rows + 1];
      ends = new int[2 * rows + 8];
    }

    /** Begins the next row. */
    void row() {
      first[rows++] = count;
    }

    /** Adds a run, or lengthens the last one where it is no more than a gap away. */
    void add(int left, int right, int gap) {
      if (right <= left) {
        return;
      }
      if (count > first[rows - 1] && left <= ends[2 * count - 1] + gap) {
        ends[2 * count - 1] = Math.max(ends[2 * count - 1], right);
        return;
      }
      if (2 * count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * ends.length);
      }
      ends[2 * count] = left;
      ends[2 * count + 1] = right;
      count++;
    }

    Shape shape(int top) {
      first[rows] = count;
      return new Shape(top, first, Arrays.copyOf(ends, 2 * count));
    }
  }
}
