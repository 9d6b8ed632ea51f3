package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.release.Entry;

/**
 * The times of leaves that were made again and follow one another. Units may be coded in another
 * order than they were, and a GOP that is longer than a leaf may show units of one leaf among those
 * of the next, so that they are put in order together. One thread.
 */
final class RenderedTimes {
  private final TimesCheck times;
  private final List<Entry.Shown> leaves = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private Optional<TimeBase> base = Optional.empty();
  private long[] shown = new long[64];
  private long[] sealed = new long[64];
  private int units;

  RenderedTimes(TimesCheck times) {
    this.times = times;
  }

  /** Whether a leaf whose times have this base can be put in order with those before. */
  boolean continues(TimeBase another) {
    return base.isEmpty() || base.get().equals(another);
  }

  /**
   * The next leaf.
   *
   * @param inFile when its units are shown, in the file's ticks; the first {@code count} are copied
   * @param inSeal when they were, in the ticks of the leaf's base, as many from {@code from} on
   */
  void add(Entry.Shown leaf, long[] inFile, long[] inSeal, int from, int count) {
    base = Optional.of(leaf.times().base());
    if (units + count > shown.length) {
      int room = Math.max(2 * shown.length, units + count);
      shown = Arrays.copyOf(shown, room);
      sealed = Arrays.copyOf(sealed, room);
    }
    System.arraycopy(inFile, 0, shown, units, count);
    System.arraycopy(inSeal, from, sealed, units, count);
    units += count;
    leaves.add(leaf);
    counts.add(count);
  }

  /**
   * No more follow; ready for others.
   *
   * @param late takes leaves in which a unit is shown later than it was recorded, and by how many
   *     microseconds
   */
  void end(BiConsumer<Entry.Shown, Long> late) {
    Arrays.sort(shown, 0, units);
    Arrays.sort(sealed, 0, units);
    int unit = 0;
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      boolean said = false;
      for (int end = unit + counts.get(leaf); unit < end; unit++) {
        Optional<Long> by = times.late(shown[unit], sealed[unit], base.orElseThrow());
        if (by.isPresent() && !said) {
          late.accept(leaves.get(leaf), by.get());
          said = true;
        }
      }
    }
    leaves.clear();
    counts.clear();
    base = Optional.empty();
    units = 0;
  }
}
