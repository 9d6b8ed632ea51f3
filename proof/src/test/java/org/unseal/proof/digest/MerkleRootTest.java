package org.unseal.proof.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MerkleRootTest {
  private static Digest leaf(int number) {
    var sha256 = Digest.sha256();
    sha256.update((byte) 0);
    sha256.update((byte) number);
    return Digest.end(sha256);
  }

  /** As RFC 9162 defines it, by halves. */
  private static Digest defined(List<Digest> leaves) {
    if (leaves.isEmpty()) {
      return Digest.ofHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    return MerkleRoot.node(
        defined(leaves.subList(0, half)), defined(leaves.subList(half, leaves.size())));
  }

  @Test
  void rootIsTheOneThatTheRfcDefinesForEveryNumberOfLeaves() {
    MerkleRoot tree = new MerkleRoot();
    List<Digest> leaves = new ArrayList<>();
    for (int number = 0; number < 70; number++) {
      assertThat(tree.root()).as("%d leaves", number).isEqualTo(defined(leaves));
      assertThat(tree.leaves()).isEqualTo(number);
      tree.add(leaf(number));
      leaves.add(leaf(number));
    }
  }

  @Test
  void orderCounts() {
    MerkleRoot one = new MerkleRoot();
    one.add(leaf(1));
    one.add(leaf(2));
    MerkleRoot other = new MerkleRoot();
    other.add(leaf(2));
    other.add(leaf(1));
    assertThat(one.root()).isNotEqualTo(other.root());
  }
}
