package org.unseal.engine.dispatch.continuity;

import java.util.List;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.SampleSpan;

/**
 * Looks for places where one steady noise becomes another at once: two moments of two rooms that
 * were joined. A radio whose squelch opens and closes does that too, but then one of the two is the
 * level of the idle channel, which comes back in every pause. Speech is not steady, and a vowel has
 * another colour than noise.
 */
final class FloorJumps {
  private static final int SIDE = 16;
  private static final int NEAR = 3;
  private static final int STEP = 400;
  private static final int STEADY = 100;
  private static final int IDLE = 250;
  private static final int BIN = 100;
  private static final int COLOUR = 150;
  private static final int MANY = 3;
  private static final int SHARE = 4;

  private final Levels levels;
  private final List<SampleSpan> bursts;
  private final long[] sums;

  FloorJumps(Levels levels, List<SampleSpan> bursts) {
    this.levels = levels;
    this.bursts = bursts;
    sums = new long[levels.count() + 1];
    for (int k = 0; k < levels.count(); k++) {
      sums[k + 1] = sums[k] + levels.at(k);
    }
  }

  TestResult test() {
    if (bursts.size() < 2) {
      return result(Outcome.NOT_POSSIBLE, "there is no pause between two stretches of speech");
    }
    int idle = idle();
    long colour = colour();
    int jumps = 0;
    for (int k = SIDE; k <= levels.count() - SIDE; k++) {
      if (jump(k, idle) && noise(k - SIDE, k, colour) && noise(k, k + SIDE, colour)) {
        jumps++;
        k += SIDE;
      }
    }
    boolean many = jumps >= MANY && jumps * SHARE >= bursts.size();
    return result(
        many ? Outcome.FAILED : jumps > 0 ? Outcome.DOUBTFUL : Outcome.PASSED,
        "the noise jumps at %d places among %d stretches of speech"
            .formatted(jumps, bursts.size()));
  }

  private static TestResult result(Outcome outcome, String reason) {
    return new TestResult(ContinuityTest.NOISE_FLOOR_JUMPS, outcome, reason);
  }

  /** The level that pauses most often have. */
  private int idle() {
    int[] bins = new int[-Levels.NOTHING / BIN + 1];
    for (int i = 1; i < bursts.size(); i++) {
      int to = levels.frameOf(bursts.get(i).start());
      for (int k = levels.frameOf(bursts.get(i - 1).end()); k < to; k++) {
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

  /** The colour of the noise in all pauses, on average. */
  private long colour() {
    long sum = 0;
    long count = 1;
    for (int i = 1; i < bursts.size(); i++) {
      int to = levels.frameOf(bursts.get(i).start());
      for (int k = levels.frameOf(bursts.get(i - 1).end()) + 1; k < to; k++) {
        sum += levels.tilt(k);
        count++;
      }
    }
    return sum / count;
  }

  private boolean noise(int from, int to, long colour) {
    long sum = 0;
    for (int k = from; k < to; k++) {
      sum += levels.tilt(k);
    }
    return Math.abs(sum / (to - from) - colour) <= COLOUR;
  }

  private boolean jump(int at, int idle) {
    long left = mean(at - SIDE, at);
    long right = mean(at, at + SIDE);
    long step = Math.abs(left - right);
    return step >= STEP
        && 4 * Math.abs(mean(at - NEAR, at) - mean(at, at + NEAR)) >= 3 * step
        && Math.abs(left - idle) > IDLE
        && Math.abs(right - idle) > IDLE
        && steady(at - SIDE, at, left)
        && steady(at, at + SIDE, right);
  }

  private boolean steady(int from, int to, long mean) {
    long off = 0;
    for (int k = from; k < to; k++) {
      off += Math.abs(levels.at(k) - mean);
    }
    return off <= (long) STEADY * (to - from);
  }

  private long mean(int from, int to) {
    return (sums[to] - sums[from]) / (to - from);
  }
}
