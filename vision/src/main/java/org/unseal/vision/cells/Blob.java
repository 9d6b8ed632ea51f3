package org.unseal.vision.cells;

import java.util.Arrays;
import org.unseal.model.picture.Box;

/**
 * Connected cells that differ from the backdrop, as runs of cells, and for each row from the top
 * how far it reaches to the left and right. Units are cells. Immutable.
 */
public final class Blob {
  private final Box box;
  private final int area;
  private final int strong;
  private final short[] reach;
  private final short[] runs;

  /**
   * @param area differing cells
   * @param strong how many of them are beyond doubt
   * @param reach two for each row of the box: first column, and the column after the last; both the
   *     same where the row has none
   * @param runs three for each run of cells: row, first column, and the column after the last
   */
  Blob(Box box, int area, int strong, short[] reach, short[] runs) {
    this.box = box;
    this.area = area;
    this.strong = strong;
    this.reach = reach;
    this.runs = runs;
  }

  /** Takes a run of cells, all of which differ but for gaps of a cell. */
  @FunctionalInterface
  public interface RunTaker {
    /** A run of one row of the picture, from its first column to that after its last. */
    void take(int row, int from, int to);
  }

  /** Shows all runs, which may touch or overlap. */
  public void runs(RunTaker taker) {
    for (int i = 0; i < runs.length; i += 3) {
      taker.take(runs[i], runs[i + 1], runs[i + 2]);
    }
  }

  /** How many numbers it is kept in, about. */
  public int weight() {
    return reach.length / 2 + runs.length / 2;
  }

  public Box box() {
    return box;
  }

  public int area() {
    return area;
  }

  public int strong() {
    return strong;
  }

  /** First column of a row of the picture, which the box must contain. */
  public int left(int row) {
    return reach[(row - box.top()) * 2];
  }

  /** The column after the last; not above {@link #left} where the row has none. */
  public int right(int row) {
    return reach[(row - box.top()) * 2 + 1];
  }

  /** The smallest box around the cells of rows {@code top} to {@code bottom - 1}; null-free. */
  public Box around(int top, int bottom) {
    int left = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    for (int row = Math.max(top, box.top()); row < Math.min(bottom, box.bottom()); row++) {
      if (right(row) > left(row)) {
        left = Math.min(left, left(row));
        right = Math.max(right, right(row));
      }
    }
    return right > left ? new Box(left, top, right, bottom) : box;
  }

  /** Both as one; rows between them reach from the nearer to the other. */
  public Blob join(Blob other) {
    Box joined = box.join(other.box);
    short[] both = new short[joined.height() * 2];
    for (int row = joined.top(); row < joined.bottom(); row++) {
      int left = Integer.MAX_VALUE;
      int right = Integer.MIN_VALUE;
      for (Blob part : new Blob[] {this, other}) {
        if (row >= part.box.top() && row < part.box.bottom() && part.right(row) > part.left(row)) {
          left = Math.min(left, part.left(row));
          right = Math.max(right, part.right(row));
        }
      }
      int at = (row - joined.top()) * 2;
      if (right > left) {
        both[at] = (short) left;
        both[at + 1] = (short) right;
      } else {
        // A gap between parts: what is there can't be told, so both widths count.
        both[at] = (short) Math.max(box.left(), other.box.left());
        both[at + 1] = (short) Math.min(box.right(), other.box.right());
        if (both[at + 1] <= both[at]) {
          both[at] = (short) joined.left();
          both[at + 1] = (short) joined.left();
        }
      }
    }
    short[] all = Arrays.copyOf(runs, runs.length + other.runs.length);
    System.arraycopy(other.runs, 0, all, runs.length, other.runs.length);
    return new Blob(joined, area + other.area, strong + other.strong, both, all);
  }

  @Override
  public String toString() {
    return "Blob[" + box + ", " + area + " cells]";
  }
}
