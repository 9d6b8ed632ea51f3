package org.unseal.engine.dispatch.continuity;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.SampleSpan;

/**
 * Stretches between two bursts of speech in which nothing moves. Where the noise beside them is
 * louder than the last bit of a sample, no microphone and no line gave them; where it is not, a
 * quiet room looks just so.
 */
final class StillTest {
  private static final long SHORTEST = 40_000;
  private static final long SHORTEST_LOSSY = 200_000;
  private static final int DECIBELS_A_BIT = 602;
  private static final int MARGIN = 200;

  private final Levels levels;
  private final List<SampleSpan> bursts;
  private final int bits;

  StillTest(Evidence evidence) {
    levels = evidence.levels();
    bursts = evidence.activity().bursts();
    bits = evidence.facts().bits();
  }

  TestResult test() {
    if (bursts.isEmpty()) {
      return result(Outcome.NOT_POSSIBLE, "there is nothing to be heard in it");
    }
    List<SampleSpan> between = new ArrayList<>();
    int outside = 0;
    long shortest = bits > 0 ? SHORTEST : SHORTEST_LOSSY;
    for (SampleSpan run : levels.still()) {
      if (SampleSpan.micros(run.length(), levels.rate()) >= shortest) {
        if (run.end() > bursts.getFirst().start() && run.start() < bursts.getLast().end()) {
          between.add(run);
        } else {
          outside++;
        }
      }
    }
    if (between.isEmpty()) {
      return outside > 0
          ? result(Outcome.DOUBTFUL, "before or behind all speech every sample is the same")
          : result(Outcome.PASSED, "there is noise in every pause");
    }
    long all = between.stream().mapToLong(SampleSpan::length).sum();
    String words =
        "at %d%s places, %s together, every sample is the same"
            .formatted(
                between.size(),
                levels.allStillKnown() ? "" : " or more",
                Seconds.text(SampleSpan.micros(all, levels.rate())));
    if (bits == 0) {
      return result(Outcome.DOUBTFUL, words + "; the codec may have done that to a quiet room");
    }
    return noise(between) >= -DECIBELS_A_BIT * (bits - 1) + MARGIN
        ? result(Outcome.FAILED, words + ", and there is noise elsewhere")
        : result(Outcome.DOUBTFUL, words + "; a quiet line in so coarse samples looks like that");
  }

  /** How loud it is between bursts where something moves; nothing at all where nothing does. */
  private int noise(List<SampleSpan> still) {
    long sum = 0;
    int count = 0;
    int run = 0;
    for (int i = 1; i < bursts.size(); i++) {
      int to = levels.frameOf(bursts.get(i).start()) - 2;
      for (int k = levels.frameOf(bursts.get(i - 1).end()) + 2; k < to; k++) {
        while (run < still.size() && still.get(run).end() < levels.sampleOf(k)) {
          run++;
        }
        boolean quiet = run < still.size() && still.get(run).start() < levels.sampleOf(k + 1);
        if (!quiet) {
          sum += levels.at(k);
          count++;
        }
      }
    }
    return count == 0 ? Levels.NOTHING : (int) (sum / count);
  }

  private static TestResult result(Outcome outcome, String reason) {
    return new TestResult(ContinuityTest.DIGITAL_SILENCE, outcome, reason);
  }
}
