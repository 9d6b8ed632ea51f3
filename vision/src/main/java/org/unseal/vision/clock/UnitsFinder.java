package org.unseal.vision.clock;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import org.unseal.model.picture.Box;

/**
 * Finds the exact cell of the last digit of the seconds in a window around a rough place: the
 * pixels whose levels follow from the second, modulo ten.
 */
final class UnitsFinder {
  private static final double LEAST_VARIANCE = 36;
  private static final double LEAST_RATIO = 0.5;

  /** The same times how often ten seconds went by: chance explains more where that is seldom. */
  private static final double LEAST_CYCLES = 3;

  /** Pixels around the rough place into which the cell may reach. */
  private static final int REACH = 6;

  /** Of what is explained worse, so much else moves through the digits, ticks can't be trusted. */
  private static final double EXPLAINED = 0.6;

  /** Half a second off the beat so much less is explained, at most. */
  private static final double OFF_BEAT = 0.88;

  /** The same for what was not seen to come back after ten seconds, which is weaker evidence. */
  private static final double SHORT_EXPLAINED = 0.8;

  private static final double SHORT_OFF_BEAT = 0.75;
  private static final long SHORT = 14_000_000;

  private static final int LEAST_HEIGHT = 5;
  private static final int LEAST_WIDTH = 2;

  private UnitsFinder() {}

  /**
   * What was found.
   *
   * @param explained share of variance that the digits explain, in their cell
   */
  record Units(Digits digits, long phase, double explained) {}

  static Optional<Units> in(Window window, Box rough) {
    Optional<Box> core = rough.meet(window.box);
    if (core.isEmpty() || window.frames() < 4) {
      return Optional.empty();
    }
    Fold fold = new Fold(window);
    Fold.Beat beat = fold.beat(window.places(core.get()));
    Optional<Box> exact = exact(window, core.get(), beat.phase());
    if (exact.isEmpty()) {
      return Optional.empty();
    }
    Box box = exact.get();
    beat = fold.beat(window.places(box));
    boolean brief = window.length() < SHORT;
    boolean oftenEnough = window.frames() > 3 * window.length() / Fold.SECOND;
    double offBeat = brief ? SHORT_OFF_BEAT : OFF_BEAT;
    if (beat.explained() < (brief ? SHORT_EXPLAINED : EXPLAINED)
        || (oftenEnough && beat.offBeat() > offBeat * beat.explained())) {
      return Optional.empty();
    }
    Digits digits = Digits.learned(window, box, beat.phase());
    return digits.distinct()
        ? Optional.of(new Units(digits, beat.phase(), beat.explained()))
        : Optional.empty();
  }

  private static Optional<Box> exact(Window window, Box core, long phase) {
    int size = window.box.width() * window.box.height();
    double[][] sums = new double[Fold.DIGITS][size];
    double[] squares = new double[size];
    int[] counts = new int[Fold.DIGITS];
    for (int frame = 0; frame < window.frames(); frame++) {
      int digit = Fold.digit(window.time(frame), phase);
      byte[] pixels = window.pixels(frame);
      counts[digit]++;
      for (int p = 0; p < size; p++) {
        int level = pixels[p] & 255;
        sums[digit][p] += level;
        squares[p] += level * level;
      }
    }
    BitSet good = new BitSet();
    int frames = window.frames();
    double cycles = Math.max(1, window.length() / (double) (Fold.DIGITS * Fold.SECOND));
    boolean brief = window.length() < SHORT;
    double ratio = brief ? LEAST_RATIO : Math.max(LEAST_RATIO, LEAST_CYCLES / cycles);
    for (int p = 0; p < size; p++) {
      double all = 0;
      double between = 0;
      for (int digit = 0; digit < Fold.DIGITS; digit++) {
        all += sums[digit][p];
        between += counts[digit] == 0 ? 0 : sums[digit][p] * sums[digit][p] / counts[digit];
      }
      between = (between - all * all / frames) / frames;
      double within = (squares[p] - all * all / frames) / frames - between;
      if (between >= LEAST_VARIANCE && between >= ratio * within) {
        good.set(p);
      }
    }
    return around(window, core, good);
  }

  /** The box around good pixels in the core and those that hang together with them. */
  private static Optional<Box> around(Window window, Box core, BitSet good) {
    int width = window.box.width();
    Deque<Integer> open = new ArrayDeque<>();
    BitSet taken = new BitSet();
    for (int place : window.places(core)) {
      if (good.get(place)) {
        open.addLast(place);
        taken.set(place);
      }
    }
    while (!open.isEmpty()) {
      int place = open.removeFirst();
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = place % width + dx;
          int y = place / width + dy;
          int next = y * width + x;
          if (x >= left(window, core)
              && y >= top(window, core)
              && x < Math.min(width, core.right() - window.box.left() + REACH)
              && y < Math.min(window.box.height(), core.bottom() - window.box.top() + REACH)
              && good.get(next)
              && !taken.get(next)) {
            taken.set(next);
            open.addLast(next);
          }
        }
      }
    }
    int[] perColumn = new int[width];
    int[] perRow = new int[window.box.height()];
    taken.stream()
        .forEach(
            place -> {
              perColumn[place % width]++;
              perRow[place / width]++;
            });
    int left = firstOf(perColumn);
    int right = lastOf(perColumn);
    int top = firstOf(perRow);
    int bottom = lastOf(perRow);
    if (right - left + 1 < LEAST_WIDTH || bottom - top + 1 < LEAST_HEIGHT) {
      return Optional.empty();
    }
    Box box =
        new Box(
            window.box.left() + left,
            window.box.top() + top,
            window.box.left() + right + 1,
            window.box.top() + bottom + 1);
    return box.width() > 1.3 * box.height() ? Optional.empty() : Optional.of(box);
  }

  private static int left(Window window, Box core) {
    return Math.max(0, core.left() - window.box.left() - REACH);
  }

  private static int top(Window window, Box core) {
    return Math.max(0, core.top() - window.box.top() - REACH);
  }

  private static int firstOf(int[] counts) {
    int at = 0;
    while (at < counts.length && counts[at] < 2) {
      at++;
    }
    return at;
  }

  private static int lastOf(int[] counts) {
    int at = counts.length - 1;
    while (at >= 0 && counts[at] < 2) {
      at--;
    }
    return at;
  }
}
