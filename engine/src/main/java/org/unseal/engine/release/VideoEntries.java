package org.unseal.engine.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
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
  /** Characters of a ground that fit into what is said of an entry. */
  private static final int LONGEST = 440;

  private final OpenedRecording.OpenedTrack track;
  private final Seed seed;
  private final Passage passage;
  private final BitSet masked;
  private final AbsentGrounds absent;
  private final LeafReader reader;
  private final long[] sorted;
  private final List<Place> places;
  private final int firstShown;
  private final int lastShown;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<Absentees> waiting = Optional.empty();
  private int leaf;
  private int unit;
  private int inLeaf;
  private int part;

  /**
   * Where a leaf lies in the recording.
   *
   * @param unit its first, in decode order
   * @param frames from its first to its last in the order of showing; of a gap, the one beside it
   * @param from of its units in the order of showing, the first that is shown
   * @param end the unit behind the last that is
   */
  private record Place(int unit, FrameSpan frames, int from, int end) {
    int shown() {
      return end - from;
    }
  }

  /** Neighbouring leaves that are not shown for one reason. */
  private record Absentees(int first, AbsentGrounds.Reason reason, int units) {}

  /**
   * Ready for the first unit of the finished file.
   *
   * @param masked frames in which something is covered, in the recording's order of showing
   * @param format of the finished file's units
   * @param shown the frames that are in the finished file
   * @param absent why others are not
   */
  VideoEntries(
      OpenedRecording.OpenedTrack track,
      Seed seed,
      Passage passage,
      BitSet masked,
      UnitFormat format,
      FrameSpan shown,
      AbsentGrounds absent) {
    this.track = track;
    this.seed = seed;
    this.passage = passage;
    this.masked = masked;
    this.absent = absent;
    reader = new LeafReader(format);
    sorted = track.sorted();
    places = places(track, sorted, shown);
    int first = 0;
    while (places.get(first).shown() == 0) {
      first++;
    }
    int last = places.size() - 1;
    while (places.get(last).shown() == 0) {
      last--;
    }
    firstShown = shown.start() == 0 ? 0 : first;
    lastShown = shown.endExclusive() == track.units() ? places.size() - 1 : last;
    begin();
  }

  /**
   * Whether the pictures of a plan are the recording's, one by one: as many, each with a time of
   * its own.
   */
  static boolean correspond(OpenedRecording.OpenedTrack track, long frames) {
    long[] sorted = track.sorted();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return frames == sorted.length;
  }

  private static List<Place> places(
      OpenedRecording.OpenedTrack track, long[] sorted, FrameSpan shown) {
    List<Place> places = new ArrayList<>();
    int unit = 0;
    for (Leaf leaf : track.leaves()) {
      int units = leaf.units();
      int[] ranks = new int[units];
      for (int i = 0; i < units; i++) {
        ranks[i] = Arrays.binarySearch(sorted, track.time(unit + i));
      }
      Arrays.sort(ranks);
      int from = 0;
      int end = units;
      while (from < end && ranks[from] < shown.start()) {
        from++;
      }
      while (end > from && ranks[end - 1] >= shown.endExclusive()) {
        end--;
      }
      int beside = Math.clamp(unit, 0, sorted.length - 1);
      places.add(
          new Place(
              unit,
              units == 0
                  ? new FrameSpan(beside, beside + 1)
                  : new FrameSpan(ranks[0], ranks[units - 1] + 1),
              from,
              end));
      unit += units;
    }
    return places;
  }

  private void begin() {
    while (leaf < places.size() && places.get(leaf).shown() == 0) {
      Leaf next = track.leaves().get(leaf);
      if (next.kind() == Leaf.Kind.GAP && leaf >= firstShown && leaf <= lastShown) {
        int at = places.get(leaf).unit();
        add(
            new Entry.Gap(
                next.index(), next.parts(), salts(next), time(next), track.times(at, at)));
      } else {
        leaveOut();
      }
      leaf++;
    }
    inLeaf = 0;
    if (leaf < places.size()) {
      while (unit >= end(passage.parts().get(part))) {
        part++;
      }
      if (passage.parts().get(part).passed()) {
        reader.beginSealed(salts(track.leaves().get(leaf)));
      } else {
        reader.beginRendered();
      }
    } else {
      endLeftOut();
    }
  }

  private void leaveOut() {
    AbsentGrounds.Reason reason = absent.of(places.get(leaf).frames());
    int units = track.leaves().get(leaf).units();
    if (waiting.isPresent() && !waiting.get().reason().equals(reason)) {
      endLeftOut();
    }
    Absentees before = waiting.orElse(new Absentees(leaf, reason, 0));
    waiting = Optional.of(new Absentees(before.first(), reason, before.units() + units));
  }

  private void endLeftOut() {
    waiting.ifPresent(
        run ->
            entries.add(
                new Entry.Closed(
                    run.first(),
                    run.reason().is(),
                    leaf - run.first(),
                    MerkleRange.nodes(track.digests(), run.first(), leaf),
                    run.reason().ground(),
                    OptionalInt.of(run.units()))));
    waiting = Optional.empty();
  }

  private void add(Entry entry) {
    endLeftOut();
    entries.add(entry);
  }

  private static int end(Part part) {
    return part.first() + part.count();
  }

  /** The next unit of the finished file. */
  void add(byte[] bytes, int length) {
    reader.add(bytes, length);
    unit++;
    inLeaf++;
    if (inLeaf == places.get(leaf).shown()) {
      end();
      leaf++;
      begin();
    }
  }

  private void end() {
    Leaf ended = track.leaves().get(leaf);
    Place of = places.get(leaf);
    OpenedTimes times = track.times(of.unit(), of.unit() + ended.units());
    Entry.Place place = new Entry.Place(0, unit - inLeaf, inLeaf);
    LeafSalts salts = salts(ended);
    if (passage.parts().get(part).passed()) {
      reader.endSealed(); // the verifier, which reads the file by itself, checks what it is
      add(new Entry.Pass(ended.index(), place, ended.parts(), salts, time(ended), times));
      return;
    }
    Digest content = reader.endRendered().content();
    boolean cut = of.shown() < ended.units();
    add(
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
            cut ? Optional.of(new Entry.Frames(of.from(), of.end())) : Optional.empty(),
            why(cut)));
  }

  private Optional<String> why(boolean cut) {
    if (cut) {
      return Optional.of(
          "frames of it were cut off"
              + absent
                  .withheld(places.get(leaf).frames())
                  .map(ground -> " and withheld" + (ground.length() > LONGEST ? "" : ": " + ground))
                  .orElse(", which are not part of this clip"));
    }
    return covered()
        ? Optional.empty()
        : Optional.of(
            passage
                .wholeBecause()
                .map(reason -> reason.sentence())
                .orElse("it continues a GOP in which something is covered or cut off"));
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
    int first = places.get(leaf).unit();
    for (int i = first; i < first + track.leaves().get(leaf).units(); i++) {
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
