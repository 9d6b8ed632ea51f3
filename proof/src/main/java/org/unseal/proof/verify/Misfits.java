package org.unseal.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unseal.proof.release.Entry;

/**
 * Finds out what happened to leaves whose units are not what they should be: looks for each of them
 * elsewhere in the file, goes through the file from leaf to leaf, and names what is missing, too
 * much, or in another place. Reads again only what it must, and not for ever.
 */
final class Misfits {
  private static final long NOWHERE = -1;
  private static final int NEIGHBOURS = 64;

  /** More units are never read again at once: a leaf has fewer. */
  private static final int MOST_UNITS = 1 << 16;

  /** Enough for any short file; for a long one it is about as long again as the check itself. */
  private static final long LEAST_BUDGET = 1L << 26;

  private final TrackCheck check;
  private final int track;
  private final CodedMedia media;
  private final String file;
  private final Findings findings;
  private final List<Entry.Shown> entries;
  private final long[] found;
  private final Map<Long, Integer> leafAt = new HashMap<>();
  private final ByteBudget budget;
  private int rereadsLeft;

  Misfits(TrackCheck check, int track, CodedMedia media, String file, Findings findings) {
    this.check = check;
    this.track = track;
    this.media = media;
    this.file = file;
    this.findings = findings;
    entries = check.entries();
    found = new long[entries.size()];
    budget = new ByteBudget(2 * check.bytes() + LEAST_BUDGET);
    rereadsLeft = media.rereads();
  }

  void explain() {
    if (check.misfits().isEmpty() && check.units() == check.expected()) {
      return;
    }
    try {
      locate();
      walk();
    } catch (IOException e) {
      findings.add(FindingCode.MEDIA_UNREADABLE, file, "it can't be read again");
      check.misfits().stream()
          .forEach(index -> add(FindingCode.UNIT_CHANGED, index, "")); // nothing is passed over
    }
  }

  private void add(FindingCode code, int index, String words) {
    findings.add(code, file, check.item().of(), entries.get(index), words);
  }

  private LeafUnits units(long from, long count) throws IOException {
    rereadsLeft--;
    return LeafUnits.read(media, track, from, (int) Math.min(count, MOST_UNITS), budget);
  }

  private boolean mayReread() {
    return budget.any() && rereadsLeft > 0;
  }

  private boolean lies(int index, long from) throws IOException {
    int count = entries.get(index).place().count();
    return from >= 0
        && from + count <= check.units()
        && mayReread()
        && units(from, count).are(entries.get(index));
  }

  /** Where each leaf is; first where it should be, then as far off as the last one was. */
  private void locate() throws IOException {
    long shift = 0;
    BitSet candidates = (BitSet) check.starts().clone();
    for (Entry.Shown entry : entries) {
      if (entry.place().sample() < check.units()) {
        candidates.set((int) entry.place().sample());
      }
    }
    for (int index = 0; index < found.length; index++) {
      long stated = entries.get(index).place().sample();
      if (!check.misfits().get(index)) {
        found[index] = stated;
      } else if (shift != 0 && lies(index, stated + shift)) {
        found[index] = stated + shift;
      } else {
        found[index] = search(index, stated + shift, candidates);
        if (found[index] != NOWHERE) {
          shift = found[index] - stated;
        }
      }
      if (found[index] != NOWHERE) {
        leafAt.putIfAbsent(found[index], index);
      }
    }
  }

  /** Tries every place where a leaf may begin, the nearest first. */
  private long search(int index, long around, BitSet candidates) throws IOException {
    int middle = Math.clamp(around, 0, Integer.MAX_VALUE - 1);
    int above = candidates.nextSetBit(middle);
    int below = middle == 0 ? -1 : candidates.previousSetBit(middle - 1);
    while ((above >= 0 || below >= 0) && mayReread()) {
      boolean up = below < 0 || (above >= 0 && above - middle <= middle - below);
      int candidate = up ? above : below;
      if (lies(index, candidate)) {
        return candidate;
      }
      if (up) {
        above = candidates.nextSetBit(above + 1);
      } else {
        below = below == 0 ? -1 : candidates.previousSetBit(below - 1);
      }
    }
    return NOWHERE;
  }

  /** Goes through the file; {@code at} is how far it is explained. */
  private void walk() throws IOException {
    long at = 0;
    int index = 0;
    while (index < found.length) {
      int count = entries.get(index).place().count();
      if (found[index] == at) {
        at += count;
        index++;
      } else if (found[index] == NOWHERE) {
        int next = index + 1;
        while (next < found.length && found[next] < at) {
          next++; // not found either, or moved to before
        }
        long end = next < found.length ? found[next] : check.units();
        lost(index, next, at, end - at);
        at = end;
        index = next;
      } else if (found[index] < at || leafAt.containsKey(at)) {
        add(FindingCode.LEAF_MOVED, index, "it lies elsewhere in the file");
        Integer here = leafAt.get(at);
        boolean follows = here != null && here == index + 1 && found[index] < at;
        at += here == null || follows ? 0 : entries.get(here).place().count();
        index++;
      } else {
        extra(at, found[index]);
        at = found[index] + count;
        index++;
      }
    }
    if (at < check.units()) {
      extra(at, check.units());
    }
  }

  /** Leaves that are nowhere, though there are so many units where they should be. */
  private void lost(int from, int end, long at, long units) throws IOException {
    List<Integer> lost = new ArrayList<>();
    long needed = 0;
    for (int index = from; index < end; index++) {
      if (found[index] == NOWHERE) {
        lost.add(index);
        needed += entries.get(index).place().count();
      } else {
        add(FindingCode.LEAF_MOVED, index, "it lies elsewhere in the file");
      }
    }
    long place = at;
    for (int index : lost) {
      int count = entries.get(index).place().count();
      if (lost.size() == 1) {
        altered(index, place, units);
      } else if (units == needed) {
        altered(index, place, count);
      } else {
        add(units < needed ? FindingCode.UNIT_MISSING : FindingCode.UNIT_ADDED, index, "");
      }
      place += count;
    }
  }

  /** A leaf in whose place there are so many units that are not all its own. */
  private void altered(int index, long at, long units) throws IOException {
    Entry.Shown entry = entries.get(index);
    int count = entry.place().count();
    if (units < count) {
      add(FindingCode.UNIT_MISSING, index, "%d of %d are there".formatted(units, count));
      return;
    }
    FindingCode changed =
        entry instanceof Entry.Render ? FindingCode.RENDER_DIFFERS : FindingCode.UNIT_CHANGED;
    if (!mayReread()) {
      add(units > count ? FindingCode.UNIT_ADDED : changed, index, "");
      return;
    }
    LeafUnits lies = units(at, units);
    if (units > count) {
      boolean repeated = lies.areRepeated(entry);
      add(
          repeated ? FindingCode.UNIT_REPEATED : FindingCode.UNIT_ADDED,
          index,
          "%d in place of %d".formatted(units, count));
      return;
    }
    for (int other : LeafUnits.nearest(entries.size(), index, NEIGHBOURS)) {
      if (lies.are(entries.get(other))) {
        add(
            FindingCode.LEAF_MOVED,
            index,
            "leaf %d lies in its place".formatted(entries.get(other).leaf()));
        return;
      }
    }
    if (lies.areReordered(entry)) {
      add(FindingCode.UNIT_REORDERED, index, "");
    } else if (lies.hasTwice()) {
      add(FindingCode.UNIT_REPEATED, index, "one is there twice and another is missing");
    } else {
      add(changed, index, "");
    }
  }

  /** Units that belong to no leaf. */
  private void extra(long from, long end) throws IOException {
    int near = nearestEntry(from);
    String words = "%d of them, from %d on".formatted(end - from, from + 1);
    if (mayReread()) {
      LeafUnits extra = units(from, end - from);
      for (int index : candidates(near)) {
        if (extra.are(entries.get(index))) {
          add(FindingCode.UNIT_REPEATED, index, words);
          return;
        }
      }
    }
    findings.add(FindingCode.UNIT_ADDED, file, words);
  }

  private int[] candidates(int near) {
    if (entries.isEmpty()) {
      return new int[0];
    }
    int[] others = LeafUnits.nearest(entries.size(), near, NEIGHBOURS);
    int[] all = Arrays.copyOf(others, others.length + 1);
    System.arraycopy(others, 0, all, 1, others.length);
    all[0] = near;
    return all;
  }

  private int nearestEntry(long at) {
    int index = 0;
    while (index + 1 < entries.size() && entries.get(index + 1).place().sample() <= at) {
      index++;
    }
    return index;
  }
}
