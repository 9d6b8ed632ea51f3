package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * Tells the digits of a clock that the camera writes into the picture from people, so that the time
 * stays readable. They lie near the upper or lower edge, and change with every second at the same
 * part of it. Only what consists of such cells alone is left out, and only while none of them
 * changes at another time: whatever moves there or reaches beyond them may be somebody. Immutable.
 */
public final class BurnedInClock {
  private static final long SECOND = 1_000_000;

  /** So long before and after something else changed there nothing is left out. */
  private static final long DISTURBED = 250_000;

  /** Share of the rows at either edge in which a clock is looked for. */
  private static final int BAND = 8;

  /** How far from the beat a change may be, in microseconds: a frame's length and some jitter. */
  private static final long LEEWAY = 70_000;

  /** Parts of a second that are counted apart, and how many of them are within the leeway. */
  private static final int PARTS = 50;

  private static final int NEAR = 3;

  /** Changes on the beat from which a cell is a digit's. */
  private static final int LEAST_CHANGES = 8;

  private static final int LEAST_CELLS = 6;

  /** No more cells than that change by noise. */
  private static final int NOISE = 2;

  private final BitSet cells;
  private final long beat;
  private final CellGrid grid;

  private BurnedInClock(BitSet cells, long beat, CellGrid grid) {
    this.cells = cells;
    this.beat = beat;
    this.grid = grid;
  }

  /**
   * Leaves out the clock's digits.
   *
   * @param frames the blobs of each frame
   * @param microseconds presentation time of each frame
   * @return as many frames; those given where there is no clock
   */
  public static List<List<Blob>> removed(
      List<List<Blob>> frames, List<Long> microseconds, CellGrid grid) {
    Map<Integer, int[]> counts = new HashMap<>();
    changes(
        frames,
        grid,
        (frame, changed) -> {
          int part = (int) (Math.floorMod(microseconds.get(frame), SECOND) * PARTS / SECOND);
          changed.stream()
              .forEach(cell -> counts.computeIfAbsent(cell, _ -> new int[PARTS])[part]++);
        });
    int[] votes = new int[PARTS];
    for (int[] count : counts.values()) {
      int own = middle(count);
      if (steady(count, own)) {
        votes[own] += around(count, own);
      }
    }
    int middle = middle(votes);
    BitSet cells = new BitSet();
    counts.forEach(
        (cell, count) -> {
          if (steady(count, middle)) {
            cells.set(cell);
          }
        });
    long beat = (2L * middle + 1) * SECOND / (2 * PARTS);
    if (cells.cardinality() < LEAST_CELLS) {
      return frames;
    }
    return new BurnedInClock(cells, beat, grid).without(frames, microseconds);
  }

  /** The part of a second around which most changes are, those nearest to it counting most. */
  private static int middle(int[] count) {
    int best = 0;
    int most = -1;
    for (int middle = 0; middle < PARTS; middle++) {
      int sum = 0;
      for (int away = -NEAR; away <= NEAR; away++) {
        sum += (NEAR + 1 - Math.abs(away)) * count[Math.floorMod(middle + away, PARTS)];
      }
      if (sum > most) {
        most = sum;
        best = middle;
      }
    }
    return best;
  }

  private static int around(int[] count, int middle) {
    int sum = 0;
    for (int away = -NEAR; away <= NEAR; away++) {
      sum += count[Math.floorMod(middle + away, PARTS)];
    }
    return sum;
  }

  /**
   * It changes there far more often than by chance: a seventh of all changes would be, and passing
   * smoke or another light add some at other times.
   */
  private static boolean steady(int[] count, int middle) {
    int on = around(count, middle);
    return on >= LEAST_CHANGES && on * 3 >= Arrays.stream(count).sum();
  }

  private List<List<Blob>> without(List<List<Blob>> frames, List<Long> microseconds) {
    NavigableSet<Long> offBeat = new TreeSet<>();
    long onBeat = 0;
    for (long time : changes(frames, microseconds)) {
      if (apart(time, beat) > LEEWAY) {
        offBeat.add(time);
      } else {
        onBeat++;
      }
    }
    if (onBeat * 2 < (microseconds.getLast() - microseconds.getFirst()) / SECOND) {
      return frames; // most seconds pass without a change
    }
    List<List<Blob>> left = new ArrayList<>(frames.size());
    for (int frame = 0; frame < frames.size(); frame++) {
      long time = microseconds.get(frame);
      boolean disturbed = !offBeat.subSet(time - DISTURBED, true, time + DISTURBED, true).isEmpty();
      List<Blob> blobs = frames.get(frame);
      left.add(disturbed ? blobs : blobs.stream().filter(blob -> !digits(blob)).toList());
    }
    return left;
  }

  /** When some of the digits changed. */
  private List<Long> changes(List<List<Blob>> frames, List<Long> microseconds) {
    List<Long> times = new ArrayList<>();
    changes(
        frames,
        grid,
        (frame, changed) -> {
          changed.and(cells);
          if (changed.cardinality() > NOISE) {
            times.add(microseconds.get(frame));
          }
        });
    return times;
  }

  /** Nothing of it lies outside the clock's cells. */
  private boolean digits(Blob blob) {
    if (outsideBands(blob, grid)) {
      return false;
    }
    BitSet own = new BitSet();
    mark(blob, own, grid);
    own.andNot(cells);
    return own.isEmpty();
  }

  @FunctionalInterface
  private interface ChangeTaker {
    /** The cells that differ from the frame before; the set is the taker's. */
    void take(int frame, BitSet changed);
  }

  /** Shows what changed in the bands, from the second frame on. */
  private static void changes(List<List<Blob>> frames, CellGrid grid, ChangeTaker taker) {
    BitSet before = new BitSet();
    for (int frame = 0; frame < frames.size(); frame++) {
      BitSet now = new BitSet();
      for (Blob blob : frames.get(frame)) {
        if (!outsideBands(blob, grid)) {
          mark(blob, now, grid);
        }
      }
      if (frame > 0) {
        before.xor(now);
        if (!before.isEmpty()) {
          taker.take(frame, before);
        }
      }
      before = now;
    }
  }

  private static void mark(Blob blob, BitSet cells, CellGrid grid) {
    blob.runs((row, from, to) -> cells.set(row * grid.columns() + from, row * grid.columns() + to));
  }

  private static boolean outsideBands(Blob blob, CellGrid grid) {
    int band = grid.rows() / BAND;
    return blob.box().bottom() > band && blob.box().top() < grid.rows() - band;
  }

  /** How far the parts of their seconds are from one another, in microseconds. */
  private static long apart(long one, long other) {
    long way = Math.floorMod(one - other, SECOND);
    return Math.min(way, SECOND - way);
  }
}
