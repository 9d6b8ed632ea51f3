package org.unseal.proof.seal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Leaf.Kind;

/**
 * Cuts one track into leaves and digests them as the units come, in decode order; holds one leaf at
 * a time and no bytes of it. The rules are in {@code docs/formats/seal.md}. One thread.
 */
final class TrackSealer {
  /** Units after which a leaf ends whatever comes. */
  private static final int MOST_UNITS = OpenedTimes.MOST_UNITS;

  private static final int INTRA_UNITS = 30;

  private final TrackId track;
  private final Seed seed;
  private final UnitFormat format;
  private final TimeBase base;
  private final Consumer<UnsealedLeaf> leaves;
  private final UnitTimes times;
  private final UnitReader reader;
  private LeafDigests digests;
  private long index;
  private Kind kind = Kind.START;
  private Optional<UnsealedLeaf> last = Optional.empty();
  private long units;
  private long firstTime;

  TrackSealer(
      TrackId track, Seed seed, UnitFormat format, TimeBase base, Consumer<UnsealedLeaf> leaves) {
    this.track = track;
    this.seed = seed;
    this.format = format;
    this.base = base;
    this.leaves = leaves;
    times = new UnitTimes(Math.ceilDiv(2L * base.denominator(), base.numerator()));
    digests = new LeafDigests(seed, track, 0);
    reader = new UnitReader(format);
  }

  /**
   * The next unit in decode order.
   *
   * @param bytes read during the call only
   * @param pts ticks of the container's own clock
   * @param key whether the container calls it a key frame
   */
  void add(byte[] bytes, int length, long pts, boolean key) {
    boolean start = startsLeaf(bytes, length, pts, key);
    if (units == 0) {
      firstTime = pts;
    }
    if (times.gapBefore(pts)) {
      long from = micros(times.end());
      end(from);
      kind = Kind.GAP;
      end(from);
      kind = start ? Kind.START : Kind.CONTINUED;
    } else if (digests.units() > 0 && (start || digests.units() >= MOST_UNITS)) {
      end(0);
      kind = start ? Kind.START : Kind.CONTINUED;
    }
    reader.addTo(digests, bytes, length, pts);
    times.add(pts);
    units++;
  }

  private boolean startsLeaf(byte[] bytes, int length, long pts, boolean key) {
    boolean found = reader.find(bytes, length);
    return switch (format) {
      case UnitFormat.Nal _ -> found;
      case UnitFormat.Whole whole ->
          switch (whole.cut()) {
            case KEY_UNITS -> key;
            case EVERY_UNIT -> true;
            case EVERY_30TH -> units % INTRA_UNITS == 0;
            case SECONDS -> digests.units() > 0 && second(pts) > second(digests.earliest());
          };
    };
  }

  private long second(long pts) {
    return Math.floorDiv(micros(pts) - micros(firstTime), 1_000_000L);
  }

  /** Whether a camera's own signature was seen so far. */
  boolean cameraSigned() {
    return reader.cameraSigned();
  }

  /** No more units come. */
  void end() {
    if (units > 0) {
      end(micros(times.end()));
      last.ifPresent(leaves);
      last = Optional.empty();
    }
  }

  /**
   * Ends a leaf; it is given out when the next one has told where it starts.
   *
   * @param own where it ends should none follow, or what follows be a gap
   */
  private void end(long own) {
    boolean gap = kind == Kind.GAP;
    long start = gap ? own : micros(digests.earliest());
    List<Octets> used = gap ? List.of() : reader.takeUsed();
    last.ifPresent(before -> leaves.accept(until(before, start)));
    last =
        Optional.of(
            new UnsealedLeaf(
                index,
                kind,
                start,
                Math.max(start, own),
                digests.units(),
                digests.content(),
                digests.supplement(),
                digests.parameters(used),
                digests.timing(base)));
    index++;
    digests = new LeafDigests(seed, track, index);
  }

  private static UnsealedLeaf until(UnsealedLeaf leaf, long end) {
    return new UnsealedLeaf(
        leaf.index(),
        leaf.kind(),
        leaf.start(),
        Math.max(leaf.start(), end),
        leaf.units(),
        leaf.content(),
        leaf.supplement(),
        leaf.parameters(),
        leaf.timing());
  }

  private long micros(long ticks) {
    return base.toMicroseconds(ticks);
  }
}
