package org.unseal.proof.seal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRoot;

/**
 * Seals a recording while its coded units pass by once: cuts every track into leaves, digests them
 * and builds their trees. Holds as many leaves as pass before the first track has ended its first.
 * Nothing of what it gives out depends on the container. One thread.
 */
public final class RecordingSealer {
  private final Seed seed;
  private final LeafTaker taker;
  private final List<Track> tracks = new ArrayList<>();
  private final int clock;
  private OptionalLong origin = OptionalLong.empty();

  /** Takes leaves; those of one track in order. */
  @FunctionalInterface
  public interface LeafTaker {
    /** A leaf that is complete. */
    void take(Leaf leaf);
  }

  /** A track of the recording, before it is read. */
  public record TrackSetup(TrackId track, UnitFormat format, TimeBase base) {}

  /**
   * A track that was sealed.
   *
   * @param cameraSigned whether the camera's own signatures were seen in it
   */
  public record SealedTrack(TrackId track, long leaves, Digest root, boolean cameraSigned) {}

  /**
   * Ready for the first unit.
   *
   * @param setups at least one; each track once
   */
  public RecordingSealer(Seed seed, List<TrackSetup> setups, LeafTaker taker) {
    if (setups.isEmpty()) {
      throw new IllegalArgumentException("no track");
    }
    this.seed = seed;
    this.taker = taker;
    setups.forEach(setup -> tracks.add(new Track(setup)));
    clock =
        tracks.indexOf(
            tracks.stream()
                .min(
                    Comparator.comparingInt((Track track) -> -track.id.kind().letter())
                        .thenComparingInt(track -> track.id.ordinal()))
                .orElseThrow());
  }

  private final class Track {
    final TrackId id;
    final TrackSealer sealer;
    final MerkleRoot tree = new MerkleRoot();
    final List<UnsealedLeaf> waiting = new ArrayList<>();

    Track(TrackSetup setup) {
      id = setup.track();
      sealer = new TrackSealer(setup.track(), seed, setup.format(), setup.base(), this::ended);
    }

    private void ended(UnsealedLeaf leaf) {
      if (origin.isEmpty() && tracks.get(clock) == this) {
        origin = OptionalLong.of(leaf.start());
        tracks.forEach(Track::release);
      }
      waiting.add(leaf);
      if (origin.isPresent()) {
        release();
      }
    }

    void release() {
      waiting.forEach(this::seal);
      waiting.clear();
    }

    private void seal(UnsealedLeaf leaf) {
      long start = leaf.start() - origin.orElseThrow();
      long end = leaf.end() - origin.orElseThrow();
      MessageDigest time = Seed.begin(Domain.TIME, seed.salt(id, leaf.index(), Domain.TIME));
      Leaf sealed =
          new Leaf(
              id,
              leaf.index(),
              leaf.kind(),
              start,
              end,
              leaf.units(),
              leaf.content(),
              leaf.supplement(),
              leaf.parameters(),
              new LeafTime(start, end).addTo(time),
              leaf.timing());
      tree.add(sealed.digest());
      taker.take(sealed);
    }
  }

  /**
   * The next unit of a track, in decode order.
   *
   * @param track its place in the list that this was made with
   * @param bytes read during the call only
   * @param pts ticks of the track's time base, on the container's own clock
   * @param key whether the container calls it a key frame
   */
  public void add(int track, byte[] bytes, int length, long pts, boolean key) {
    tracks.get(track).sealer.add(bytes, length, pts, key);
  }

  /** No more units come. */
  public List<SealedTrack> end() {
    tracks.forEach(track -> track.sealer.end());
    if (origin.isEmpty()) {
      origin = OptionalLong.of(0); // the first track is empty
      tracks.forEach(Track::release);
    }
    return tracks.stream()
        .map(
            track ->
                new SealedTrack(
                    track.id, track.tree.leaves(), track.tree.root(), track.sealer.cameraSigned()))
        .toList();
  }
}
