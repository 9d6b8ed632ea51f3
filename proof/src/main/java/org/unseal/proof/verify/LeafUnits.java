package org.unseal.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.release.Entry;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.UnitFormat;

/** Some units of a track that were read again, to be held against a leaf in several orders. */
final class LeafUnits {
  /** More bytes than this are not kept. */
  private static final long MOST_BYTES = 1L << 27;

  /** Digests of one leaf's units that are tried at most. */
  private static final int MOST_TRIES = 2000;

  private final UnitFormat format;
  private final ByteBudget budget;
  private final List<Octets> units = new ArrayList<>();
  private long bytes;
  private boolean complete = true;

  private LeafUnits(UnitFormat format, ByteBudget budget) {
    this.format = format;
    this.budget = budget;
  }

  /**
   * Reads them; fewer where the track ends before.
   *
   * @param budget for this and for whatever is tried with them
   */
  static LeafUnits read(CodedMedia media, int track, long from, int count, ByteBudget budget)
      throws IOException {
    LeafUnits leaf = new LeafUnits(media.tracks().get(track).format(), budget);
    media.read(
        track,
        from,
        count,
        (_, unit, length, _) -> {
          leaf.bytes += length;
          if (!budget.take(length)) {
            budget.end();
          }
          if (leaf.bytes > MOST_BYTES || !budget.any()) {
            leaf.complete = false;
            leaf.units.clear();
          } else if (leaf.complete) {
            leaf.units.add(Octets.of(unit, 0, length));
          }
        });
    return leaf;
  }

  int count() {
    return units.size();
  }

  /** Whether these, in this order, are the leaf's. */
  boolean are(Entry.Shown entry) {
    return complete && are(entry, units);
  }

  private boolean are(Entry.Shown entry, List<Octets> tried) {
    if (tried.size() != entry.place().count() || !budget.take(bytes)) {
      return false;
    }
    LeafReader reader = new LeafReader(format);
    switch (entry) {
      case Entry.Pass pass -> reader.beginSealed(pass.salts());
      case Entry.Render _ -> reader.beginRendered();
    }
    for (Octets unit : tried) {
      reader.add(unit.toArray(), unit.length());
    }
    return switch (entry) {
      case Entry.Pass pass -> reader.endSealed().content().equals(pass.parts().content());
      case Entry.Render render -> reader.endRendered().content().equals(render.content());
    };
  }

  /** Whether they are the leaf's with two of them in each other's place. */
  boolean areReordered(Entry.Shown entry) {
    if (!complete || units.size() != entry.place().count()) {
      return false;
    }
    int tries = 0;
    for (int distance = 1; distance < units.size(); distance++) {
      for (int i = 0; i + distance < units.size(); i++) {
        if (++tries > MOST_TRIES || !budget.any()) {
          return false;
        }
        List<Octets> swapped = new ArrayList<>(units);
        swapped.set(i, units.get(i + distance));
        swapped.set(i + distance, units.get(i));
        if (are(entry, swapped)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether they are the leaf's once those are left out that are there twice. */
  boolean areRepeated(Entry.Shown entry) {
    Set<Octets> seen = new HashSet<>();
    List<Octets> once = units.stream().filter(seen::add).toList();
    return complete && are(entry, once);
  }

  /** Whether one of them is there twice. */
  boolean hasTwice() {
    return complete && new HashSet<>(units).size() < units.size();
  }

  /** Places of the list of entries, those next to a place first. */
  static int[] nearest(int count, int place, int most) {
    int[] places = new int[Math.min(count, most)];
    int found = 0;
    for (int distance = 1; found < places.length && distance <= count; distance++) {
      if (place + distance < count) {
        places[found++] = place + distance;
      }
      if (found < places.length && place - distance >= 0) {
        places[found++] = place - distance;
      }
    }
    return Arrays.copyOf(places, found);
  }
}
