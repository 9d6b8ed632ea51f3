package org.unseal.engine.dispatch.continuity;

import java.util.List;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.SampleSpan;

/**
 * Looks in every pause for a place where the noise changes at once from one steady level to
 * another. A radio whose squelch closes does that too, but then one of the two is the level of the
 * idle channel, which comes back in every pause.
 */
final class FloorJumps {
  private static final int EDGE = 4;
  private static final int SIDE = 8;
  private static final int NEAR = 3;
  private static final int STEP = 400;
  private static final int STEADY = 150;
  private static final int IDLE = 250;
  private static final int BIN = 100;
  private static final int MANY = 3;

  private final Levels levels;
  private final List<SampleSpan> bursts;

  FloorJumps(Levels levels, List<SampleSpan> bursts) {
    this.levels = levels;
    this.bursts = bursts;
  }

  TestResult test() {
    int idle = idle();
    int pauses = 0;
    int jumps = 0;
    for (int i = 1; i < bursts.size(); i++) {
      int from = levels.frameOf(bursts.get(i - 1).end()) + EDGE;
      int to = levels.frameOf(bursts.get(i).start()) - EDGE;
      if (to - from >= 2 * SIDE) {
        pauses++;
        if (jumps(from, to, idle)) {
          jumps++;
        }
      }
    }
    if (pauses == 0) {
      return result(Outcome.NOT_POSSIBLE, "no pause is long enough");
    }
    String words = "the noise jumps in %d of %d pauses".formatted(jumps, pauses);
    return result(
        jumps >= MANY ? Outcome.FAILED : jumps > 0 ? Outcome.DOUBTFUL : Outcome.PASSED, words);
  }

  private static TestResult result(Outcome outcome, String reason) {
    return new TestResult(ContinuityTest.NOISE_FLOOR_JUMPS, outcome, reason);
  }

  /** The level that pauses most often have. */
  private int idle() {
    int[] bins = new int[-Levels.NOTHING / BIN + 1];
    for (int i = 1; i < bursts.size(); i++) {
      int to = levels.frameOf(bursts.get(i).start()) - EDGE;
      for (int k = levels.frameOf(bursts.get(i - 1).end()) + EDGE; k < to; k++) {
        bins[(levels.at(k) - Levels.NOTHING) / BIN]++;
      }
    }
    int best = 1;
    for (int b = 1; b < bins.length - 1; b++) {
      if (bins[b - 1] + bins[b] + bins[b + 1] > bins[best - 1] + bins[best] + bins[best + 1]) {
        best = b;
      }
    }
    return Levels.NOTHING + best * BIN + BIN / 2;
  }

  private boolean jumps(int from, int to, int idle) {
    long[] sums = new long[to - from + 1];
    for (int k = from; k < to; k++) {
      sums[k - from + 1] = sums[k - from] + levels.at(k);
    }
    int split = 0;
    long best = 0;
    for (int s = SIDE; s <= to - from - SIDE; s++) {
      long step = Math.abs(mean(sums, 0, s) - mean(sums, s, to - from));
      if (step > best) {
        best = step;
        split = s;
      }
    }
    if (best < STEP) {
      return false;
    }
    long left = mean(sums, Math.max(0, split - 4 * SIDE), split);
    long right = mean(sums, split, Math.min(to - from, split + 4 * SIDE));
    long near = Math.abs(mean(sums, split - NEAR, split) - mean(sums, split, split + NEAR));
    return Math.abs(left - right) >= STEP
        && 4 * near >= 3 * Math.abs(left - right)
        && steady(from + Math.max(0, split - 4 * SIDE), from + split, left)
        && steady(from + split, Math.min(to, from + split + 4 * SIDE), right)
        && Math.abs(left - idle) > IDLE
        && Math.abs(right - idle) > IDLE;
  }

  private boolean steady(int from, int to, long mean) {
    long sum = 0;
    for (int k = from; k < to; k++) {
      sum += Math.abs(levels.at(k) - mean);
    }
    return sum <= (long) STEADY * (to - from);
  }

  private static long mean(long[] sums, int from, int to) {
    return (sums[to] - sums[from]) / (to - from);
  }
}
