package org.unseal.vision.clock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Tells where in a picture the last digit of a clock's seconds may be: where it differs from what
 * it was 1 to 9 seconds before, and is what it was 10 seconds before. Blinking, counting at another
 * pace and whatever merely moves do not do that. Memory is that of some twenty small pictures.
 */
final class LagMap {
  private static final long SECOND = 1_000_000;
  private static final long STEP = 500_000;

  /** How far from a whole number of seconds two pictures may be apart. */
  private static final long LEEWAY = 260_000;

  private static final int LAGS = 10;
  private static final int CELL = 4;
  private static final int PIXELS = 1_400_000;

  /** Pairs of pictures ten seconds apart from which on that is what counts. */
  private static final int ENOUGH = 6;

  private static final double LEAST_CHANGE = 4;
  private static final double SAME_SHARE = 0.85;
  private static final double STILL_SHARE = 0.35;
  private static final int MOST_HEIGHT = 100;
  private static final int MOST = 8;

  private final int shrink;
  private final int width;
  private final int columns;
  private final int rows;
  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Mean differences by lag; 0 is from a picture to the one that follows it at once. */
  private final float[][] sums;

  private final int[] counts = new int[LAGS + 1];
  private long due = Long.MIN_VALUE;
  private byte @Nullable [] last;

  /** A small picture. */
  private static final class Sample {
    final long time;
    final byte[] pixels;

    Sample(long time, byte[] pixels) {
      this.time = time;
      this.pixels = pixels;
    }
  }

  /** A place, best first. */
  record Place(Box box, double score) {}

  LagMap(PictureSize size) {
    int factor = 1;
    while ((long) (size.width() / factor) * (size.height() / factor) > PIXELS) {
      factor++;
    }
    shrink = factor;
    width = size.width() / factor;
    columns = width / CELL;
    rows = size.height() / factor / CELL;
    sums = new float[LAGS + 1][columns * rows];
  }

  void take(long time, PictureView picture) {
    if (last != null) {
      compare(Patches.shrunk(picture, shrink), last, 0);
      last = null;
    }
    if (time < due) {
      return;
    }
    due = Math.max(due == Long.MIN_VALUE ? time : due, time - STEP) + STEP;
    byte[] pixels = Patches.shrunk(picture, shrink);
    for (int lag = 1; lag <= LAGS; lag++) {
      long wanted = time - lag * SECOND;
      Sample nearest = null;
      for (Sample sample : samples) {
        if (nearest == null || Math.abs(sample.time - wanted) < Math.abs(nearest.time - wanted)) {
          nearest = sample;
        }
      }
      if (nearest != null && Math.abs(nearest.time - wanted) <= LEEWAY) {
        compare(pixels, nearest.pixels, lag);
      }
    }
    samples.addLast(new Sample(time, pixels));
    while (samples.getFirst().time < time - LAGS * SECOND - LEEWAY) {
      samples.removeFirst();
    }
    last = pixels;
  }

  private void compare(byte[] one, byte[] other, int lag) {
    float[] sum = sums[lag];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int difference = 0;
        for (int y = 0; y < CELL; y++) {
          int at = (row * CELL + y) * width + column * CELL;
          for (int x = 0; x < CELL; x++) {
            difference += Math.abs((one[at + x] & 255) - (other[at + x] & 255));
          }
        }
        sum[row * columns + column] += difference;
      }
    }
    counts[lag]++;
  }

  List<Place> places() {
    boolean cycles = counts[LAGS] >= ENOUGH;
    BitSet good = new BitSet();
    double[] scores = new double[rows * columns];
    int lags = (int) Arrays.stream(counts, 1, LAGS).filter(count -> count >= 1).count();
    if (!cycles && (lags < 3 || counts[0] < 4)) {
      return List.of();
    }
    for (int cell = 0; cell < scores.length; cell++) {
      double least = Double.MAX_VALUE;
      for (int lag = 1; lag < (cycles ? LAGS : LAGS / 2); lag++) {
        if (counts[lag] > 0) {
          least = Math.min(least, mean(cell, lag));
        }
      }
      double same = cycles ? mean(cell, LAGS) : mean(cell, 0);
      if (least >= LEAST_CHANGE && same <= (cycles ? SAME_SHARE : STILL_SHARE) * least) {
        good.set(cell);
        scores[cell] = least - same;
      }
    }
    return joined(good, scores);
  }

  private double mean(int cell, int lag) {
    return sums[lag][cell] / (double) (counts[lag] * CELL * CELL);
  }

  /** Neighbouring cells, one cell between them at most, are one place. */
  private List<Place> joined(BitSet good, double[] scores) {
    List<Place> places = new ArrayList<>();
    BitSet left = (BitSet) good.clone();
    for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(0)) {
      Deque<Integer> open = new ArrayDeque<>(List.of(first));
      left.clear(first);
      int x0 = columns;
      int x1 = 0;
      int y0 = rows;
      int y1 = 0;
      double score = 0;
      while (!open.isEmpty()) {
        int cell = open.removeFirst();
        int x = cell % columns;
        int y = cell / columns;
        x0 = Math.min(x0, x);
        x1 = Math.max(x1, x + 1);
        y0 = Math.min(y0, y);
        y1 = Math.max(y1, y + 1);
        score += scores[cell];
        for (int dy = -2; dy <= 2; dy++) {
          for (int dx = -2; dx <= 2; dx++) {
            int nx = x + dx;
            int ny = y + dy;
            if (nx >= 0 && ny >= 0 && nx < columns && ny < rows && left.get(ny * columns + nx)) {
              left.clear(ny * columns + nx);
              open.addLast(ny * columns + nx);
            }
          }
        }
      }
      int unit = CELL * shrink;
      Box box = new Box(x0 * unit, y0 * unit, x1 * unit, y1 * unit);
      if (box.height() <= MOST_HEIGHT * shrink && box.width() <= MOST_HEIGHT * shrink) {
        places.add(new Place(box, score));
      }
    }
    places.sort(Comparator.comparingDouble(Place::score).reversed());
    return places.subList(0, Math.min(MOST, places.size()));
  }
}
