package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.estimate.Workload.Recording;
import org.unseal.engine.estimate.Workload.Stretch;

/**
 * A part of a recording that is looked at.
 *
 * @param from microseconds since the recording's start
 */
record Window(Recording recording, long from, long micros) {
  /** How long most are: long enough for people to come, meet and go, short enough for many. */
  static final long LENGTH = 10_000_000;

  Window {
    requireNonNull(recording, "recording");
    if (from < 0 || micros < 1) {
      throw new IllegalArgumentException("a window of nothing");
    }
  }

  /**
   * All windows of these stretches, in the order in which they are looked at: wherever that is
   * broken off, those before are spread over all of them. They do not overlap and leave nothing
   * out.
   */
  static List<Window> inOrder(List<Stretch> stretches) {
    List<Window> along = new ArrayList<>();
    for (Stretch stretch : stretches) {
      long count = Math.ceilDiv(stretch.micros(), LENGTH);
      for (long i = 0; i < count; i++) {
        long from = stretch.micros() * i / count;
        long to = stretch.micros() * (i + 1) / count;
        along.add(new Window(stretch.recording(), stretch.from() + from, to - from));
      }
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, along.size() - 1));
    List<Window> order = new ArrayList<>();
    for (int i = 0; i < 1 << bits; i++) {
      // Counting with its bits the other way round: a half, a quarter, three quarters and so on.
      int place = bits == 0 ? 0 : Integer.reverse(i) >>> (Integer.SIZE - bits);
      if (place < along.size()) {
        order.add(along.get(place));
      }
    }
    return order;
  }
}
