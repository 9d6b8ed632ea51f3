package org.unseal.proof.seal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Leaf.Kind;
import org.unseal.proof.seal.NalCodec.NalRole;

/**
 * Cuts one track into leaves and digests them as the units come, in decode order; holds one leaf at
 * a time and no bytes of it. The rules are in {@code docs/formats/seal.md}. One thread.
 */
final class TrackSealer {
  /** Units after which a leaf ends whatever comes. */
  private static final int MOST_UNITS = 600;

  private static final int INTRA_UNITS = 30;

  private final TrackId track;
  private final Seed seed;
  private final UnitFormat format;
  private final TimeBase base;
  private final Consumer<UnsealedLeaf> leaves;
  private final UnitTimes times;
  private final Optional<ParameterSets> sets;
  private LeafDigests digests;
  private Kind kind = Kind.START;
  private Optional<UnsealedLeaf> last = Optional.empty();
  private long units;
  private long firstTime;
  private int[] places = new int[3 * 16];
  private int nals;
  private boolean cameraSigned;

  TrackSealer(
      TrackId track, Seed seed, UnitFormat format, TimeBase base, Consumer<UnsealedLeaf> leaves) {
    this.track = track;
    this.seed = seed;
    this.format = format;
    this.base = base;
    this.leaves = leaves;
    times = new UnitTimes(Math.ceilDiv(2L * base.denominator(), base.numerator()));
    digests = new LeafDigests(seed, track, 0);
    sets =
        format instanceof UnitFormat.Nal nal
            ? Optional.of(new ParameterSets(nal.codec()))
            : Optional.empty();
    if (format instanceof UnitFormat.Nal nal) {
      takeExtradata(nal);
    }
  }

  private void takeExtradata(UnitFormat.Nal nal) {
    for (Octets octets : Extradata.sets(nal.codec(), nal.extradata())) {
      byte[] set = octets.toArray();
      if (nal.codec().role(nal.codec().type(set, 0)) == NalRole.PARAMETERS) {
        sets.orElseThrow().sent(set, 0, set.length);
      }
    }
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
    switch (format) {
      case UnitFormat.Nal nal -> {
        takeSets(nal.codec(), bytes);
        digests.nals(nal.codec(), bytes, places, nals, pts);
      }
      case UnitFormat.Whole _ -> digests.whole(bytes, 0, length, pts);
    }
    times.add(pts);
    units++;
  }

  private boolean startsLeaf(byte[] bytes, int length, long pts, boolean key) {
    return switch (format) {
      case UnitFormat.Nal nal -> {
        find(nal, bytes, length);
        boolean start = false;
        for (int i = 0; i < nals; i++) {
          start |= nal.codec().start(places[3 * i]);
        }
        yield start;
      }
      case UnitFormat.Whole whole ->
          switch (whole.cut()) {
            case KEY_UNITS -> key;
            case EVERY_30TH -> units % INTRA_UNITS == 0;
            case SECONDS -> digests.units() > 0 && second(pts) > second(digests.earliest());
          };
    };
  }

  private long second(long pts) {
    return Math.floorDiv(micros(pts) - micros(firstTime), 1_000_000L);
  }

  private void find(UnitFormat.Nal nal, byte[] bytes, int length) {
    nals = 0;
    NalSplitter.split(
        bytes,
        length,
        nal.lengthSize(),
        (from, end) -> {
          if (3 * nals == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
          }
          places[3 * nals] = nal.codec().type(bytes, from);
          places[3 * nals + 1] = from;
          places[3 * nals + 2] = end;
          nals++;
        });
  }

  private void takeSets(NalCodec codec, byte[] bytes) {
    for (int i = 0; i < nals; i++) {
      switch (codec.role(places[3 * i])) {
        case PARAMETERS -> sets.orElseThrow().sent(bytes, places[3 * i + 1], places[3 * i + 2]);
        case CONTENT -> sets.orElseThrow().slice(bytes, places[3 * i + 1], places[3 * i + 2]);
        case SUPPLEMENT ->
            cameraSigned |= CameraSignatures.in(codec, bytes, places[3 * i + 1], places[3 * i + 2]);
        case NOTHING -> {}
      }
    }
  }

  /** Whether a camera's own signature was seen so far. */
  boolean cameraSigned() {
    return cameraSigned;
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
    List<Octets> used =
        gap
            ? List.of()
            : switch (format) {
              case UnitFormat.Nal _ -> sets.orElseThrow().takeUsed();
              case UnitFormat.Whole whole ->
                  whole.extradata().length() == 0 ? List.of() : List.of(whole.extradata());
            };
    last.ifPresent(before -> leaves.accept(until(before, start)));
    last =
        Optional.of(
            new UnsealedLeaf(
                digests.index(),
                kind,
                start,
                Math.max(start, own),
                digests.units(),
                digests.content(),
                digests.supplement(),
                digests.parameters(used),
                digests.timing(base)));
    digests = new LeafDigests(seed, track, digests.index() + 1);
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
