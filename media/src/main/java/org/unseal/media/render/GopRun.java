package org.unseal.media.render;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.unseal.model.plan.FrameCover;

/**
 * Neighbouring GOPs that are decoded, covered and encoded as one, by one worker. Filled by one
 * thread, then read by another.
 *
 * @param units coded pictures in the order of the file, as the container has them
 * @param times of {@code units}
 * @param hidden which of {@code units} are decoded for the sake of others alone, and not encoded
 * @param covers of those that are encoded, in the order of showing
 * @param entrances which of those begin a GOP
 */
record GopRun(
    List<byte[]> units,
    List<Long> times,
    BitSet hidden,
    List<FrameCover> covers,
    List<Integer> entrances) {
  private static final int MOST_GOPS = 8;

  static GopRun empty() {
    return new GopRun(
        new ArrayList<>(), new ArrayList<>(), new BitSet(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * Whether a GOP is to begin another run; a matter of the recording and of what is shown of it.
   *
   * @param more how many pictures of it are decoded
   */
  boolean full(int more, int runLength) {
    return entrances.size() >= MOST_GOPS || (!units.isEmpty() && units.size() + more > runLength);
  }

  /** How many are encoded. */
  int pictures() {
    return covers.size();
  }
}
