package org.unseal.media.render;

import java.util.ArrayList;
import java.util.List;
import org.unseal.media.gop.GopIndex;
import org.unseal.model.plan.FrameCover;

/**
 * Neighbouring GOPs that are decoded, covered and encoded as one, by one worker. Filled by one
 * thread, then read by another.
 *
 * @param first its first picture, in the recording
 * @param units coded pictures in the order of the file, as the container has them
 * @param times of {@code units}
 * @param covers in the order of showing
 * @param entrances which of them begin a GOP
 */
record GopRun(
    int first,
    List<byte[]> units,
    List<Long> times,
    List<FrameCover> covers,
    List<Integer> entrances) {
  private static final int MOST_GOPS = 8;

  static GopRun from(int first) {
    return new GopRun(
        first, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Whether a GOP is to begin another run; a matter of the recording alone. */
  boolean full(GopIndex index, int gop, int runLength) {
    int more = index.end(gop) - index.start(gop);
    return entrances.size() >= MOST_GOPS || (!units.isEmpty() && units.size() + more > runLength);
  }

  int pictures() {
    return units.size();
  }
}
