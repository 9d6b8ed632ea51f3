package org.unseal.media.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.unseal.media.libav.Av;
import org.unseal.model.recording.Damage;

/**
 * Puts frames in presentation order. The order is the decoder's: what it shows later comes later.
 * Coded pictures that it makes nothing of are put between by their times.
 *
 * <p>That a picture never comes is known for sure only late, since decoders hold pictures back. So
 * what is shown after a place where one is missing waits until it came, or could have come: {@link
 * #PATIENCE} pictures on. In an undamaged recording nothing waits. Memory is bounded. One thread.
 */
final class FrameOrder implements AutoCloseable {
  /** H.264 and HEVC hold at most 16 pictures back; some slack. */
  static final int PATIENCE = 20;

  /** So many frames without pictures are sorted by their times at once. */
  private static final int WINDOW = 64;

  private final ArrayDeque<Coded> expected = new ArrayDeque<>();
  private final ArrayDeque<Placed> shown = new ArrayDeque<>();
  private final List<Placed> lost = new ArrayList<>();
  private int newest = -1;

  /** No picture that is still to be read is shown before this time. */
  private long clock = Av.NO_TIME;

  private boolean finished;

  /** A picture was given to the decoder. Ids increase. */
  void expect(Coded coded) {
    newest = coded.id();
    expected.add(coded);
  }

  /** A packet with this decoding time was read. */
  void readUpTo(long decodingTime) {
    clock = Math.max(clock, decodingTime);
  }

  /** The coded picture that a shown one was made of, if it is still expected. */
  Optional<Coded> take(int id) {
    for (Iterator<Coded> all = expected.iterator(); all.hasNext(); ) {
      Coded coded = all.next();
      if (coded.id() == id) {
        all.remove();
        return Optional.of(coded);
      }
    }
    return Optional.empty();
  }

  /** The earliest decoding time of what is still expected, or {@link Av#NO_TIME}. */
  long nextDecodingTime() {
    Coded next = expected.peek();
    return next == null ? Av.NO_TIME : next.dts();
  }

  /** The decoder showed this next. */
  void show(Placed placed) {
    shown.add(placed);
  }

  /** Nothing will ever be shown of this one. */
  void lose(Coded coded, Damage damage) {
    newest = Math.max(newest, coded.id());
    lost.add(new Placed(coded, Optional.empty(), Optional.of(damage), false, false, false));
  }

  /** Whatever is expected now will never come; hidden pictures were not to come. */
  void giveUp(Damage damage) {
    for (Coded coded : expected) {
      loseUnlessHidden(coded, damage);
    }
    expected.clear();
  }

  /** No more calls but {@link #poll} and {@link #close}. */
  void finish(Damage damage) {
    giveUp(damage);
    finished = true;
  }

  /** The next frame in order, if it is known; the caller owns its picture. */
  Optional<Placed> poll() {
    while (!expected.isEmpty() && expected.getFirst().id() < newest - PATIENCE) {
      loseUnlessHidden(expected.removeFirst(), Damage.NO_PICTURE);
    }
    Placed head = shown.peek();
    if (head == null) {
      return lost.isEmpty() || (!finished && lost.size() <= WINDOW)
          ? Optional.empty()
          : Optional.of(lost.remove(earliest()));
    }
    if (waits(head)) {
      return Optional.empty();
    }
    int before = earliestBefore(head);
    return Optional.of(before >= 0 ? lost.remove(before) : shown.remove());
  }

  private void loseUnlessHidden(Coded coded, Damage damage) {
    if (!coded.hidden()) {
      lose(coded, damage);
    }
  }

  private boolean waits(Placed head) {
    if (!head.coded().timed()) {
      return false;
    }
    if (head.early() && clock < head.coded().pts() && shown.size() <= PATIENCE && !finished) {
      return true;
    }
    for (Coded coded : expected) {
      if (!coded.hidden() && coded.timed() && coded.pts() < head.coded().pts()) {
        return true;
      }
    }
    return false;
  }

  private int earliest() {
    int best = 0;
    for (int i = 1; i < lost.size(); i++) {
      if (precedes(lost.get(i).coded(), lost.get(best).coded())) {
        best = i;
      }
    }
    return best;
  }

  private int earliestBefore(Placed head) {
    int best = -1;
    for (int i = 0; i < lost.size(); i++) {
      Coded coded = lost.get(i).coded();
      if (precedes(coded, head.coded()) && (best < 0 || precedes(coded, lost.get(best).coded()))) {
        best = i;
      }
    }
    return best;
  }

  private static boolean precedes(Coded one, Coded other) {
    if (one.timed() && other.timed() && one.pts() != other.pts()) {
      return one.pts() < other.pts();
    }
    return one.id() < other.id();
  }

  /** Frees the pictures that nobody took. */
  @Override
  public void close() {
    shown.forEach(Placed::discard);
    shown.clear();
    finished = true;
  }
}
