package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.unseal.model.picture.Box;

/**
 * Reads the cells of a clock with the ten digits that its seconds have shown. Digits are numbered
 * as {@link Digits} has them, -1 where two come into question or none.
 */
final class CellReader {
  private static final double LEAST = 0.6;
  private static final double MARGIN = 0.025;

  /** Of all changes of the tens so many come at the same digit of the seconds. */
  private static final double SAME = 0.8;

  private final Digits digits;
  private final Layout layout;
  private final Box box;

  CellReader(Digits digits, Layout layout) {
    this.digits = digits;
    this.layout = layout;
    box = layout.around();
  }

  Box box() {
    return box;
  }

  List<Box> cells() {
    return layout.cells();
  }

  /**
   * Reads all cells.
   *
   * @param of the picture's place; it has the rows of the cells
   */
  List<Integer> read(double[] picture, Box of) {
    List<Integer> read = new ArrayList<>();
    for (Box cell : layout.cells()) {
      read.add(digit(Layout.cell(picture, of.width(), cell.left() - of.left(), cell)));
    }
    return read;
  }

  private int digit(double[] cell) {
    int best = -1;
    double most = LEAST;
    double next = LEAST - MARGIN;
    for (int digit = 0; digit < Fold.DIGITS; digit++) {
      if (!digits.knows(digit)) {
        continue;
      }
      double likeness = Digits.correlation(cell, digits.mean(digit));
      if (likeness > most) {
        next = Math.max(next, most);
        most = likeness;
        best = digit;
      } else {
        next = Math.max(next, likeness);
      }
    }
    return most - next >= MARGIN ? best : -1;
  }

  /**
   * Which digit is the zero: the one with which the tens of the seconds change.
   *
   * @param read of seconds that follow one another
   * @param units place of the last digit of the seconds among the cells
   */
  static OptionalInt zero(List<List<Integer>> read, int units) {
    int[] votes = new int[Fold.DIGITS];
    int all = 0;
    for (int i = 1; i < read.size() && units > 0; i++) {
      int before = read.get(i - 1).get(units - 1);
      int after = read.get(i).get(units - 1);
      int digit = read.get(i).get(units);
      boolean next =
          read.get(i - 1).get(units) >= 0
              && (read.get(i - 1).get(units) + 1) % Fold.DIGITS == digit;
      if (next && before >= 0 && after >= 0 && before != after) {
        votes[digit]++;
        all++;
      }
    }
    int best = 0;
    for (int digit = 1; digit < Fold.DIGITS; digit++) {
      if (votes[digit] > votes[best]) {
        best = digit;
      }
    }
    return all > 0 && votes[best] >= SAME * all ? OptionalInt.of(best) : OptionalInt.empty();
  }

  /** The text with what was read in place of its digits. */
  static String text(String pattern, List<Integer> read, int zero) {
    StringBuilder text = new StringBuilder(pattern);
    int cell = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (Character.isDigit(pattern.charAt(i))) {
        int digit = read.get(cell++);
        char sign = digit < 0 ? '?' : (char) ('0' + Math.floorMod(digit - zero, Fold.DIGITS));
        text.setCharAt(i, sign);
      }
    }
    return text.toString();
  }
}
