package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import org.unseal.vision.clock.TickFinder.Tick;

/**
 * Ticks of one clock are a second apart, to within what a clock of bad quality gains or loses. A
 * tick that contradicts most of its neighbours is left out: an encoder showed it late. Where all
 * ticks from one on contradict those before, the clock was moved by part of a second, and a new
 * stretch begins.
 */
final class BeatCheck {
  /** Ticks on either side that are asked. */
  private static final int NEIGHBOURS = 12;

  /** Share of the neighbours on the better side that must agree. */
  private static final double AGREED = 0.7;

  /** Parts per million that a clock may gain or lose. */
  private static final long RATE = 500;

  private BeatCheck() {}

  /** The stretches of a run, each of ticks that all can be true. */
  static List<List<Tick>> stretches(List<Tick> ticks) {
    List<Tick> kept = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i++) {
      if (ticks.size() == 1 || agreed(ticks, i) >= AGREED) {
        kept.add(ticks.get(i));
      }
    }
    List<List<Tick>> stretches = new ArrayList<>();
    List<Tick> now = new ArrayList<>();
    for (Tick tick : kept) {
      if (!now.isEmpty() && !joins(now, tick)) {
        stretches.add(now);
        now = new ArrayList<>();
      }
      now.add(tick);
    }
    if (!now.isEmpty()) {
      stretches.add(now);
    }
    return stretches;
  }

  private static double agreed(List<Tick> ticks, int index) {
    double before = share(ticks, index, Math.max(0, index - NEIGHBOURS), index);
    double after =
        share(ticks, index, index + 1, Math.min(ticks.size(), index + 1 + NEIGHBOURS));
    return Math.max(before, after);
  }

  private static double share(List<Tick> ticks, int index, int from, int end) {
    int agree = 0;
    for (int i = from; i < end; i++) {
      agree += together(ticks.get(index), ticks.get(i)) ? 1 : 0;
    }
    // a neighbour or two are no majority
    return end - from < Math.min(3, ticks.size() - 1) ? 0 : (double) agree / (end - from);
  }

  private static boolean joins(List<Tick> stretch, Tick tick) {
    int from = Math.max(0, stretch.size() - NEIGHBOURS);
    int agree = 0;
    for (int i = from; i < stretch.size(); i++) {
      agree += together(stretch.get(i), tick) ? 1 : 0;
    }
    return agree * 2 >= stretch.size() - from;
  }

  /** Both can be true. */
  private static boolean together(Tick one, Tick other) {
    long seconds = other.number() - one.number();
    long apart = seconds * Fold.SECOND;
    long give = Math.abs(seconds) * RATE;
    return other.low() - one.high() <= apart + give && other.high() - one.low() >= apart - give;
  }
}
