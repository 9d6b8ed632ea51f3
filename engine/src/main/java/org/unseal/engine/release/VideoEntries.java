package org.unseal.engine.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.Entry;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.UnitFormat;

/**
 * What became of the leaves of the video that was redacted. Takes the units of the finished file,
 * in order, for their digests. One thread.
 */
final class VideoEntries {
  private final OpenedRecording.OpenedTrack track;
  private final Seed seed;
  private final Passage passage;
  private final BitSet masked;
  private final LeafReader reader;
  private final long[] sorted;
  private final List<Entry> entries = new ArrayList<>();
  private int leaf;
  private int unit;
  private int inLeaf;
  private int part;

  /**
   * Ready for the first unit of the finished file.
   *
   * @param masked frames in which something is covered, in the order of showing
   * @param format of the finished file's units
   */
  VideoEntries(
      OpenedRecording.OpenedTrack track,
      Seed seed,
      Passage passage,
      BitSet masked,
      UnitFormat format) {
    this.track = track;
    this.seed = seed;
    this.passage = passage;
    this.masked = masked;
    reader = new LeafReader(format);
    sorted = track.sorted();
    begin();
  }

  /**
   * Whether the pictures of a rendition are the recording's, one by one: as many, each with a time
   * of its own.
   */
  static boolean correspond(OpenedRecording.OpenedTrack track, int frames) {
    long[] sorted = track.sorted();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return frames == sorted.length;
  }

  private void begin() {
    while (leaf < track.leaves().size() && track.leaves().get(leaf).kind() == Leaf.Kind.GAP) {
      Leaf gap = track.leaves().get(leaf++);
      entries.add(
          new Entry.Gap(gap.index(), gap.parts(), salts(gap), time(gap), track.times(unit, unit)));
    }
    inLeaf = 0;
    if (leaf < track.leaves().size()) {
      while (unit >= end(passage.parts().get(part))) {
        part++;
      }
      if (passage.parts().get(part).passed()) {
        reader.beginSealed(salts(track.leaves().get(leaf)));
      } else {
        reader.beginRendered();
      }
    }
  }

  private static int end(Part part) {
    return part.first() + part.count();
  }

  /** The next unit of the finished file. */
  void add(byte[] bytes, int length) {
    reader.add(bytes, length);
    unit++;
    inLeaf++;
    if (inLeaf == track.leaves().get(leaf).units()) {
      end();
      leaf++;
      begin();
    }
  }

  private void end() {
    Leaf ended = track.leaves().get(leaf);
    OpenedTimes times = track.times(unit - inLeaf, unit);
    Entry.Place place = new Entry.Place(0, unit - inLeaf, inLeaf);
    LeafSalts salts = salts(ended);
    if (passage.parts().get(part).passed()) {
      reader.endSealed(); // the verifier, which reads the file by itself, checks what it is
      entries.add(new Entry.Pass(ended.index(), place, ended.parts(), salts, time(ended), times));
      return;
    }
    Digest content = reader.endRendered().content();
    entries.add(
        new Entry.Render(
            ended.index(),
            place,
            ended.parts(),
            salts.time(),
            salts.units(),
            time(ended),
            times,
            content,
            Optional.empty(),
            similarity(),
            Optional.empty(),
            covered() ? Optional.empty() : Optional.of(why())));
  }

  private String why() {
    return passage
        .wholeBecause()
        .map(reason -> reason.sentence())
        .orElse("it continues a GOP in which something is covered");
  }

  /** The least of the parts that the leaf's pictures were encoded in. */
  private OptionalInt similarity() {
    int least = Integer.MAX_VALUE;
    for (int i = part; i < passage.parts().size(); i++) {
      Part each = passage.parts().get(i);
      if (each.first() >= unit) {
        break;
      }
      if (each.similarityMillionths().isEmpty()) {
        return OptionalInt.empty();
      }
      least = Math.min(least, each.similarityMillionths().getAsInt());
    }
    return OptionalInt.of(least);
  }

  private boolean covered() {
    for (int i = unit - inLeaf; i < unit; i++) {
      if (masked.get(Arrays.binarySearch(sorted, track.time(i)))) {
        return true;
      }
    }
    return false;
  }

  private LeafSalts salts(Leaf of) {
    return seed.salts(track.coded().track(), of.index());
  }

  private static LeafTime time(Leaf of) {
    return new LeafTime(of.start(), of.end());
  }

  /** All entries; every unit must have come. */
  List<Entry> entries() {
    if (leaf < track.leaves().size()) {
      throw new IllegalStateException("the file ended in leaf " + leaf);
    }
    return List.copyOf(entries);
  }
}
