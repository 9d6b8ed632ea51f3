package org.unseal.engine.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.files.Unchanged;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Samples;
import org.unseal.proof.mp4.Mp4Track;
import org.unseal.proof.mp4.SampleBytes;
import org.unseal.proof.release.Entry;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.Seed;

/**
 * What became of the leaves of sound that was carried over packet by packet, where that is so: only
 * packets that end before the first picture are left out. A leaf that begins with such packets
 * can't pass as a whole and is listed like one that was made again; of all others the digests must
 * be the sealed ones. One thread.
 */
final class SoundEntries {
  private static final String BEFORE = "the sound before the first picture was left out";

  private final OpenedRecording.OpenedTrack track;
  private final Seed seed;
  private final int media;
  private final Mp4Samples samples;
  private final SampleBytes bytes;
  private final LeafReader reader;
  private final int left;
  private final List<Entry> entries = new ArrayList<>();

  private SoundEntries(
      OpenedRecording.OpenedTrack track,
      Seed seed,
      int media,
      Mp4Track made,
      SampleBytes bytes,
      int left) {
    this.track = track;
    this.seed = seed;
    this.media = media;
    this.samples = made.samples();
    this.bytes = bytes;
    this.reader = new LeafReader(made.format());
    this.left = left;
  }

  /**
   * The entries; empty where the file's sound is not this track's own.
   *
   * @param file whose second track is the sound
   * @param media the sound's place in the list of media
   */
  static Optional<List<Entry>> of(
      OpenedRecording.OpenedTrack track, Seed seed, Path file, int media) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      List<Mp4Track> tracks = Mp4File.read(channel).tracks();
      if (tracks.size() != 2) {
        return Optional.empty();
      }
      int left = track.units() - tracks.get(1).samples().count();
      if (left < 0) {
        return Optional.empty();
      }
      return new SoundEntries(track, seed, media, tracks.get(1), new SampleBytes(channel), left)
          .run();
    } catch (MalformedMp4Exception e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Unchanged.unreadable(file, e);
    }
  }

  private Optional<List<Entry>> run() throws IOException, MalformedMp4Exception {
    int unit = 0;
    int before = 0;
    for (Leaf leaf : track.leaves()) {
      if (leaf.kind() != Leaf.Kind.GAP && unit + leaf.units() <= left) {
        before++;
      } else if (!shown(leaf, unit)) {
        return Optional.empty();
      }
      unit += leaf.units();
    }
    if (before > 0) {
      entries.addFirst(
          new Entry.Closed(
              0,
              Entry.Absence.TRIM,
              before,
              MerkleRange.nodes(track.digests(), 0, before),
              BEFORE,
              OptionalInt.empty()));
    }
    return entries.getFirst().leaf() == 0 && contiguous()
        ? Optional.of(List.copyOf(entries))
        : Optional.empty();
  }

  private boolean contiguous() {
    long next = 0;
    for (Entry entry : entries) {
      if (entry.leaf() != next) {
        return false;
      }
      next += entry.leaves();
    }
    return next == track.leaves().size();
  }

  /** Whether the leaf is what lies in the file at its place. */
  private boolean shown(Leaf leaf, int unit) throws IOException, MalformedMp4Exception {
    LeafSalts salts = seed.salts(track.coded().track(), leaf.index());
    LeafTime time = new LeafTime(leaf.start(), leaf.end());
    if (leaf.kind() == Leaf.Kind.GAP) {
      entries.add(new Entry.Gap(leaf.index(), leaf.parts(), salts, time, track.times(unit, unit)));
      return true;
    }
    int from = Math.max(unit, left);
    int count = unit + leaf.units() - from;
    Entry.Place place = new Entry.Place(media, from - left, count);
    if (from > unit) {
      reader.beginRendered();
      read(from, count);
      entries.add(
          new Entry.Render(
              leaf.index(),
              place,
              leaf.parts(),
              salts.time(),
              salts.units(),
              time,
              track.times(unit, unit + leaf.units()),
              reader.endRendered().content(),
              Optional.empty(),
              OptionalInt.empty(),
              Optional.of(new Entry.Frames(from - unit, leaf.units())),
              Optional.of(BEFORE)));
      return true;
    }
    reader.beginSealed(salts);
    read(from, count);
    entries.add(
        new Entry.Pass(
            leaf.index(),
            place,
            leaf.parts(),
            salts,
            time,
            track.times(unit, unit + leaf.units())));
    return reader.endSealed().equals(leaf.parts());
  }

  private void read(int from, int count) throws IOException {
    for (int i = from - left; i < from - left + count; i++) {
      reader.add(bytes.read(samples, i), samples.size(i));
    }
  }
}
