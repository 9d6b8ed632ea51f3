package org.unseal.media.gop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.BitReader;

/** Keeps the parameter sets of a recording while its coded pictures pass by. One thread. */
final class SetCollector {
  private static final int SPS = 7;
  private static final int PPS = 8;
  private static final int HIGHEST_ID = 31;

  private final Map<Integer, Octets> sequences = new TreeMap<>();
  private final Map<Integer, Octets> pictures = new TreeMap<>();
  private boolean changed;
  private int entrances;
  private int withSets;

  static boolean isSet(int type) {
    return type == SPS || type == PPS;
  }

  /** A parameter set, beside the track or in it. */
  void take(int type, Octets set) {
    byte[] bytes = set.toArray();
    BitReader bits = new BitReader(bytes, 1, bytes.length);
    if (type == SPS) {
      bits.skip(24);
    }
    int id = bits.golomb();
    Octets before = (type == SPS ? sequences : pictures).putIfAbsent(id, set);
    changed |= before != null && !before.equals(set);
    changed |= id < 0 || id > (type == SPS ? HIGHEST_ID : 255);
  }

  /** A picture at which decoding can begin. */
  void entrance(boolean carriesSets) {
    entrances++;
    withSets += carriesSets ? 1 : 0;
  }

  /** Some of the pictures at which decoding can begin carry parameter sets and some do not. */
  boolean mixed() {
    return withSets > 0 && withSets < entrances;
  }

  /** Why these can't stand beside others. */
  Optional<Obstacle> obstacle() {
    if (changed || sequences.size() != 1 || pictures.isEmpty()) {
      return Optional.of(Obstacle.PARAMETER_SETS);
    }
    Optional<SequenceSet> sequence = sequence();
    if (sequence.isEmpty()) {
      return Optional.of(Obstacle.PARAMETER_SETS);
    }
    if (!sequence.get().plain()) {
      return Optional.of(Obstacle.PIXEL_FORMAT);
    }
    if (sequence.get().croppedFront()) {
      return Optional.of(Obstacle.CROPPING);
    }
    return freeId() < 0 ? Optional.of(Obstacle.NO_FREE_IDENTIFIER) : Optional.empty();
  }

  private Optional<SequenceSet> sequence() {
    return SequenceSet.read(sequences.values().iterator().next());
  }

  private int freeId() {
    for (int id = 1; id <= HIGHEST_ID; id++) {
      if (!sequences.containsKey(id) && !pictures.containsKey(id)) {
        return id;
      }
    }
    return -1;
  }

  /** What was collected; only where there is no obstacle. */
  StreamSets sets() {
    SequenceSet sequence = sequence().orElseThrow();
    List<Octets> all = new ArrayList<>(pictures.values());
    return new StreamSets(
        sequences.values().iterator().next(),
        all,
        freeId(),
        sequence.profile(),
        sequence.level(),
        all.stream().anyMatch(SetCollector::arithmetic),
        entrances > 0 && withSets == entrances);
  }

  /** {@code entropy_coding_mode_flag}; ITU-T H.264, 7.3.2.2. */
  private static boolean arithmetic(Octets picture) {
    byte[] bytes = picture.toArray();
    BitReader bits = new BitReader(bytes, 1, bytes.length);
    bits.golomb();
    bits.golomb();
    return bits.bits(1) == 1;
  }
}
