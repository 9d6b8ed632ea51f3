package org.unseal.proof.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.proof.digest.MerkleRange.Part;

final class MerkleRangeTest {
  private static List<Digest> leaves(int count) {
    List<Digest> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(Digest.of(Digest.sha256().digest(new byte[] {(byte) i, (byte) (i >> 8)})));
    }
    return leaves;
  }

  private static Digest root(List<Digest> leaves) {
    MerkleRoot root = new MerkleRoot();
    leaves.forEach(root::add);
    return root.root();
  }

  private static List<Part> parts(List<Digest> leaves, int from, int end) {
    List<Part> parts = new ArrayList<>();
    leaves.subList(0, from).forEach(leaf -> parts.add(new Part.Open(leaf)));
    parts.add(new Part.Closed(end - from, MerkleRange.nodes(leaves, from, end)));
    leaves.subList(end, leaves.size()).forEach(leaf -> parts.add(new Part.Open(leaf)));
    return parts;
  }

  @Test
  void everyRunOfEveryTreeGivesTheRoot() {
    for (int count = 1; count <= 33; count++) {
      List<Digest> leaves = leaves(count);
      for (int from = 0; from < count; from++) {
        for (int end = from + 1; end <= count; end++) {
          assertThat(MerkleRange.root(parts(leaves, from, end)))
              .as("%d to %d of %d", from, end, count)
              .contains(root(leaves));
        }
      }
    }
  }

  @Test
  void runsNextToOneAnotherGiveTheRoot() {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Digest> leaves = leaves(1 + random.nextInt(200));
      List<Part> parts = new ArrayList<>();
      for (int at = 0; at < leaves.size(); ) {
        int end = Math.min(leaves.size(), at + 1 + random.nextInt(20));
        if (random.nextBoolean()) {
          parts.add(new Part.Closed(end - at, MerkleRange.nodes(leaves, at, end)));
          at = end;
        } else {
          parts.add(new Part.Open(leaves.get(at++)));
        }
      }
      assertThat(MerkleRange.root(parts))
          .as("seed %d, round %d", seed, round)
          .contains(root(leaves));
    }
  }

  @Test
  void wholeTreeIsOneNode() {
    List<Digest> leaves = leaves(13);
    assertThat(MerkleRange.nodes(leaves, 0, 13)).containsExactly(root(leaves));
  }

  @Test
  void nodeTooManyOrTooFewIsNoRoot() {
    List<Digest> leaves = leaves(9);
    List<Part> parts = new ArrayList<>(parts(leaves, 2, 7));
    List<Digest> nodes = MerkleRange.nodes(leaves, 2, 7);
    List<Digest> more = new ArrayList<>(nodes);
    more.add(leaves.getFirst());
    parts.set(2, new Part.Closed(5, more));
    assertThat(MerkleRange.root(parts)).isEmpty();
    parts.set(2, new Part.Closed(5, nodes.subList(0, nodes.size() - 1)));
    assertThat(MerkleRange.root(parts)).isEmpty();
  }

  @Test
  void anotherLengthOfTheRunIsAnotherRoot() {
    List<Digest> leaves = leaves(16);
    assertThat(MerkleRange.root(List.of(new Part.Closed(17, List.of(root(leaves))))))
        .isEqualTo(Optional.of(root(leaves))); // the number of leaves must be checked apart
    List<Part> parts = new ArrayList<>(parts(leaves, 0, 8));
    parts.set(0, new Part.Closed(4, MerkleRange.nodes(leaves, 0, 8)));
    assertThat(MerkleRange.root(parts)).isNotEqualTo(Optional.of(root(leaves)));
  }

  @Test
  void hugeRunTakesAsManyNodesAsItHasLevels() {
    List<Digest> nodes = leaves(2);
    List<Part> parts =
        List.of(new Part.Open(leaves(1).getFirst()), new Part.Closed(1L << 40, nodes));
    assertThat(MerkleRange.root(parts)).isEmpty(); // needs 41
  }
}
