package org.unseal.engine.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.unseal.engine.dispatch.Transmission.Stamp;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.call.CallFacts.Basis;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.ContinuityTest;
import org.unseal.engine.dispatch.continuity.Outcome;

/**
 * Says of every transmission of a file when it can have begun by the recorder's clock. In a file
 * that ran all the time, distances count. In any other, from the start of one transmission to that
 * of the next passes at least as long as the one lasts, and that is all. Rounds outward.
 */
final class Stamping {
  private static final long RATE = 500;
  private static final long MILLION = 1_000_000;
  private static final long NO_EARLIEST = Long.MIN_VALUE;
  private static final long NO_LATEST = Long.MAX_VALUE;

  /** A person may have moved what the recorder listed by so much. */
  private static final long NEAR = 1_000_000;

  private final Judgement judgement;
  private final boolean runs;

  Stamping(Judgement judgement) {
    this(judgement, judgement.finding().verdict().oneTimeLine());
  }

  /**
   * Of a file that somebody has judged.
   *
   * @param runs whether it is taken to have run all the time
   */
  Stamping(Judgement judgement, boolean runs) {
    this.judgement = judgement;
    this.runs = runs;
  }

  /** The transmissions of the file in order, numbered and stamped anew. */
  List<Transmission> of(List<Transmission> transmissions) {
    int count = transmissions.size();
    long[] earliest = new long[count];
    long[] latest = new long[count];
    Arrays.fill(earliest, NO_EARLIEST);
    Arrays.fill(latest, NO_LATEST);
    long[] ownEarliest = earliest.clone();
    long[] ownLatest = latest.clone();
    // Where something in the file belongs elsewhere, nobody knows what.
    if (!belongsElsewhere()) {
      listed(transmissions, ownEarliest, ownLatest);
      System.arraycopy(ownEarliest, 0, earliest, 0, count);
      System.arraycopy(ownLatest, 0, latest, 0, count);
      begin(transmissions, earliest, latest);
      end(transmissions, earliest, latest);
      forward(transmissions, earliest, latest);
      backward(transmissions, earliest, latest);
    }
    List<Transmission> stamped = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean contradicted = earliest[i] > latest[i];
      stamped.add(
          transmissions
              .get(i)
              .placed(
                  i + 1,
                  runs,
                  contradicted
                      ? stamp(ownEarliest[i], ownLatest[i])
                      : stamp(earliest[i], latest[i])));
    }
    return stamped;
  }

  private boolean belongsElsewhere() {
    return judgement.ended(ContinuityTest.FILE_LONGER_THAN_SPAN, Outcome.FAILED);
  }

  /**
   * Stamps to act on: nothing is known of any that another one, or an end of the file, contradicts,
   * and nothing of the others rests on those.
   */
  List<Stamp> sure(List<Transmission> transmissions) {
    int count = transmissions.size();
    long[] ownEarliest = new long[count];
    long[] ownLatest = new long[count];
    Arrays.fill(ownEarliest, NO_EARLIEST);
    Arrays.fill(ownLatest, NO_LATEST);
    boolean[] doubtful = new boolean[count];
    if (count == 0 || belongsElsewhere()) {
      return Collections.nCopies(count, Stamp.UNKNOWN);
    }
    listed(transmissions, ownEarliest, ownLatest);
    long[] earliest = ownEarliest.clone();
    long[] latest = ownLatest.clone();
    begin(transmissions, earliest, latest);
    end(transmissions, earliest, latest);
    forward(transmissions, earliest, latest);
    backward(transmissions, earliest, latest);
    for (int i = 0; i < count; i++) {
      if (earliest[i] > latest[i]) {
        doubtful[i] = true;
        ownEarliest[i] = NO_EARLIEST;
        ownLatest[i] = NO_LATEST;
      }
    }
    if (!doubtful[0]) {
      begin(transmissions, ownEarliest, ownLatest);
    }
    if (!doubtful[count - 1]) {
      end(transmissions, ownEarliest, ownLatest);
    }
    forward(transmissions, ownEarliest, ownLatest);
    backward(transmissions, ownEarliest, ownLatest);
    List<Stamp> sure = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sure.add(
          doubtful[i] || ownEarliest[i] > ownLatest[i]
              ? Stamp.UNKNOWN
              : stamp(ownEarliest[i], ownLatest[i]));
    }
    return sure;
  }

  private static Stamp stamp(long earliest, long latest) {
    return new Stamp(
        earliest == NO_EARLIEST ? OptionalLong.empty() : OptionalLong.of(earliest),
        latest == NO_LATEST ? OptionalLong.empty() : OptionalLong.of(latest));
  }

  private void begin(List<Transmission> transmissions, long[] earliest, long[] latest) {
    CallFacts facts = judgement.facts();
    if (transmissions.isEmpty() || facts.start().isEmpty()) {
      return;
    }
    Transmission first = transmissions.getFirst();
    Bounds start = facts.start().get();
    earliest[0] = Math.max(earliest[0], start.earliest() + (runs ? least(first.start()) : 0));
    // A list of calls says when the call began, a file's head when the file did. Where a person
    // took its beginning away, nobody knows how much later the rest is.
    boolean beginsIt =
        facts.basis() != Basis.BROADCAST_WAVE && first.start() <= judgement.firstSpeech();
    if (runs || beginsIt) {
      latest[0] = Math.min(latest[0], start.latest() + most(first.start()));
    }
  }

  private void end(List<Transmission> transmissions, long[] earliest, long[] latest) {
    CallFacts facts = judgement.facts();
    if (transmissions.isEmpty() || facts.end().isEmpty()) {
      return;
    }
    int i = transmissions.size() - 1;
    Transmission last = transmissions.get(i);
    long left = runs ? judgement.duration() - last.start() : last.duration();
    latest[i] = Math.min(latest[i], facts.end().get().latest() - least(left));
    if (runs) {
      earliest[i] = Math.max(earliest[i], facts.end().get().earliest() - most(left));
    }
  }

  /** What the recorder lists: each of its entries is of the one transmission that is nearest. */
  private void listed(List<Transmission> all, long[] earliest, long[] latest) {
    for (Part part : judgement.facts().parts()) {
      int nearest = -1;
      long least = NEAR + 1;
      for (int i = 0; i < all.size(); i++) {
        long off = Math.abs(off(part, all.get(i)));
        if (off < least) {
          least = off;
          nearest = i;
        }
      }
      if (nearest >= 0) {
        long start = all.get(nearest).start();
        long off = off(part, all.get(nearest));
        // Over dead air, nobody knows how much later a later start is, nor how much earlier.
        if (runs || off >= 0) {
          long before = Math.max(0, part.place().latest() - start);
          long after = runs ? Math.max(0, start - part.place().latest()) : 0;
          earliest[nearest] =
              Math.max(earliest[nearest], part.clock().earliest() - most(before) + least(after));
        }
        if (runs || off <= 0) {
          long after = Math.max(0, start - part.place().earliest());
          long before = runs ? Math.max(0, part.place().earliest() - start) : 0;
          latest[nearest] =
              Math.min(latest[nearest], part.clock().latest() + most(after) - least(before));
        }
      }
    }
  }

  /** How much later it begins than the recorder says; 0 where it agrees. */
  private static long off(Part part, Transmission one) {
    return Math.max(0, one.start() - part.place().latest())
        - Math.max(0, part.place().earliest() - one.start());
  }

  private void forward(List<Transmission> all, long[] earliest, long[] latest) {
    for (int i = 1; i < all.size(); i++) {
      long passed = all.get(i).start() - all.get(i - 1).start();
      if (earliest[i - 1] != NO_EARLIEST) {
        long after = runs ? passed : all.get(i - 1).duration();
        earliest[i] = Math.max(earliest[i], earliest[i - 1] + least(after));
      }
      if (runs && latest[i - 1] != NO_LATEST) {
        latest[i] = Math.min(latest[i], latest[i - 1] + most(passed));
      }
    }
  }

  private void backward(List<Transmission> all, long[] earliest, long[] latest) {
    for (int i = all.size() - 2; i >= 0; i--) {
      long passed = all.get(i + 1).start() - all.get(i).start();
      if (latest[i + 1] != NO_LATEST) {
        long before = runs ? passed : all.get(i).duration();
        latest[i] = Math.min(latest[i], latest[i + 1] - least(before));
      }
      if (runs && earliest[i + 1] != NO_EARLIEST) {
        earliest[i] = Math.max(earliest[i], earliest[i + 1] - most(passed));
      }
    }
  }

  /** So long at least, by the recorder's clock; over no distance, no time. */
  static long least(long micros) {
    return micros == 0 ? 0 : micros - -Math.floorDiv(-micros * RATE, MILLION) - 1;
  }

  /** So long at most. */
  static long most(long micros) {
    return micros == 0 ? 0 : micros + -Math.floorDiv(-micros * RATE, MILLION) + 1;
  }
}
