package org.unseal.engine.flash;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Takes pictures in order and finds the first second in which they flash more than three times. One
 * thread.
 *
 * <p>A cell turns when its luminance has gone up or down by a tenth of white's since it last turned
 * the other way, and the darker of both lies below 0.8 of white. A window turns when more than a
 * quarter of it turned the same way within a tenth of a second, or in one picture. Two turns, one
 * up and one down, are a flash; the seventh turn within a second is more than three.
 */
final class FlashMeter {
  /** A tenth of white. */
  private static final int STEP = CellGrid.WHITE / 10;

  private static final int DARK = CellGrid.WHITE * 8 / 10;
  private static final long SECOND = 1_000_000;
  private static final long TOGETHER = SECOND / 10;
  private static final int TURNS = 7;

  /** 341 by 256 parts of 1024 by 768, in cells of 16. */
  private static final int WINDOW_COLUMNS = 21;

  private static final int WINDOW_ROWS = 16;
  private static final int QUARTER = WINDOW_COLUMNS * WINDOW_ROWS / 4;

  private final CellGrid grid;
  private final int across;
  private final int down;
  private final int[] lowest;
  private final int[] highest;
  private final long[] rose;
  private final long[] fell;
  private final byte[] way;
  private final byte[] windowWay;
  private final long[][] windowTurns;
  private boolean begun;
  private OptionalLong found = OptionalLong.empty();

  /** Of pictures with these cells. */
  FlashMeter(CellGrid grid) {
    this.grid = grid;
    across = Math.max(1, grid.columns() - WINDOW_COLUMNS + 1);
    down = Math.max(1, grid.rows() - WINDOW_ROWS + 1);
    lowest = new int[grid.cells()];
    highest = new int[grid.cells()];
    rose = new long[grid.cells()];
    fell = new long[grid.cells()];
    way = new byte[grid.cells()];
    windowWay = new byte[across * down];
    windowTurns = new long[across * down][TURNS];
    for (long[] turns : windowTurns) {
      Arrays.fill(turns, Long.MIN_VALUE);
    }
  }

  /**
   * Takes a picture.
   *
   * @param micros when it is shown, not before the one taken last
   * @param luminance of each cell
   */
  void take(long micros, int[] luminance) {
    if (!begun) {
      System.arraycopy(luminance, 0, lowest, 0, lowest.length);
      System.arraycopy(luminance, 0, highest, 0, highest.length);
      begun = true;
      return;
    }
    for (int cell = 0; cell < luminance.length; cell++) {
      cell(cell, luminance[cell], micros);
    }
    if (found.isEmpty()) {
      windows(micros);
    }
  }

  private void cell(int cell, int now, long micros) {
    lowest[cell] = Math.min(lowest[cell], now);
    highest[cell] = Math.max(highest[cell], now);
    if (way[cell] <= 0 && now - lowest[cell] >= STEP && lowest[cell] < DARK) {
      way[cell] = 1;
      rose[cell] = micros;
      highest[cell] = now;
    } else if (way[cell] >= 0 && highest[cell] - now >= STEP && now < DARK) {
      way[cell] = -1;
      fell[cell] = micros;
      lowest[cell] = now;
    }
  }

  private void windows(long micros) {
    int[] up = sums(rose, 1, micros);
    int[] falling = sums(fell, -1, micros);
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int window = y * across + x;
        if (windowWay[window] <= 0 && count(up, x, y) > QUARTER) {
          turned(window, (byte) 1, micros);
        } else if (windowWay[window] >= 0 && count(falling, x, y) > QUARTER) {
          turned(window, (byte) -1, micros);
        }
      }
    }
  }

  private void turned(int window, byte newWay, long micros) {
    windowWay[window] = newWay;
    long[] turns = windowTurns[window];
    System.arraycopy(turns, 1, turns, 0, TURNS - 1);
    turns[TURNS - 1] = micros;
    if (turns[0] != Long.MIN_VALUE
        && micros - turns[0] < SECOND - SECOND / 1000
        && found.isEmpty()) {
      found = OptionalLong.of(turns[0]);
    }
  }

  /** Sums over everything above and to the left, of cells that turned last this way, just now. */
  private int[] sums(long[] turned, int last, long micros) {
    int wide = grid.columns() + 1;
    int[] sums = new int[wide * (grid.rows() + 1)];
    for (int y = 0; y < grid.rows(); y++) {
      for (int x = 0; x < grid.columns(); x++) {
        int cell = y * grid.columns() + x;
        int one = way[cell] == last && micros - turned[cell] <= TOGETHER ? 1 : 0;
        sums[(y + 1) * wide + x + 1] =
            one + sums[y * wide + x + 1] + sums[(y + 1) * wide + x] - sums[y * wide + x];
      }
    }
    return sums;
  }

  private int count(int[] sums, int x, int y) {
    int wide = grid.columns() + 1;
    int right = Math.min(grid.columns(), x + WINDOW_COLUMNS);
    int bottom = Math.min(grid.rows(), y + WINDOW_ROWS);
    return sums[bottom * wide + right]
        - sums[y * wide + right]
        - sums[bottom * wide + x]
        + sums[y * wide + x];
  }

  /** When the first such second begins; empty where there is none. */
  OptionalLong found() {
    return found;
  }
}
