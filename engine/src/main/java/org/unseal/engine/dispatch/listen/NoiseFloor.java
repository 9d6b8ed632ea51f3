package org.unseal.engine.dispatch.listen;

/**
 * How loud a recording is while nobody speaks, second by second: the level that a tenth of the
 * frames around stays below.
 */
final class NoiseFloor {
  /** Lower than this no floor is taken to be, or the last bit of a converter would be speech. */
  static final int LOWEST = -8_000;

  private static final int BIN = 25;
  private static final int BINS = -Levels.NOTHING / BIN + 1;
  private static final int SECONDS_AROUND = 10;
  private static final int TENTH = 10;
  private static final int SILENT = -10_500;

  private final int[] floors;

  /**
   * Estimates it.
   *
   * @param smooth a smoothed level for every frame
   */
  NoiseFloor(int[] smooth) {
    int cells = Math.max(1, -Math.floorDiv(-smooth.length, Levels.FRAMES_A_SECOND));
    floors = new int[cells];
    int[] bins = new int[BINS];
    int counted = 0;
    int entered = 0;
    int left = 0;
    for (int cell = 0; cell < cells; cell++) {
      for (; entered < cells && entered <= cell + SECONDS_AROUND; entered++) {
        counted += count(smooth, entered, bins, 1);
      }
      for (; left < cell - SECONDS_AROUND; left++) {
        counted -= count(smooth, left, bins, -1);
      }
      floors[cell] = Math.max(LOWEST, tenth(bins, counted));
    }
  }

  private static int count(int[] smooth, int cell, int[] bins, int sign) {
    int counted = 0;
    int end = Math.min(smooth.length, (cell + 1) * Levels.FRAMES_A_SECOND);
    for (int i = cell * Levels.FRAMES_A_SECOND; i < end; i++) {
      if (smooth[i] > SILENT) { // nothing at all says nothing of a room
        bins[(smooth[i] - Levels.NOTHING) / BIN] += sign;
        counted++;
      }
    }
    return counted;
  }

  private static int tenth(int[] bins, int counted) {
    int wanted = counted / TENTH;
    int seen = 0;
    for (int bin = 0; bin < bins.length; bin++) {
      seen += bins[bin];
      if (seen > wanted) {
        return Levels.NOTHING + bin * BIN + BIN / 2;
      }
    }
    return LOWEST;
  }

  /** The floor around a frame, in hundredths of a decibel below full scale. */
  int at(int frame) {
    return floors[Math.min(floors.length - 1, frame / Levels.FRAMES_A_SECOND)];
  }
}
