package org.unseal.engine.joined;

/**
 * Which pixels of a line make up a pixel of a longer or shorter one, and how much of each: a tent
 * as wide as the larger of the two pixels. Whole numbers, so that every machine gets the same.
 */
final class Taps {
  /** What the weights of a pixel add up to, as a power of two. */
  static final int BITS = 12;

  private final int[] first;
  private final int[][] weights;

  Taps(int from, int to) {
    first = new int[to];
    weights = new int[to][];
    // Positions are counted in halves of 1/to of a source pixel: the centre of pixel i is at
    // (2i + 1) * to, that of target pixel j at (2j + 1) * from.
    long reach = 2L * Math.max(from, to);
    for (int j = 0; j < to; j++) {
      long centre = (2L * j + 1) * from;
      int low = Math.toIntExact(Math.floorDiv(centre - reach, 2L * to));
      int high = Math.toIntExact(Math.floorDiv(centre + reach, 2L * to));
      int begin = Math.clamp(low, 0, from - 1);
      int end = Math.clamp(high, 0, from - 1);
      long[] shares = new long[end - begin + 1];
      long all = 0;
      for (int i = low; i <= high; i++) {
        long share = Math.max(0, reach - Math.abs((2L * i + 1) * to - centre));
        shares[Math.clamp(i, begin, end) - begin] += share;
        all += share;
      }
      set(j, begin, shares, all);
    }
  }

  private void set(int target, int begin, long[] shares, long all) {
    int from = 0;
    int to = shares.length;
    while (to - from > 1 && shares[from] == 0) {
      from++;
    }
    while (to - from > 1 && shares[to - 1] == 0) {
      to--;
    }
    int[] weight = new int[to - from];
    int rest = 1 << BITS;
    int largest = 0;
    for (int i = 0; i < weight.length; i++) {
      weight[i] = Math.toIntExact((shares[from + i] << BITS) / all);
      rest -= weight[i];
      largest = weight[i] > weight[largest] ? i : largest;
    }
    weight[largest] += rest;
    first[target] = begin + from;
    weights[target] = weight;
  }

  int first(int target) {
    return first[target];
  }

  int[] weights(int target) {
    return weights[target];
  }
}
