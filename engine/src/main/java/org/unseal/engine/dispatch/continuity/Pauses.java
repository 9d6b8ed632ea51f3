package org.unseal.engine.dispatch.continuity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unseal.engine.dispatch.listen.SampleSpan;

/** How long the pauses between stretches of speech are. */
final class Pauses {
  private static final long MILLI = 1_000;
  private static final long SHORTEST = 400 * MILLI;
  private static final long TOLERANCE = 100 * MILLI;
  private static final int TOLERANCE_SHARE = 25;

  /** So many pauses of one length are no chance. */
  private static final int MANY = 4;

  /** So many are worth a doubt. */
  private static final int SOME = 3;

  private static final int MANY_ANYWHERE = 5;
  private static final long NEXT_TO_EQUAL = 150 * MILLI;
  private static final int NEXT_TO_EQUAL_SHARE = 100;

  /** No voice-activated recorder is known to wait longer before it stops. */
  private static final long LONG = 15_000 * MILLI;

  private static final int LONG_ONES = 3;
  private static final long APART = 500 * MILLI;

  /** In microseconds, the longest first. */
  private final List<Long> lengths;

  Pauses(List<SampleSpan> bursts, int rate) {
    List<Long> found = new ArrayList<>();
    for (int i = 1; i < bursts.size(); i++) {
      found.add(SampleSpan.micros(bursts.get(i).start() - bursts.get(i - 1).end(), rate));
    }
    found.sort(Comparator.reverseOrder());
    lengths = List.copyOf(found);
  }

  /** Pauses that are all of one length, or all cut at one. */
  TestResult oneLength() {
    List<Long> real = lengths.stream().filter(length -> length >= SHORTEST).toList();
    if (real.size() < SOME) {
      return result(Outcome.NOT_POSSIBLE, "there are only " + real.size() + " pauses");
    }
    long longest = real.getFirst();
    int atTop = count(real, longest - tolerance(longest), longest);
    int long0 = count(real, longest / 2, longest);
    if (atTop >= MANY && 2 * atTop >= long0) {
      return result(
          Outcome.FAILED,
          "%d of %d pauses end at %s, and none is longer"
              .formatted(atTop, real.size(), Seconds.text(longest)));
    }
    for (long length : real) {
      int same = count(real, length - tolerance(length), length);
      int around = count(real, Math.max(SHORTEST, length / 2), Long.MAX_VALUE);
      if (same >= MANY_ANYWHERE && 5 * same >= 3 * around) {
        return result(
            Outcome.FAILED,
            "%d of %d pauses are all about %s long"
                .formatted(same, real.size(), Seconds.text(length)));
      }
    }
    if (atTop >= SOME && 2 * atTop >= long0) {
      return result(Outcome.DOUBTFUL, "the %d longest pauses are about equal".formatted(atTop));
    }
    long second = real.get(1);
    if (longest - second <= Math.max(NEXT_TO_EQUAL, longest / NEXT_TO_EQUAL_SHARE)) {
      return result(Outcome.DOUBTFUL, "the two longest pauses are equal");
    }
    return result(
        Outcome.PASSED,
        "%d pauses of different lengths, up to %s".formatted(real.size(), Seconds.text(longest)));
  }

  /** Whether there are pauses that no voice-activated recorder would have kept. */
  TestResult natural() {
    int distinct = 0;
    int all = 0;
    long last = Long.MAX_VALUE;
    for (long length : lengths) {
      if (length >= LONG) {
        all++;
        if (last - length >= APART) {
          distinct++;
          last = length;
        }
      }
    }
    String words = "%d pauses are longer than %s".formatted(all, Seconds.text(LONG));
    return distinct >= LONG_ONES
        ? new TestResult(
            ContinuityTest.NATURAL_PAUSES, Outcome.SUPPORTS, words + ", of different lengths")
        : new TestResult(
            ContinuityTest.NATURAL_PAUSES,
            Outcome.NOT_POSSIBLE,
            words + "; " + LONG_ONES + " of different lengths would speak for it");
  }

  private static TestResult result(Outcome outcome, String reason) {
    return new TestResult(ContinuityTest.PAUSES_OF_ONE_LENGTH, outcome, reason);
  }

  private static long tolerance(long length) {
    return Math.max(TOLERANCE, length / TOLERANCE_SHARE);
  }

  private static int count(List<Long> lengths, long least, long most) {
    int count = 0;
    for (long length : lengths) {
      if (length >= least && length <= most) {
        count++;
      }
    }
    return count;
  }
}
