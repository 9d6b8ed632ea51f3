package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes ticks of what digit each frame shows. A tick lies between the last frame that clearly shows
 * a digit and the first that clearly shows the next one. What does not fit into the seconds so far
 * is either a few misread frames, which are left out, or the clock jumped, and a new run begins.
 */
final class TickFinder {
  private static final long SECOND = Fold.SECOND;

  /** By how much a recorder's time stamps may be off without anybody noticing here. */
  private static final long SLACK = 30_000;

  /** So early or late the very next digit may come: the clock may have been moved a little. */
  private static final long MOVED = 600_000;

  /** So long is looked on before something that does not fit is believed. */
  private static final long DOUBT = 1_200_000;

  private static final int DOUBTFUL_FRAMES = 3;

  /** A gap of so much is too long to say how many seconds are in it. */
  private static final long LONGEST_GAP = 60 * SECOND;

  private final List<Run> runs = new ArrayList<>();
  private final List<Seen> doubtful = new ArrayList<>();
  private @Nullable Run run;
  private int digit;
  private long number;
  private Instant last = new Instant(0, 0);
  private Instant beforeLast = new Instant(0, 0);

  /** The current second began between these two. */
  private long earliest;

  private long latest;
  private boolean uncertainBetween;
  private boolean stalled;

  /** Frames were left out as misread, so the next tick has no bracket that is certain. */
  private boolean distrusted;

  /** A frame that clearly shows a digit. */
  private record Seen(Instant at, int digit, boolean uncertainBefore) {}

  /**
   * The second of this number of a run began after {@code low}, and not after {@code high}.
   *
   * @param number seconds since the one in which the run began
   */
  record Tick(long number, long low, long high) {}

  /** A stretch in which every second followed on the one before. */
  static final class Run {
    final int firstDigit;
    final long from;
    final List<Tick> ticks = new ArrayList<>();
    long end;

    /** The number of the last second that was seen. */
    long lastNumber;

    Run(int firstDigit, long from) {
      this.firstDigit = firstDigit;
      this.from = from;
      end = from;
    }
  }

  /** The next frame; -1 where it is not clear what it shows. */
  void see(Instant at, int label) {
    if (label < 0) {
      uncertainBetween = true;
      return;
    }
    Seen seen = new Seen(at, label, uncertainBetween);
    uncertainBetween = false;
    if (doubtful.isEmpty()) {
      take(seen);
    } else {
      doubtful.add(seen);
      if (at.floor() - doubtful.getFirst().at.floor() >= DOUBT
          && doubtful.size() >= DOUBTFUL_FRAMES) {
        resolve();
      }
    }
  }

  List<Run> finish() {
    while (!doubtful.isEmpty()) {
      resolve();
    }
    return List.copyOf(runs);
  }

  /** The run in which the last frame was, and its second; for reading what else is shown. */
  boolean settled() {
    return doubtful.isEmpty() && run != null;
  }

  int run() {
    return runs.size() - 1;
  }

  long number() {
    return number;
  }

  private void take(Seen seen) {
    if (run == null) {
      begin(seen);
      return;
    }
    if (stalled && seen.digit == digit) {
      reach(seen);
      return;
    }
    long steps = steps(seen);
    if (stalled || steps < 0) {
      doubtful.add(seen);
      return;
    }
    if (steps > 0) {
      advance(seen, steps);
    }
    reach(seen);
  }

  private void reach(Seen seen) {
    beforeLast = last;
    last = seen.at;
    if (run != null) {
      run.end = seen.at.floor();
      run.lastNumber = number;
    }
  }

  private void begin(Seen seen) {
    run = new Run(seen.digit, seen.at.floor());
    runs.add(run);
    digit = seen.digit;
    number = 0;
    latest = seen.at.ceiling();
    earliest = latest - SECOND;
    stalled = false;
    distrusted = false;
    beforeLast = seen.at;
    last = seen.at;
  }

  /** How many seconds began since the last clear frame; -1 where none fits. */
  private long steps(Seen seen) {
    long gap = seen.at.floor() - last.floor();
    long difference = Math.floorMod(seen.digit - digit, Fold.DIGITS);
    long middle = (seen.at.floor() - (earliest + latest) / 2) / SECOND;
    long steps = difference + Fold.DIGITS * Math.max(0, Math.round((middle - difference) / 10.0));
    long slack = (steps <= 1 ? MOVED : SLACK) + gap / 1000;
    boolean notTooEarly = seen.at.ceiling() >= earliest + steps * SECOND - slack;
    boolean notTooLate = seen.at.floor() <= latest + (steps + 1) * SECOND + slack;
    boolean lastWasIn = last.floor() <= latest + SECOND + slack;
    return gap < LONGEST_GAP && notTooEarly && notTooLate && lastWasIn ? steps : -1;
  }

  private void advance(Seen seen, long steps) {
    Run now = java.util.Objects.requireNonNull(run);
    // Where the new digit came bit by bit, the last frame that shows the old one was late itself.
    long low = seen.uncertainBefore ? beforeLast.floor() : last.floor();
    long high = seen.at.ceiling();
    boolean nothingBetween = !seen.uncertainBefore;
    boolean alone = steps == 1 && high - low <= SECOND + SECOND / 4;
    boolean together = steps == 2 && nothingBetween && high - low < 2 * SECOND;
    if (!distrusted && (alone || together)) {
      for (long step = 1; step <= steps; step++) {
        now.ticks.add(new Tick(number + step, low, high));
      }
    }
    long slack = SLACK + (high - low) / 1000;
    long first = earliest + steps * SECOND - slack;
    long end = latest + steps * SECOND + slack;
    earliest = steps == 1 ? Math.max(low, first) : first;
    latest = Math.min(high, end);
    if (earliest >= latest) { // the clock was moved
      earliest = low;
      latest = high;
    }
    number += steps;
    digit = seen.digit;
    distrusted = false;
  }

  /** Decides about what did not fit. */
  private void resolve() {
    List<Seen> waiting = List.copyOf(doubtful);
    doubtful.clear();
    List<Seen> fitting = waiting.stream().filter(this::fits).toList();
    boolean misread = fitting.size() * 4 >= waiting.size() * 3;
    if (misread && steps(fitting.getFirst()) >= 0) {
      distrusted |= fitting.size() < waiting.size();
      fitting.forEach(this::again);
      return;
    }
    if (waiting.stream().allMatch(seen -> seen.digit == digit)) {
      stalled = true;
    } else {
      run = null;
    }
    waiting.forEach(this::again);
  }

  private void again(Seen seen) {
    if (doubtful.isEmpty()) {
      take(seen);
    } else {
      doubtful.add(seen);
    }
  }

  /** It shows what the clock would show if it had gone on as before. */
  private boolean fits(Seen seen) {
    long least = Math.floorDiv(seen.at.floor() - latest - SLACK, SECOND);
    long most = Math.floorDiv(seen.at.floor() - earliest + SLACK, SECOND);
    for (long steps = Math.max(0, least); steps <= most; steps++) {
      if (Math.floorMod(digit + steps, (long) Fold.DIGITS) == seen.digit) {
        return true;
      }
    }
    return false;
  }
}
