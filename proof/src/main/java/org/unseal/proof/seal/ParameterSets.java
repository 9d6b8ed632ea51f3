package org.unseal.proof.seal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.digest.Octets;

/**
 * Knows the parameter sets that were sent so far, and which of them the slices of a leaf use: these
 * decide what the coded pictures show, wherever a container keeps them. One thread.
 */
final class ParameterSets {
  /** Sets of one kind that are kept; identifiers above are nobody's. */
  private static final int MOST_IDS = 256;

  private final NalCodec codec;

  /** By kind and identifier; the highest kind refers to the one below. */
  private final Map<Key, Known> known = new HashMap<>();

  private final SortedMap<Key, Set<Octets>> used = new TreeMap<>();

  /** A kind of set, by its NAL unit type, and its identifier. */
  private record Key(int type, int id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return type != other.type ? Integer.compare(type, other.type) : Integer.compare(id, other.id);
    }
  }

  /**
   * @param refersTo identifier of the set of the kind below that it needs
   */
  private record Known(Octets bytes, int refersTo) {}

  ParameterSets(NalCodec codec) {
    this.codec = codec;
  }

  /** A parameter set was sent. */
  void sent(byte[] bytes, int from, int end) {
    int type = codec.type(bytes, from);
    BitReader bits = new BitReader(bytes, from + codec.headerLength(), end);
    int id;
    int refersTo = -1;
    if (codec == NalCodec.H264) {
      switch (type) {
        case 8 -> {
          id = bits.golomb();
          refersTo = bits.golomb();
        }
        case 13 -> id = bits.golomb();
        default -> {
          bits.skip(24); // profile, constraints, level
          id = bits.golomb();
        }
      }
    } else {
      switch (type) {
        case 32 -> id = bits.bits(4);
        case 33 -> {
          refersTo = bits.bits(4);
          skipToHevcSpsId(bits);
          id = bits.golomb();
        }
        default -> {
          id = bits.golomb();
          refersTo = bits.golomb();
        }
      }
    }
    if (id >= 0 && id < MOST_IDS) {
      known.put(new Key(type, id), new Known(Octets.of(bytes, from, end), refersTo));
    }
  }

  /** ITU-T H.265, 7.3.2.2.1 and 7.3.3, from behind the VPS identifier. */
  private static void skipToHevcSpsId(BitReader bits) {
    int subLayers = bits.bits(3);
    bits.skip(1 + 88 + 8);
    int present = 0;
    for (int i = 0; i < subLayers; i++) {
      present = present << 2 | bits.bits(2);
    }
    if (subLayers > 0) {
      bits.skip(2 * (8 - subLayers));
    }
    for (int i = subLayers - 1; i >= 0; i--) {
      int flags = present >> (2 * i) & 3;
      bits.skip(((flags & 2) != 0 ? 88 : 0) + ((flags & 1) != 0 ? 8 : 0));
    }
  }

  /** A slice was sent, which uses sets. */
  void slice(byte[] bytes, int from, int end) {
    int type = codec.type(bytes, from);
    BitReader bits = new BitReader(bytes, from + codec.headerLength(), end);
    if (codec == NalCodec.H264) {
      if (type != 1 && type != 2 && type != 5) {
        return;
      }
      bits.golomb(); // first macroblock
      bits.golomb(); // kind of slice
      int pps = bits.golomb();
      use(8, pps);
      int sps = reference(8, pps);
      use(7, sps);
      use(13, sps);
      use(15, sps);
    } else {
      if (type > 31) {
        return;
      }
      bits.skip(type >= 16 && type <= 23 ? 2 : 1);
      int pps = bits.golomb();
      use(34, pps);
      int sps = reference(34, pps);
      use(33, sps);
      use(32, reference(33, sps));
    }
  }

  private int reference(int type, int id) {
    Known set = known.get(new Key(type, id));
    return set == null ? -1 : set.refersTo;
  }

  private void use(int type, int id) {
    Known set = known.get(new Key(type, id));
    if (set != null) {
      used.computeIfAbsent(new Key(type, id), _ -> new LinkedHashSet<>()).add(set.bytes);
    }
  }

  /**
   * The sets that were used since this was last asked, each once: by NAL unit type, then
   * identifier, then first use.
   */
  List<Octets> takeUsed() {
    List<Octets> sets = used.values().stream().flatMap(Set::stream).toList();
    used.clear();
    return sets;
  }
}
