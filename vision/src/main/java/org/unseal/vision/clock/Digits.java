package org.unseal.vision.clock;

import java.util.Arrays;
import org.unseal.model.picture.Box;

/**
 * What the ten digits of a clock look like in the cell of its seconds, learned from the recording
 * itself. Which of them is the zero is not known here: they are in the order in which they come.
 * Immutable.
 */
final class Digits {
  /** Between two digits: below it a picture is the one, above its counterpart the other. */
  private static final double CLEAR = 0.3;

  /** Variance that every pixel has at least. */
  private static final double FLOOR = 9;

  private static final double MOST_SIMILAR = 0.985;

  private final Box box;
  private final double[][] means;
  private final double[] weights;
  private final double[][] distances;
  private final boolean[] known;
  private final double farthest;

  private Digits(Box box, double[][] means, double[] weights, boolean[] known, double usual) {
    this.box = box;
    this.means = means;
    this.weights = weights;
    this.known = known;
    distances = new double[Fold.DIGITS][Fold.DIGITS];
    double least = Double.MAX_VALUE;
    for (int a = 0; a < Fold.DIGITS; a++) {
      for (int b = 0; b < Fold.DIGITS; b++) {
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
          double difference = means[a][p] - means[b][p];
          sum += weights[p] * difference * difference;
        }
        distances[a][b] = sum;
        if (a != b && known[a] && known[b]) {
          least = Math.min(least, sum);
        }
      }
    }
    farthest = 2.5 * usual + 0.2 * least;
  }

  /** Learns them from a window whose beat is known. */
  static Digits learned(Window window, Box box, long phase) {
    int[] places = window.places(box);
    int[] labels = new int[window.frames()];
    for (int frame = 0; frame < labels.length; frame++) {
      labels[frame] = Fold.digit(window.time(frame), phase);
    }
    Digits digits = of(window, box, places, labels);
    for (int round = 0; round < 2; round++) {
      for (int frame = 0; frame < labels.length; frame++) {
        int seen = digits.nearest(digits.distances(pick(window.pixels(frame), places)));
        int expected = Fold.digit(window.time(frame), phase);
        int early = Fold.digit(window.time(frame) - 120_000, phase);
        int late = Fold.digit(window.time(frame) + 120_000, phase);
        labels[frame] = seen == expected || seen == early || seen == late ? seen : -1;
      }
      digits = of(window, box, places, labels);
    }
    return digits;
  }

  private static Digits of(Window window, Box box, int[] places, int[] labels) {
    double[][] means = new double[Fold.DIGITS][places.length];
    int[] counts = new int[Fold.DIGITS];
    for (int frame = 0; frame < labels.length; frame++) {
      if (labels[frame] >= 0) {
        counts[labels[frame]]++;
        byte[] pixels = window.pixels(frame);
        for (int p = 0; p < places.length; p++) {
          means[labels[frame]][p] += pixels[places[p]] & 255;
        }
      }
    }
    boolean[] known = new boolean[Fold.DIGITS];
    for (int digit = 0; digit < Fold.DIGITS; digit++) {
      known[digit] = counts[digit] > 0;
      for (int p = 0; p < places.length; p++) {
        means[digit][p] /= Math.max(1, counts[digit]);
      }
    }
    double[] weights = new double[places.length];
    int used = Arrays.stream(counts).sum();
    for (int frame = 0; frame < labels.length; frame++) {
      if (labels[frame] >= 0) {
        byte[] pixels = window.pixels(frame);
        for (int p = 0; p < places.length; p++) {
          double off = (pixels[places[p]] & 255) - means[labels[frame]][p];
          weights[p] += off * off;
        }
      }
    }
    for (int p = 0; p < places.length; p++) {
      weights[p] = 1 / (weights[p] / Math.max(1, used) + FLOOR);
    }
    Digits rough = new Digits(box, means, weights, known, 0);
    double[] own = new double[used];
    int at = 0;
    for (int frame = 0; frame < labels.length; frame++) {
      if (labels[frame] >= 0) {
        own[at++] = rough.distances(pick(window.pixels(frame), places))[labels[frame]];
      }
    }
    Arrays.sort(own);
    return new Digits(box, means, weights, known, used == 0 ? 0 : own[used * 95 / 100]);
  }

  private static byte[] pick(byte[] pixels, int[] places) {
    byte[] picked = new byte[places.length];
    for (int p = 0; p < places.length; p++) {
      picked[p] = pixels[places[p]];
    }
    return picked;
  }

  Box box() {
    return box;
  }

  boolean knows(int digit) {
    return known[digit];
  }

  boolean knowsAll() {
    for (boolean each : known) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  /** Levels of a digit's pixels, row by row. */
  double[] mean(int digit) {
    return means[digit];
  }

  /** How far a picture of the cell is from each digit. */
  double[] distances(byte[] cell) {
    double[] sums = new double[Fold.DIGITS];
    for (int digit = 0; digit < Fold.DIGITS; digit++) {
      double[] mean = means[digit];
      double sum = 0;
      for (int p = 0; p < weights.length; p++) {
        double off = (cell[p] & 255) - mean[p];
        sum += weights[p] * off * off;
      }
      sums[digit] = known[digit] ? sum : Double.MAX_VALUE;
    }
    return sums;
  }

  int nearest(double[] to) {
    int best = 0;
    for (int digit = 1; digit < Fold.DIGITS; digit++) {
      if (to[digit] < to[best]) {
        best = digit;
      }
    }
    return best;
  }

  /** The digit that a picture of the cell shows, or -1 where it might be another or none. */
  int seen(byte[] cell) {
    double[] to = distances(cell);
    int best = nearest(to);
    if (to[best] > farthest) {
      return -1;
    }
    for (int other = 0; other < Fold.DIGITS; other++) {
      if (other != best
          && known[other]
          && 0.5 + (to[best] - to[other]) / (2 * distances[best][other]) > CLEAR) {
        return -1;
      }
    }
    return best;
  }

  /** Correlation of the two digits that look most alike. */
  double likeness() {
    double most = -1;
    for (int a = 0; a < Fold.DIGITS; a++) {
      for (int b = 0; b < a; b++) {
        if (known[a] && known[b]) {
          most = Math.max(most, correlation(means[a], means[b]));
        }
      }
    }
    return most;
  }

  boolean distinct() {
    return likeness() < MOST_SIMILAR;
  }

  static double correlation(double[] one, double[] other) {
    double a = 0;
    double b = 0;
    for (int i = 0; i < one.length; i++) {
      a += one[i];
      b += other[i];
    }
    a /= one.length;
    b /= one.length;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < one.length; i++) {
      ab += (one[i] - a) * (other[i] - b);
      aa += (one[i] - a) * (one[i] - a);
      bb += (other[i] - b) * (other[i] - b);
    }
    return aa <= 0 || bb <= 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
