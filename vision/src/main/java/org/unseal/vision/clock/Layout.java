package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;

/**
 * Where the digits of a clock are, found with the ten digits of its seconds: the text says where
 * digits and other signs follow one another, the picture how wide they are. Immutable.
 *
 * @param cells of the text's digits, in its order
 */
record Layout(List<Box> cells) {
  private static final double GOOD = 0.72;
  private static final double LEAST = 0.35;

  /** Share of a digit's contrast that a cell has at least. */
  private static final double CONTRAST = 0.3;

  /** Signs between digits are so wide, in parts of the distance of two digits. */
  private static final double NARROW = 0.2;

  private static final double WIDE = 1.35;

  private record Found(double score, List<Integer> lefts) {}

  Layout {
    cells = List.copyOf(cells);
  }

  Box around() {
    return cells.stream().reduce(Box::join).orElseThrow();
  }

  /**
   * Looks for them.
   *
   * @param bands pictures of the rows of the seconds' cell
   * @param place of the bands
   */
  static Optional<Layout> of(
      List<double[]> bands, Box place, Digits digits, String text, int seconds) {
    Box unit = digits.box().move(-place.left(), 0);
    int width = place.width();
    double[] scores = new double[width - unit.width() + 1];
    for (double[] band : bands) {
      for (int x = 0; x < scores.length; x++) {
        scores[x] += best(cell(band, width, x, unit), digits, contrast(digits)) / bands.size();
      }
    }
    Found best = new Found(0, List.of());
    for (int pitch = Math.max(3, unit.width() * 7 / 10); pitch <= unit.width() * 9 / 4; pitch++) {
      Found left = walked(scores, unit.left(), pitch, text, seconds, -1);
      Found right = walked(scores, unit.left(), pitch, text, seconds, 1);
      int count = left.lefts.size() + right.lefts.size();
      double score = count == 0 ? 0 : (left.score + right.score) / count;
      if (score > best.score) {
        List<Integer> all = new ArrayList<>(left.lefts.reversed());
        all.add(unit.left());
        all.addAll(right.lefts);
        best = new Found(score, all);
      }
    }
    if (best.score < GOOD) {
      return Optional.empty();
    }
    return Optional.of(
        new Layout(
            best.lefts.stream()
                .map(x -> Box.ofSize(x + place.left(), unit.top(), unit.width(), unit.height()))
                .toList()));
  }

  /** Goes from the seconds to one side; a group of digits at a time. */
  private static Found walked(
      double[] scores, int from, int pitch, String text, int seconds, int side) {
    List<Integer> lefts = new ArrayList<>();
    double sum = 0;
    int x = from;
    int at = seconds + side;
    int signs = 0;
    while (at >= 0 && at < text.length()) {
      if (!Character.isDigit(text.charAt(at))) {
        signs++;
        at += side;
        continue;
      }
      int group = 0;
      while (at >= 0 && at < text.length() && Character.isDigit(text.charAt(at))) {
        group++;
        at += side;
      }
      int least = signs == 0 ? pitch : (int) Math.floor(pitch * (1 + NARROW * signs));
      int most = signs == 0 ? pitch : (int) Math.ceil(pitch * (1 + WIDE * signs));
      double best = Double.NEGATIVE_INFINITY;
      int place = x + side * least;
      for (int step = least; step <= most; step++) {
        double score = 0;
        for (int i = 0; i < group; i++) {
          int left = x + side * (step + i * pitch);
          score += left >= 0 && left < scores.length ? scores[left] : -1;
        }
        if (score > best) {
          best = score;
          place = x + side * step;
        }
      }
      for (int i = 0; i < group; i++) {
        int left = place + side * i * pitch;
        if (left < 0 || left >= scores.length || scores[left] < LEAST) {
          return new Found(-1000, lefts);
        }
        lefts.add(left);
      }
      sum += best;
      x = place + side * (group - 1) * pitch;
      signs = 0;
    }
    return new Found(sum, lefts);
  }

  private static double best(double[] cell, Digits digits, double contrast) {
    if (deviation(cell) < CONTRAST * contrast) {
      return 0;
    }
    double best = 0;
    for (int digit = 0; digit < Fold.DIGITS; digit++) {
      if (digits.knows(digit)) {
        best = Math.max(best, Digits.correlation(cell, digits.mean(digit)));
      }
    }
    return best;
  }

  private static double contrast(Digits digits) {
    double sum = 0;
    int known = 0;
    for (int digit = 0; digit < Fold.DIGITS; digit++) {
      if (digits.knows(digit)) {
        sum += deviation(digits.mean(digit));
        known++;
      }
    }
    return sum / Math.max(1, known);
  }

  private static double deviation(double[] levels) {
    double sum = 0;
    double squares = 0;
    for (double level : levels) {
      sum += level;
      squares += level * level;
    }
    double mean = sum / levels.length;
    return Math.sqrt(Math.max(0, squares / levels.length - mean * mean));
  }

  static double[] cell(double[] band, int width, int left, Box unit) {
    double[] cell = new double[unit.width() * unit.height()];
    for (int y = 0; y < unit.height(); y++) {
      System.arraycopy(band, y * width + left, cell, y * unit.width(), unit.width());
    }
    return cell;
  }
}
