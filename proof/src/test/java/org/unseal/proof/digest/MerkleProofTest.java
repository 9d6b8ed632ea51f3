package org.unseal.proof.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MerkleProofTest {
  private static final int MOST = 34;

  private static List<Digest> leaves(int count) {
    List<Digest> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(Digest.of(Digest.sha256().digest(new byte[] {(byte) i})));
    }
    return leaves;
  }

  @Test
  void everyLeafOfEveryTreeIsIncludedAndAtNoOtherPlace() {
    for (int count = 1; count <= MOST; count++) {
      List<Digest> leaves = leaves(count);
      Digest root = MerkleProof.root(leaves);
      for (int i = 0; i < count; i++) {
        List<Digest> path = MerkleProof.inclusion(leaves, i);
        for (int at = 0; at < count; at++) {
          assertThat(MerkleProof.included(leaves.get(i), at, count, path, root))
              .as("leaf %d at %d of %d", i, at, count)
              .isEqualTo(at == i);
        }
      }
    }
  }

  @Test
  void everyTreeIsConsistentWithEveryBeginningOfIt() {
    for (int count = 1; count <= MOST; count++) {
      List<Digest> leaves = leaves(count);
      Digest root = MerkleProof.root(leaves);
      for (int size = 1; size <= count; size++) {
        List<Digest> path = MerkleProof.consistency(leaves, size);
        Digest earlier = MerkleProof.root(leaves.subList(0, size));
        assertThat(MerkleProof.consistent(size, earlier, count, root, path))
            .as("%d of %d", size, count)
            .isTrue();
      }
    }
  }

  /** Whatever is changed in a proof, it does not hold any more. */
  @Test
  void changedProofOfConsistencyDoesNotHold() {
    Digest other = Digest.of(Digest.sha256().digest(new byte[] {99, 99}));
    for (int count = 2; count <= 17; count++) {
      List<Digest> leaves = leaves(count);
      Digest root = MerkleProof.root(leaves);
      for (int size = 1; size < count; size++) {
        List<Digest> path = MerkleProof.consistency(leaves, size);
        Digest earlier = MerkleProof.root(leaves.subList(0, size));
        assertThat(MerkleProof.consistent(size, other, count, root, path)).isFalse();
        assertThat(MerkleProof.consistent(size, earlier, count, other, path)).isFalse();
        assertThat(MerkleProof.consistent(size, earlier, count, root, List.of())).isFalse();
        List<Digest> longer = new ArrayList<>(path);
        longer.add(other);
        assertThat(MerkleProof.consistent(size, earlier, count, root, longer)).isFalse();
        for (int i = 0; i < path.size(); i++) {
          List<Digest> changed = new ArrayList<>(path);
          changed.set(i, other);
          assertThat(MerkleProof.consistent(size, earlier, count, root, changed))
              .as("step %d of %d of %d", i, size, count)
              .isFalse();
        }
      }
    }
  }

  @Test
  void treeThatLostOneLeafIsConsistentWithNoProofOfTheWholeOne() {
    List<Digest> leaves = leaves(9);
    for (int lost = 0; lost < 6; lost++) {
      List<Digest> left = new ArrayList<>(leaves);
      left.remove(lost);
      Digest receipt = MerkleProof.root(leaves.subList(0, 6));
      for (int size = 1; size <= left.size(); size++) {
        assertThat(
                MerkleProof.consistent(
                    6,
                    receipt,
                    left.size(),
                    MerkleProof.root(left),
                    MerkleProof.consistency(left, size)))
            .isFalse();
      }
    }
  }

  @Test
  void sizesThatCanNotBeAreRefused() {
    List<Digest> leaves = leaves(3);
    Digest root = MerkleProof.root(leaves);
    assertThat(MerkleProof.consistent(0, root, 3, root, List.of())).isFalse();
    assertThat(MerkleProof.consistent(4, root, 3, root, List.of())).isFalse();
    assertThat(MerkleProof.consistent(3, root, 3, root, List.of(root))).isFalse();
    assertThat(MerkleProof.included(root, -1, 1, List.of(), root)).isFalse();
    assertThat(MerkleProof.included(root, 1, 1, List.of(), root)).isFalse();
    assertThat(
            MerkleProof.consistent(
                Long.MAX_VALUE - 1, root, Long.MAX_VALUE, root, List.of(root, root)))
        .isFalse();
  }
}
