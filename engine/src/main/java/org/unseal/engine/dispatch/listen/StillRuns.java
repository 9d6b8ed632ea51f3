package org.unseal.engine.dispatch.listen;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where nothing moves. In samples stored one by one that is a run of equal ones; a lossy
 * codec gives back nothing as next to nothing. One thread.
 */
final class StillRuns {
  private static final int MOST = 20_000;
  private static final int SHORTEST_PARTS = 25;

  /** Louder than this it is not silence but an overload, a hundredth of full scale. */
  private static final int QUIET = 1 << 24;

  private final long spread;
  private final long shortest;
  private final List<SampleSpan> runs = new ArrayList<>();
  private long start;
  private int low;
  private int high;
  private boolean open;
  private boolean all = true;

  StillRuns(int rate, boolean exact) {
    spread = exact ? 0 : 2L << 16;
    shortest = Math.max(2, rate / SHORTEST_PARTS);
  }

  void add(long at, int sample) {
    if (open) {
      int lowest = Math.min(low, sample);
      int highest = Math.max(high, sample);
      if ((long) highest - lowest <= spread) {
        low = lowest;
        high = highest;
        return;
      }
      end(at);
    }
    open = Math.abs((long) sample) < QUIET;
    start = at;
    low = sample;
    high = sample;
  }

  void end(long at) {
    if (open && at - start >= shortest) {
      if (runs.size() < MOST) {
        runs.add(new SampleSpan(start, at));
      } else {
        all = false;
      }
    }
    open = false;
  }

  List<SampleSpan> runs() {
    return runs;
  }

  boolean all() {
    return all;
  }
}
