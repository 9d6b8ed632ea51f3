package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.TrackId;

/**
 * A track's frames in presentation order, as manifest and plan place them: what became of each,
 * when it is shown, what is covered of it. Takes memory for the frames that are in the release.
 */
public final class PlacedFrames implements ReleasedPictures {
  private final List<MediaItem> media;

  /** By the manifest's number of a media file: which it is of the track's, or -1. */
  private final List<Integer> own;

  private final List<Digest> digests;
  private final List<Entry> entries;
  private final List<Stretch> stretches;
  private final List<PlanDocument.Run> runs;
  private final long[] runStarts;
  private final int frames;

  /** Frames one after the other whose times are all open. */
  private static final class Stretch {
    final int start;

    /** By frame: place of its entry, or -1 where the frame itself is cut out of it. */
    final int[] entries;

    final long[] times;

    Stretch(int start, int count) {
      this.start = start;
      entries = new int[count];
      times = new long[count];
    }

    int end() {
      return start + entries.length;
    }
  }

  private PlacedFrames(
      List<MediaItem> media,
      List<Integer> own,
      List<Digest> digests,
      List<Entry> entries,
      List<Stretch> stretches,
      PlanDocument plan) {
    this.media = media;
    this.own = own;
    this.digests = digests;
    this.entries = entries;
    this.stretches = stretches;
    runs = plan.runs();
    runStarts = new long[runs.size()];
    for (int i = 1; i < runStarts.length; i++) {
      runStarts[i] = runStarts[i - 1] + runs.get(i - 1).frames();
    }
    frames = Math.toIntExact(plan.frames());
  }

  /** Places the frames of a track; empty where manifest and plan don't say where they are. */
  public static Optional<PlacedFrames> of(Release release, PlanDocument plan, TrackId track) {
    Optional<ReleaseTrack> found =
        release.tracks().stream().filter(one -> one.track().equals(track)).findFirst();
    if (found.isEmpty() || plan.frames() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    List<MediaItem> media =
        release.media().stream()
            .filter(item -> item.of().equals(track) && !item.derived())
            .toList();
    List<Digest> digests = new ArrayList<>();
    for (MediaItem item : media) {
      release.files().stream()
          .filter(file -> file.name().equals(item.file()))
          .map(ReleaseFile::sha256)
          .findFirst()
          .ifPresent(digests::add);
    }
    List<Integer> own = release.media().stream().map(media::indexOf).toList();
    List<Entry> entries = found.get().entries();
    OptionalLong untold = PlanCheck.untold(entries, plan.frames());
    return untold.isEmpty() || digests.size() < media.size() || !pointInto(own, entries)
        ? Optional.empty()
        : Optional.of(
            new PlacedFrames(
                media, own, digests, entries, stretches(entries, untold.getAsLong()), plan));
  }

  /** Whether every entry's media is one of the track's. */
  private static boolean pointInto(List<Integer> own, List<Entry> entries) {
    return entries.stream()
        .allMatch(
            entry ->
                !(entry instanceof Entry.Shown shown)
                    || (shown.place().media() < own.size() && own.get(shown.place().media()) >= 0));
  }

  private static List<Stretch> stretches(List<Entry> entries, long untold) {
    List<Stretch> stretches = new ArrayList<>();
    long frame = 0;
    int next = 0;
    while (next < entries.size()) {
      int end = next;
      while (end < entries.size() && !PlanCheck.absent(entries.get(end))) {
        end++;
      }
      if (end > next) {
        Stretch stretch = stretch(entries, next, end, (int) frame);
        stretches.add(stretch);
        frame = stretch.end();
        next = end;
      } else {
        frame += PlanCheck.units(entries.get(next)).orElse(untold);
        next++;
      }
    }
    return stretches;
  }

  /**
   * A frame of a leaf.
   *
   * @param rank its place among the leaf's, in presentation order
   * @param time microseconds from the recording's start
   */
  private record Unit(long pts, int entry, int rank, long time) {}

  /** Sorted by time over all its leaves: leaves of an open GOP may reach into one another. */
  private static Stretch stretch(List<Entry> entries, int from, int end, int start) {
    List<Unit> units = new ArrayList<>();
    for (int i = from; i < end; i++) {
      if (entries.get(i) instanceof Entry.Shown shown) {
        long[] sorted = shown.times().sorted();
        TimeBase base = shown.times().base();
        for (int rank = 0; rank < sorted.length; rank++) {
          long since = base.toMicroseconds(sorted[rank]) - base.toMicroseconds(sorted[0]);
          units.add(new Unit(sorted[rank], i, rank, shown.time().begins() + since));
        }
      }
    }
    units.sort(Comparator.comparingLong(Unit::pts));
    Stretch stretch = new Stretch(start, units.size());
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      Entry.Shown shown = (Entry.Shown) entries.get(unit.entry());
      boolean cut =
          shown instanceof Entry.Render render
              && render
                  .frames()
                  .map(kept -> unit.rank() < kept.from() || unit.rank() >= kept.end())
                  .orElse(false);
      stretch.entries[i] = cut ? -1 : unit.entry();
      stretch.times[i] = unit.time();
    }
    return stretch;
  }

  /** SHA-256 of the media files with frames of the track, in the manifest's order. */
  public List<Digest> digests() {
    return digests;
  }

  /** The same files. */
  public List<MediaItem> files() {
    return media;
  }

  /** The entry that a frame belongs to; empty where it is not in the release. */
  public Optional<Entry.Shown> entry(int frame) {
    return stretch(frame)
        .map(stretch -> stretch.entries[frame - stretch.start])
        .filter(entry -> entry >= 0)
        .map(entry -> (Entry.Shown) entries.get(entry));
  }

  private Optional<Stretch> stretch(int frame) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Stretch stretch = stretches.get(middle);
      if (frame < stretch.start) {
        high = middle - 1;
      } else if (frame >= stretch.end()) {
        low = middle + 1;
      } else {
        return Optional.of(stretch);
      }
    }
    return Optional.empty();
  }

  @Override
  public int frames() {
    return frames;
  }

  @Override
  public Fate fate(int frame) {
    return entry(frame)
        .map(shown -> shown instanceof Entry.Pass ? Fate.PASS : Fate.RENDER)
        .orElse(Fate.ABSENT);
  }

  @Override
  public long time(int frame) {
    Stretch stretch = stretch(frame).orElseThrow();
    return stretch.times[frame - stretch.start];
  }

  @Override
  public int media(int frame) {
    return own.get(entry(frame).orElseThrow().place().media());
  }

  @Override
  public FrameCover cover(int frame) {
    int at = Arrays.binarySearch(runStarts, frame);
    return runs.get(at < 0 ? -at - 2 : at).cover();
  }
}
