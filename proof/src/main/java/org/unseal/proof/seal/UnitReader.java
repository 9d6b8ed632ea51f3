package org.unseal.proof.seal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.NalCodec.NalRole;

/**
 * Takes the coded units of one track apart, in decode order, and knows which parameter sets they
 * use. One thread.
 */
final class UnitReader {
  private final UnitFormat format;
  private final Optional<ParameterSets> sets;

  /** Of the unit that was read last, three numbers for each NAL unit: type, start and end. */
  private int[] places = new int[3 * 16];

  private int nals;
  private boolean exact = true;
  private boolean cameraSigned;

  UnitReader(UnitFormat format) {
    this.format = format;
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

  UnitFormat format() {
    return format;
  }

  /**
   * Finds the NAL units of the next unit.
   *
   * @return whether decoding can begin at it whatever came before; false for what has none
   */
  boolean find(byte[] bytes, int length) {
    nals = 0;
    exact = true;
    if (!(format instanceof UnitFormat.Nal nal)) {
      return false;
    }
    exact =
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
    boolean start = false;
    for (int i = 0; i < nals; i++) {
      start |= nal.codec().start(places[3 * i]);
    }
    return start;
  }

  /** Adds the unit that was found last, these same bytes, to the leaf that it belongs to. */
  void addTo(LeafDigests digests, byte[] bytes, int length, long pts) {
    switch (format) {
      case UnitFormat.Nal nal -> {
        takeSets(nal.codec(), bytes);
        digests.nals(nal.codec(), bytes, places, nals, pts);
      }
      case UnitFormat.Whole _ -> digests.whole(bytes, 0, length, pts);
    }
  }

  /** The unit that was found last, these same bytes, belongs to no leaf. */
  void pass(byte[] bytes) {
    if (format instanceof UnitFormat.Nal nal) {
      takeSets(nal.codec(), bytes);
      takeUsed();
    }
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

  /** NAL units of this role in the unit that was found last. */
  int count(NalRole role) {
    int count = 0;
    if (format instanceof UnitFormat.Nal nal) {
      for (int i = 0; i < nals; i++) {
        count += nal.codec().role(places[3 * i]) == role ? 1 : 0;
      }
    }
    return count;
  }

  /** Whether all programs find the same NAL units in the unit that was found last. */
  boolean exact() {
    return exact;
  }

  /** What decoding needs beside the units that were added since this was last asked. */
  List<Octets> takeUsed() {
    return switch (format) {
      case UnitFormat.Nal _ -> sets.orElseThrow().takeUsed();
      case UnitFormat.Whole whole ->
          whole.extradata().length() == 0 ? List.of() : List.of(whole.extradata());
    };
  }

  /** Whether a camera's own signature was seen so far. */
  boolean cameraSigned() {
    return cameraSigned;
  }
}
