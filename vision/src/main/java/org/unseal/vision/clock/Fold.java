package org.unseal.vision.clock;

/**
 * Lays the frames of a window over one another with a period of ten seconds, and finds the part of
 * a second at which the pictures change: the one for which pictures of the same digit differ least.
 */
final class Fold {
  static final long SECOND = 1_000_000;
  static final int DIGITS = 10;
  private static final int PARTS = 50;
  private static final int BINS = DIGITS * PARTS;
  private static final long BIN = SECOND / PARTS;

  private final Window window;

  Fold(Window window) {
    this.window = window;
  }

  /**
   * Where the change is.
   *
   * @param phase microseconds of media time, modulo a second
   * @param explained share of the pixels' variance that the digits explain
   * @param offBeat the same half a second later: much less, where there is a clock
   */
  record Beat(long phase, double explained, double offBeat) {}

  /** Which of the ten pictures is shown, counted from an arbitrary one. */
  static int digit(long time, long phase) {
    return (int) Math.floorMod(Math.floorDiv(time - phase, SECOND), (long) DIGITS);
  }

  Beat beat(int[] places) {
    double[][] sums = new double[BINS][places.length];
    int[] counts = new int[BINS];
    double squares = 0;
    double[] all = new double[places.length];
    for (int frame = 0; frame < window.frames(); frame++) {
      int bin = (int) Math.floorMod(Math.floorDiv(window.time(frame), BIN), (long) BINS);
      byte[] pixels = window.pixels(frame);
      counts[bin]++;
      for (int i = 0; i < places.length; i++) {
        int level = pixels[places[i]] & 255;
        sums[bin][i] += level;
        all[i] += level;
        squares += level * level;
      }
    }
    double total = squares;
    for (double sum : all) {
      total -= sum * sum / Math.max(1, window.frames());
    }
    double[] explained = new double[PARTS];
    for (int part = 0; part < PARTS; part++) {
      double between = 0;
      for (int digit = 0; digit < DIGITS; digit++) {
        double[] sum = new double[places.length];
        int count = 0;
        for (int i = 0; i < PARTS; i++) {
          int bin = (digit * PARTS + part + i) % BINS;
          count += counts[bin];
          for (int p = 0; counts[bin] > 0 && p < places.length; p++) {
            sum[p] += sums[bin][p];
          }
        }
        for (int p = 0; count > 0 && p < places.length; p++) {
          between += sum[p] * sum[p] / count;
        }
      }
      for (double sum : all) {
        between -= sum * sum / Math.max(1, window.frames());
      }
      explained[part] = total <= 0 ? 0 : between / total;
    }
    int best = middle(explained);
    return new Beat(best * BIN, explained[best], explained[(best + PARTS / 2) % PARTS]);
  }

  /** The middle of the parts that are as good as the best: frames come only so often. */
  private static int middle(double[] explained) {
    int best = 0;
    for (int i = 1; i < PARTS; i++) {
      if (explained[i] > explained[best]) {
        best = i;
      }
    }
    int run = 0;
    while (run < PARTS - 1 && explained[(best + run + 1) % PARTS] >= explained[best] - 1e-9) {
      run++;
    }
    return (best + run / 2) % PARTS;
  }
}
