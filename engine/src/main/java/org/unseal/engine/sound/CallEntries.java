package org.unseal.engine.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.release.OpenedRecording;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlainText;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.Seed;

/** What became of the leaves of a call's track: one leaf is one second. One thread. */
final class CallEntries {
  private final OpenedRecording.OpenedTrack track;
  private final Seed seed;
  private final SoundPlan plan;
  private final List<CallSpans.Kept> kept;
  private final LeafReader reader;
  private final List<Entry> entries = new ArrayList<>();
  private final int from;
  private int next;

  CallEntries(
      OpenedRecording.OpenedTrack track, Seed seed, SoundPlan plan, List<CallSpans.Kept> kept) {
    this.track = track;
    this.seed = seed;
    this.plan = plan;
    this.kept = kept;
    reader = new LeafReader(track.coded().format());
    from = Math.toIntExact(plan.first() / plan.format().rate());
    absent(0, from);
    next = from;
  }

  /** Leaves of a track of which nothing is shown. */
  static List<Entry> closed(OpenedRecording.OpenedTrack track, String ground) {
    int leaves = track.leaves().size();
    return leaves == 0
        ? List.of()
        : List.of(closed(track, 0, leaves, Entry.Absence.WITHHELD, ground));
  }

  private static Entry closed(
      OpenedRecording.OpenedTrack track, int from, int end, Entry.Absence is, String ground) {
    return new Entry.Closed(
        from,
        is,
        end - from,
        MerkleRange.nodes(track.digests(), from, end),
        ground,
        OptionalInt.empty());
  }

  /** The next second as it was written. */
  void add(byte[] bytes, int length) {
    Leaf leaf = track.leaves().get(next);
    LeafSalts salts = seed.salts(track.coded().track(), leaf.index());
    LeafTime time = new LeafTime(leaf.start(), leaf.end());
    OpenedTimes times = track.times(next, next + 1);
    Entry.Place place = new Entry.Place(0, next - from, 1);
    Optional<String> ground = plan.ground(next);
    if (ground.isEmpty()) {
      entries.add(new Entry.Pass(leaf.index(), place, leaf.parts(), salts, time, times));
    } else {
      if (!PlainText.is(ground.get())) {
        throw new UnsealException(
            ErrorCode.LIMIT_EXCEEDED,
            "too many grounds in one second of a recording; mute it on fewer");
      }
      reader.beginRendered();
      reader.add(bytes, length);
      entries.add(
          new Entry.Render(
              leaf.index(),
              place,
              leaf.parts(),
              salts.time(),
              salts.units(),
              time,
              times,
              reader.endRendered().content(),
              ground,
              OptionalInt.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    next++;
  }

  /** All entries; no more seconds come. */
  List<Entry> end() {
    absent(next, track.leaves().size());
    return List.copyOf(entries);
  }

  private void absent(int begin, int end) {
    int at = begin;
    while (at < end) {
      CallSpans.Kept stretch = stretch(at);
      int until = at + 1;
      while (until < end && stretch(until).equals(stretch)) {
        until++;
      }
      entries.add(closed(track, at, until, stretch.is(), stretch.ground()));
      at = until;
    }
  }

  /** The one that counts at a second's beginning, or else within it. */
  private CallSpans.Kept stretch(int second) {
    long begins = second * 1_000_000L;
    return kept.stream()
        .filter(one -> one.from() <= begins && one.end() > begins)
        .findFirst()
        .or(
            () ->
                kept.stream()
                    .filter(one -> one.from() < begins + 1_000_000L && one.end() > begins)
                    .findFirst())
        .orElseThrow(() -> new IllegalStateException("nothing keeps second " + second + " back"));
  }
}
