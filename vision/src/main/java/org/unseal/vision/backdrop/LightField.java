package org.unseal.vision.backdrop;

import java.util.BitSet;
import org.unseal.vision.cells.CellGrid;

/**
 * Light that changes here and not there, and what can be seen through: the shadow of a cloud, a
 * lamp, a strobe, thin smoke. The picture is divided into blocks. A block whose cells all follow
 * the backdrop with one contrast and one brightness, texture and all, is the backdrop in another
 * light, because nobody who stands before it looks the same. What such blocks say is carried on to
 * neighbours that follow them smoothly and to those that can't be judged by themselves; so a mover
 * is compared with the light around it and never explained away.
 */
final class LightField {
  private static final int WIDE = 8;
  private static final int HIGH = 4;
  private static final int ONE = 1024;
  private static final int BLACK = 14;
  private static final int LEAST_CONTRAST = 300;
  private static final int MOST_CONTRAST = 2400;

  /** Texture, in levels of mean deviation, that can't be imitated by chance. */
  private static final int TEXTURE = 3;

  /**
   * Levels by which neighbouring blocks may differ in what they make of the same luminance, in
   * daylight; half as many are no change. By night fewer are, because then people differ less.
   */
  private static final int SMOOTH = 8;

  /** So many blocks must have changed before it is worth looking further. */
  private static final int LEAST_CHANGED = 6;

  private static final byte UNKNOWN = 0;
  private static final byte FLAT = 1;
  private static final byte SEEN = 2;
  private static final byte KNOWN = 3;

  private final CellGrid grid;
  private final int smooth;
  private final int across;
  private final int down;
  private final int[] contrast;
  private final int[] meanP;
  private final int[] meanY;
  private final byte[] state;

  private LightField(CellGrid grid, int brightness) {
    this.smooth = Math.max(2, SMOOTH * brightness / 100);
    this.grid = grid;
    this.across = Math.ceilDiv(grid.columns(), WIDE);
    this.down = Math.ceilDiv(grid.rows(), HIGH);
    this.contrast = new int[across * down];
    this.meanP = new int[across * down];
    this.meanY = new int[across * down];
    this.state = new byte[across * down];
  }

  /**
   * Improves a prediction where the light changed in places; gives the rows of cells in which it
   * did.
   *
   * @param predicted the backdrop in the light that most of the frame has; overwritten with the
   *     backdrop in the light that each place has
   * @param gains written in these rows: by how much each cell's contrast is stronger than
   *     predicted, in 1/1024
   */
  static BitSet refine(int[] luma, int[] predicted, int[] gains, CellBackdrop backdrop) {
    LightField field = new LightField(backdrop.grid(), backdrop.brightness());
    field.measure(luma, predicted);
    if (field.confirm() < LEAST_CHANGED) {
      return new BitSet();
    }
    field.grow();
    field.fill();
    return field.apply(predicted, gains);
  }

  /** Judges each block by itself. */
  private void measure(int[] luma, int[] predicted) {
    int columns = grid.columns();
    for (int b = 0; b < state.length; b++) {
      int left = b % across * WIDE;
      int top = b / across * HIGH;
      int right = Math.min(left + WIDE, columns);
      int bottom = Math.min(top + HIGH, grid.rows());
      int count = (right - left) * (bottom - top);
      int sumY = 0;
      int sumP = 0;
      int sumPp = 0;
      int sumPy = 0;
      int sumYy = 0;
      for (int row = top; row < bottom; row++) {
        for (int i = row * columns + left; i < row * columns + right; i++) {
          int y = luma[i];
          int p = predicted[i];
          sumY += y;
          sumP += p;
          sumPp += p * p;
          sumPy += p * y;
          sumYy += y * y;
        }
      }
      meanP[b] = (sumP + count / 2) / count;
      meanY[b] = (sumY + count / 2) / count;
      // Count squared times variances and covariance.
      long varP = (long) count * sumPp - (long) sumP * sumP;
      long varY = (long) count * sumYy - (long) sumY * sumY;
      long cov = (long) count * sumPy - (long) sumP * sumY;
      long square = (long) count * count;
      long slope = cov * ONE / Math.max(1, varP);
      // What is left of the variance after the straight line, per cell.
      long rest = (varY - cov * cov / Math.max(1, varP)) / square;
      boolean same = unchanged(b);
      if (varP >= TEXTURE * TEXTURE * square
          && slope >= LEAST_CONTRAST
          && slope <= MOST_CONTRAST
          && rest <= smooth / 4 + varY / square / 10) {
        contrast[b] = (int) slope;
        state[b] = SEEN;
      } else if (same && rest <= 16) {
        contrast[b] = ONE;
        state[b] = KNOWN;
      } else if (varP < TEXTURE * TEXTURE * square && varY <= (long) smooth * smooth * square / 8) {
        state[b] = FLAT;
      }
    }
  }

  /**
   * One block alone may follow the backdrop by chance, three neighbours don't. Gives the number of
   * blocks that are the backdrop in another light.
   */
  private int confirm() {
    int changed = 0;
    for (int b = 0; b < state.length; b++) {
      if (state[b] == SEEN) {
        boolean other = !unchanged(b);
        if (other && agreeing(b) < 2) {
          state[b] = UNKNOWN;
        } else if (other) {
          changed++;
        }
      }
    }
    for (int b = 0; b < state.length; b++) {
      state[b] = state[b] == SEEN ? KNOWN : state[b];
    }
    return changed;
  }

  /** How many of the blocks around this one can be judged and agree with it. */
  private int agreeing(int block) {
    int x = block % across;
    int y = block / across;
    int agreeing = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int near = at(x + dx, y + dy);
        if (near >= 0 && near != block && state[near] >= SEEN && agree(block, near)) {
          agreeing++;
        }
      }
    }
    return agreeing;
  }

  /** Whether one block's light explains the other's brightness. */
  private boolean agree(int known, int other) {
    return Math.abs(predict(known, meanP[other]) - meanY[other]) <= smooth;
  }

  private boolean unchanged(int block) {
    return 2 * Math.abs(meanY[block] - meanP[block]) <= smooth;
  }

  private int predict(int block, int luma) {
    return meanY[block] + ((contrast[block] * (luma - meanP[block])) >> 10);
  }

  private int at(int x, int y) {
    return x < 0 || y < 0 || x >= across || y >= down ? -1 : y * across + x;
  }

  /** What has no texture follows a neighbour that is known, where the light changes smoothly. */
  private void grow() {
    int[] queue = new int[state.length];
    int end = 0;
    for (int b = 0; b < state.length; b++) {
      if (state[b] == KNOWN) {
        queue[end++] = b;
      }
    }
    for (int i = 0; i < end; i++) {
      int b = queue[i];
      for (int side = 0; side < 4; side++) {
        int other = neighbour(b, side);
        if (other >= 0 && state[other] == FLAT && agree(b, other)) {
          contrast[other] = contrast[b];
          state[other] = KNOWN;
          queue[end++] = other;
        }
      }
    }
  }

  private int neighbour(int block, int side) {
    int x = block % across + (side == 0 ? -1 : side == 1 ? 1 : 0);
    int y = block / across + (side == 2 ? -1 : side == 3 ? 1 : 0);
    return at(x, y);
  }

  /** What can't be judged gets the light of what is around it. */
  private void fill() {
    int[] gain = new int[state.length];
    for (int b = 0; b < state.length; b++) {
      state[b] = state[b] == KNOWN ? KNOWN : UNKNOWN;
      gain[b] = (Math.max(1, meanY[b] - BLACK) << 10) / Math.max(1, meanP[b] - BLACK);
    }
    boolean more = true;
    while (more) {
      more = false;
      byte[] before = state.clone();
      for (int b = 0; b < state.length; b++) {
        if (before[b] == UNKNOWN) {
          int sumGain = 0;
          int sumContrast = 0;
          int count = 0;
          for (int side = 0; side < 4; side++) {
            int other = neighbour(b, side);
            if (other >= 0 && before[other] == KNOWN) {
              sumGain += gain[other];
              sumContrast += contrast[other];
              count++;
            }
          }
          if (count > 0) {
            gain[b] = sumGain / count;
            contrast[b] = sumContrast / count;
            meanY[b] = BLACK + (((meanP[b] - BLACK) * gain[b]) >> 10);
            state[b] = KNOWN;
            more = true;
          }
        }
      }
    }
  }

  /** Between the middles of the blocks the light changes evenly. */
  private BitSet apply(int[] predicted, int[] gains) {
    BitSet rows = new BitSet(grid.rows());
    boolean[] other = new boolean[down];
    int[] offset = new int[state.length];
    for (int b = 0; b < state.length; b++) {
      // Where nothing changed the prediction stays as it is, noise and all.
      boolean known = state[b] == KNOWN && !unchanged(b);
      contrast[b] = known ? contrast[b] : ONE;
      offset[b] = known ? (meanY[b] << 10) - contrast[b] * meanP[b] : 0;
      other[b / across] |= known;
    }
    int columns = grid.columns();
    int[] slopes = new int[across + 1];
    int[] offsets = new int[across + 1];
    int[] slope = new int[columns];
    int[] shift = new int[columns];
    for (int row = 0; row < grid.rows(); row++) {
      int y = Math.max(0, 2 * row + 1 - HIGH);
      int above = Math.min(y / (2 * HIGH), down - 1);
      int below = Math.min(y / (2 * HIGH) + 1, down - 1);
      if (!other[above] && !other[below]) {
        continue;
      }
      rows.set(row);
      int upper = above * across;
      int lower = below * across;
      int part = y % (2 * HIGH);
      for (int b = 0; b < across; b++) {
        slopes[b] = mix(contrast[upper + b], contrast[lower + b], part, 2 * HIGH);
        offsets[b] = mix(offset[upper + b], offset[lower + b], part, 2 * HIGH);
      }
      slopes[across] = slopes[across - 1];
      offsets[across] = offsets[across - 1];
      spread(slopes, slope);
      spread(offsets, shift);
      int base = row * columns;
      for (int i = 0; i < columns; i++) {
        gains[base + i] = slope[i];
        int better = (predicted[base + i] * slope[i] + shift[i]) >> 10;
        predicted[base + i] = Math.min(255, Math.max(0, better));
      }
    }
    return rows;
  }

  /** From a value for each block's middle to one for each column. */
  private static void spread(int[] blocks, int[] columns) {
    for (int i = 0; i < columns.length; i++) {
      int x = Math.max(0, 2 * i + 1 - WIDE);
      int block = x / (2 * WIDE);
      columns[i] = mix(blocks[block], blocks[block + 1], x % (2 * WIDE), 2 * WIDE);
    }
  }

  private static int mix(int one, int other, int part, int whole) {
    return one + (other - one) * part / whole;
  }
}
