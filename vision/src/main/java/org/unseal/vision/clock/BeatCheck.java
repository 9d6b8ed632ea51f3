package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.unseal.vision.clock.TickFinder.Tick;

/**
 * Ticks of one clock are a second apart, to within what a bad clock gains or loses. A tick that no
 * even pace agrees with which most ticks around it agree with is left out: the picture showed it
 * late. Where the ticks from one on agree with another pace than those before, the clock was moved
 * by a part of a second, and a new stretch begins.
 */
final class BeatCheck {
  /** Ticks that are judged together, and by how many the next such group is further on. */
  private static final int GROUP = 32;

  private static final int STEP = 8;

  /** Share of a group that must agree. */
  private static final double AGREED = 0.7;

  private static final int LEAST = 3;

  /** Parts per million that nearly every clock gains or loses at most. */
  private static final int USUAL_RATE = 100;

  /** Where so many agree with the usual, no other is tried: more freedom lets late ticks pass. */
  private static final double USUAL = 0.85;

  /** Parts per million that a clock may gain or lose, and in what steps that is tried. */
  private static final int RATE = 500;

  private static final int RATE_STEP = 10;

  private BeatCheck() {}

  /** The stretches of a run, each of ticks that all can be true. */
  static List<List<Tick>> stretches(List<Tick> ticks) {
    BitSet kept = new BitSet();
    for (int from = 0; from == 0 || from + GROUP - STEP < ticks.size(); from += STEP) {
      List<Tick> group = ticks.subList(from, Math.min(ticks.size(), from + GROUP));
      BitSet agreed = agreed(group);
      if (agreed.cardinality() >= LEAST && agreed.cardinality() >= AGREED * group.size()) {
        // at the ends of a group a pace can be tilted towards a late tick
        int first = from == 0 ? 0 : STEP / 2;
        int last = from + group.size() == ticks.size() ? group.size() : group.size() - STEP / 2;
        for (int i = agreed.nextSetBit(first); i >= 0 && i < last; i = agreed.nextSetBit(i + 1)) {
          kept.set(from + i);
        }
      }
    }
    List<List<Tick>> stretches = new ArrayList<>();
    List<Tick> now = new ArrayList<>();
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      Tick tick = ticks.get(i);
      if (!now.isEmpty() && !joins(now, tick)) {
        // where the clock was moved, a digit may have changed without a second having begun
        now.removeLast();
        stretches.add(now);
        now = new ArrayList<>();
        continue;
      }
      now.add(tick);
    }
    if (!now.isEmpty()) {
      stretches.add(now);
    }
    return stretches.stream().filter(each -> each.size() >= LEAST).toList();
  }

  /** The largest set that agrees with one even pace; among equals the one with the most room. */
  private static BitSet agreed(List<Tick> group) {
    BitSet usual = agreed(group, USUAL_RATE);
    return usual.cardinality() >= USUAL * group.size() ? usual : agreed(group, RATE);
  }

  private static BitSet agreed(List<Tick> group, int most) {
    BitSet best = new BitSet();
    long room = 0;
    for (int rate = 0; rate <= most; rate = rate > 0 ? -rate : RATE_STEP - rate) {
      long[] lows = new long[group.size()];
      long[] highs = new long[group.size()];
      for (int i = 0; i < lows.length; i++) {
        long beat = group.get(i).number() * (Fold.SECOND + rate);
        // without what they were rounded outward by, or neighbours would have something in common
        lows[i] = group.get(i).low() + 1 - beat;
        highs[i] = group.get(i).high() - 1 - beat;
      }
      long[] sortedLows = lows.clone();
      long[] sortedHighs = highs.clone();
      Arrays.sort(sortedLows);
      Arrays.sort(sortedHighs);
      // after each low: how many brackets began and did not end
      int ended = 0;
      for (int begun = 1; begun <= lows.length; begun++) {
        long low = sortedLows[begun - 1];
        while (ended < highs.length && sortedHighs[ended] <= low) {
          ended++;
        }
        if (begun < lows.length && sortedLows[begun] == low) {
          continue;
        }
        int open = begun - ended;
        long end = ended < highs.length ? sortedHighs[ended] : low;
        long wide = Math.min(end, begun < lows.length ? sortedLows[begun] : end) - low;
        if (open > best.cardinality() || (open == best.cardinality() && wide > room)) {
          best = new BitSet();
          for (int i = 0; i < lows.length; i++) {
            best.set(i, lows[i] <= low && highs[i] > low);
          }
          room = wide;
        }
      }
    }
    return best;
  }

  private static boolean joins(List<Tick> stretch, Tick tick) {
    List<Tick> near =
        new ArrayList<>(stretch.subList(Math.max(0, stretch.size() - STEP), stretch.size()));
    near.add(tick);
    return agreed(near).cardinality() * 4 >= near.size() * 3 && agreed(near).get(near.size() - 1);
  }
}
