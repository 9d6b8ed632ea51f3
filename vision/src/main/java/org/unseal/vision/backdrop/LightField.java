package org.unseal.vision.backdrop;

import org.unseal.vision.cells.CellGrid;

/**
 * Light that changes here and not there: the shadow of a cloud, a lamp, a strobe. The picture is
 * divided into blocks; a block whose cells all follow the backdrop with one gain, texture and all,
 * is the backdrop in another light, because nobody who stands before it looks the same. What such
 * blocks say is carried on to neighbours that follow them smoothly and to those that can't be
 * judged by themselves; so a mover is compared with the light around it and never explained away.
 */
final class LightField {
  private static final int WIDE = 8;
  private static final int HIGH = 4;
  private static final int ONE = 1024;
  private static final int BLACK = 12;
  private static final int LEAST_GAIN = 300;
  private static final int MOST_GAIN = 3000;

  /** Texture, in levels of mean deviation, that can't be imitated by chance. */
  private static final int TEXTURE = 3;

  private static final int SMOOTH = 56;
  private static final int SAME = 30;

  private final CellGrid grid;
  private final int across;
  private final int down;
  private final int[] gain;
  private final byte[] state;

  private static final byte UNKNOWN = 0;
  private static final byte WEAK = 1;
  private static final byte KNOWN = 2;

  private LightField(CellGrid grid) {
    this.grid = grid;
    this.across = Math.ceilDiv(grid.columns(), WIDE);
    this.down = Math.ceilDiv(grid.rows(), HIGH);
    this.gain = new int[across * down];
    this.state = new byte[across * down];
  }

  /**
   * Improves a prediction.
   *
   * @param predicted the backdrop in the light that most of the frame has; overwritten with the
   *     backdrop in the light that each place has
   * @param gains written: by how much each cell is brighter than was predicted, in 1/1024
   */
  static void refine(byte[] luma, byte[] predicted, int[] gains, CellGrid grid) {
    LightField field = new LightField(grid);
    field.measure(luma, predicted);
    field.grow();
    field.fill();
    field.apply(predicted, gains);
  }

  private void measure(byte[] luma, byte[] predicted) {
    int columns = grid.columns();
    for (int b = 0; b < gain.length; b++) {
      int left = b % across * WIDE;
      int top = b / across * HIGH;
      int right = Math.min(left + WIDE, columns);
      int bottom = Math.min(top + HIGH, grid.rows());
      int sumY = 0;
      int sumP = 0;
      int count = (right - left) * (bottom - top);
      for (int row = top; row < bottom; row++) {
        for (int i = row * columns + left; i < row * columns + right; i++) {
          sumY += (luma[i] & 0xFF) - BLACK;
          sumP += (predicted[i] & 0xFF) - BLACK;
        }
      }
      int ratio = (int) ((long) Math.max(sumY, count) * ONE / Math.max(sumP, count));
      int mean = sumP / count + BLACK;
      int residual = 0;
      int texture = 0;
      for (int row = top; row < bottom; row++) {
        for (int i = row * columns + left; i < row * columns + right; i++) {
          int p = predicted[i] & 0xFF;
          int expected = (((p - BLACK) * ratio) >> 10) + BLACK;
          residual += Math.abs((luma[i] & 0xFF) - expected);
          texture += Math.abs(p - mean);
        }
      }
      gain[b] = ratio;
      boolean possible = ratio >= LEAST_GAIN && ratio <= MOST_GAIN;
      // Contrast shrinks and grows with the light.
      int seen = (int) (((long) texture * Math.min(ratio, ONE)) >> 10);
      if (possible
          && seen >= TEXTURE * count
          && residual * 100L <= seen * 35L + 50L * count
          && residual <= 4 * count) {
        state[b] = KNOWN;
      } else if (possible && residual * 2 <= 5 * count) {
        state[b] = Math.abs(ratio - ONE) <= SAME ? KNOWN : WEAK;
      }
    }
  }

  /** What has no texture follows a neighbour that is known, where the light changes smoothly. */
  private void grow() {
    int[] queue = new int[gain.length];
    int end = 0;
    for (int b = 0; b < gain.length; b++) {
      if (state[b] == KNOWN) {
        queue[end++] = b;
      }
    }
    for (int at = 0; at < end; at++) {
      int b = queue[at];
      for (int side = 0; side < 4; side++) {
        int other = neighbour(b, side);
        if (other >= 0
            && state[other] == WEAK
            && Math.abs(gain[other] - gain[b]) * 1024L <= (long) SMOOTH * gain[b]) {
          state[other] = KNOWN;
          queue[end++] = other;
        }
      }
    }
  }

  private int neighbour(int block, int side) {
    int x = block % across + (side == 0 ? -1 : side == 1 ? 1 : 0);
    int y = block / across + (side == 2 ? -1 : side == 3 ? 1 : 0);
    return x < 0 || y < 0 || x >= across || y >= down ? -1 : y * across + x;
  }

  /** What can't be judged gets the light of what is around it. */
  private void fill() {
    for (int b = 0; b < gain.length; b++) {
      state[b] = state[b] == KNOWN ? KNOWN : UNKNOWN;
    }
    boolean left = true;
    while (left) {
      left = false;
      boolean any = false;
      byte[] before = state.clone();
      for (int b = 0; b < gain.length; b++) {
        if (before[b] == UNKNOWN) {
          int sum = 0;
          int count = 0;
          for (int side = 0; side < 4; side++) {
            int other = neighbour(b, side);
            if (other >= 0 && before[other] == KNOWN) {
              sum += gain[other];
              count++;
            }
          }
          if (count > 0) {
            gain[b] = sum / count;
            state[b] = KNOWN;
            any = true;
          } else {
            left = true;
          }
        }
      }
      if (!any) {
        break;
      }
    }
    for (int b = 0; b < gain.length; b++) {
      gain[b] = state[b] == KNOWN ? gain[b] : ONE;
    }
  }

  /** Between the middles of the blocks the gain changes evenly. */
  private void apply(byte[] predicted, int[] gains) {
    int columns = grid.columns();
    for (int row = 0; row < grid.rows(); row++) {
      int y = Math.max(0, 2 * row + 1 - HIGH);
      int upper = Math.min(y / (2 * HIGH), down - 1);
      int lower = Math.min(upper + 1, down - 1);
      int fy = y - upper * 2 * HIGH;
      for (int column = 0; column < columns; column++) {
        int x = Math.max(0, 2 * column + 1 - WIDE);
        int one = Math.min(x / (2 * WIDE), across - 1);
        int two = Math.min(one + 1, across - 1);
        int fx = x - one * 2 * WIDE;
        int above = gain[upper * across + one] * (2 * WIDE - fx) + gain[upper * across + two] * fx;
        int below = gain[lower * across + one] * (2 * WIDE - fx) + gain[lower * across + two] * fx;
        int g = (above * (2 * HIGH - fy) + below * fy) / (4 * WIDE * HIGH);
        int cell = row * columns + column;
        gains[cell] = g;
        predicted[cell] =
            (byte)
                Math.min(
                    255, Math.max(0, ((((predicted[cell] & 0xFF) - BLACK) * g) >> 10) + BLACK));
      }
    }
  }
}
