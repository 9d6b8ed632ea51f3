package org.unseal.vision.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.model.picture.Box;

/**
 * Joins differing cells to blobs. Cells belong together when no more than a small gap is between
 * them: somebody cut by a thin pole, or whose belt looks like the ground, stays one. One thread;
 * reuse it for many frames of the same grid.
 */
final class BlobFinder {
  /** Columns and rows without a differing cell that are bridged. */
  private static final int GAP_COLUMNS = 1;

  private static final int GAP_ROWS = 2;

  /** Excess from which a difference is beyond doubt. */
  private static final int STRONG = 8;

  private final int columns;
  private final int rows;
  private int[] runLeft = new int[256];
  private int[] runRight = new int[256];
  private int[] runRow = new int[256];
  private int[] parent = new int[256];
  private int runs;
  private final int[] firstRun;

  BlobFinder(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.firstRun = new int[rows + 1];
  }

  /**
   * Finds all blobs.
   *
   * @param excess by how much each cell differs more than noise does; none where not above 0
   * @return in order of their uppermost, then leftmost cell
   */
  List<Blob> find(int[] excess) {
    runs = 0;
    for (int row = 0; row < rows; row++) {
      firstRun[row] = runs;
      findRuns(excess, row);
      for (int above = Math.max(0, row - 1 - GAP_ROWS); above < row; above++) {
        connect(firstRun[row], runs, firstRun[above], firstRun[above + 1]);
      }
    }
    firstRun[rows] = runs;
    return collect(excess);
  }

  private void findRuns(int[] excess, int row) {
    int end = (row + 1) * columns;
    int at = row * columns;
    while (at < end) {
      if (excess[at] <= 0) {
        at++;
        continue;
      }
      int left = at;
      int last = at;
      while (at < end && at - last <= GAP_COLUMNS) {
        if (excess[at] > 0) {
          last = at;
        }
        at++;
      }
      addRun(row, left - row * columns, last + 1 - row * columns);
      at = last + 1;
    }
  }

  private void addRun(int row, int left, int right) {
    if (runs == parent.length) {
      int larger = runs * 2;
      runLeft = Arrays.copyOf(runLeft, larger);
      runRight = Arrays.copyOf(runRight, larger);
      runRow = Arrays.copyOf(runRow, larger);
      parent = Arrays.copyOf(parent, larger);
    }
    runLeft[runs] = left;
    runRight[runs] = right;
    runRow[runs] = row;
    parent[runs] = runs;
    runs++;
  }

  private void connect(int from, int to, int aboveFrom, int aboveTo) {
    int a = aboveFrom;
    for (int run = from; run < to; run++) {
      while (a < aboveTo && runRight[a] + GAP_COLUMNS < runLeft[run]) {
        a++;
      }
      for (int other = a; other < aboveTo; other++) {
        if (runLeft[other] > runRight[run] + GAP_COLUMNS) {
          break;
        }
        union(run, other);
      }
    }
  }

  private void union(int one, int other) {
    int a = root(one);
    int b = root(other);
    if (a < b) {
      parent[b] = a;
    } else {
      parent[a] = b;
    }
  }

  private int root(int run) {
    int at = run;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private List<Blob> collect(int[] excess) {
    int[] numberOf = new int[runs];
    int[] order = new int[runs];
    int found = 0;
    for (int run = 0; run < runs; run++) {
      int root = root(run);
      if (root == run) {
        order[found] = run;
        numberOf[run] = found++;
      } else {
        numberOf[run] = numberOf[root];
      }
    }
    int[][] bounds = new int[found][];
    for (int run = 0; run < runs; run++) {
      int number = numberOf[run];
      if (bounds[number] == null) {
        bounds[number] =
            new int[] {runLeft[run], runRow[run], runRight[run], runRow[run] + 1, 0, 0, 0};
      }
      int[] bound = bounds[number];
      bound[0] = Math.min(bound[0], runLeft[run]);
      bound[2] = Math.max(bound[2], runRight[run]);
      bound[3] = Math.max(bound[3], runRow[run] + 1);
      bound[6]++;
      int base = runRow[run] * columns;
      for (int x = runLeft[run]; x < runRight[run]; x++) {
        int value = excess[base + x];
        bound[4] += value > 0 ? 1 : 0;
        bound[5] += value > STRONG ? 1 : 0;
      }
    }
    short[][] reach = new short[found][];
    short[][] parts = new short[found][];
    int[] filled = new int[found];
    for (int run = 0; run < runs; run++) {
      int number = numberOf[run];
      int[] bound = bounds[number];
      if (reach[number] == null) {
        reach[number] = new short[(bound[3] - bound[1]) * 2];
        parts[number] = new short[3 * bound[6]];
      }
      parts[number][filled[number]++] = (short) runRow[run];
      parts[number][filled[number]++] = (short) runLeft[run];
      parts[number][filled[number]++] = (short) runRight[run];
      int at = (runRow[run] - bound[1]) * 2;
      boolean first = reach[number][at + 1] == 0;
      reach[number][at] =
          (short) (first ? runLeft[run] : Math.min(reach[number][at], runLeft[run]));
      reach[number][at + 1] = (short) Math.max(reach[number][at + 1], runRight[run]);
    }
    List<Blob> blobs = new ArrayList<>(found);
    for (int number = 0; number < found; number++) {
      int[] bound = bounds[number];
      blobs.add(
          new Blob(
              new Box(bound[0], bound[1], bound[2], bound[3]),
              bound[4],
              bound[5],
              reach[number],
              parts[number]));
    }
    return blobs;
  }
}
