package org.unseal.proof.digest;

import java.util.ArrayList;
import java.util.List;

/**
 * Proofs about a Merkle tree that only grows, RFC 9162 section 2.1: that a leaf is in it, and that
 * an earlier tree is its beginning. Whoever checks one needs the roots and the path alone.
 */
public final class MerkleProof {
  private MerkleProof() {}

  /** The root over these leaves. */
  public static Digest root(List<Digest> leaves) {
    MerkleRoot root = new MerkleRoot();
    leaves.forEach(root::add);
    return root.root();
  }

  /**
   * The path from a leaf to the root, section 2.1.3.1.
   *
   * @param index of the leaf among all leaves
   */
  public static List<Digest> inclusion(List<Digest> leaves, int index) {
    if (index < 0 || index >= leaves.size()) {
      throw new IllegalArgumentException(index + " of " + leaves.size());
    }
    List<Digest> path = new ArrayList<>();
    include(leaves, index, path);
    return List.copyOf(path);
  }

  private static void include(List<Digest> leaves, int index, List<Digest> path) {
    if (leaves.size() == 1) {
      return;
    }
    int middle = split(leaves.size());
    List<Digest> left = leaves.subList(0, middle);
    List<Digest> right = leaves.subList(middle, leaves.size());
    if (index < middle) {
      include(left, index, path);
      path.add(root(right));
    } else {
      include(right, index - middle, path);
      path.add(root(left));
    }
  }

  /**
   * Whether a path leads from a leaf to a root, section 2.1.3.2.
   *
   * @param size leaves of the tree
   */
  public static boolean included(
      Digest leaf, long index, long size, List<Digest> path, Digest root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long place = index;
    long last = size - 1;
    Digest node = leaf;
    for (Digest sibling : path) {
      if (last == 0) {
        return false;
      }
      if (odd(place) || place == last) {
        node = MerkleRoot.node(sibling, node);
        while (!odd(place) && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        node = MerkleRoot.node(node, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && node.equals(root);
  }

  /**
   * The proof that the tree over the first {@code size} leaves is a beginning of the tree over all,
   * section 2.1.4.1. Empty where both are the same.
   *
   * @param size from 1 to the number of leaves
   */
  public static List<Digest> consistency(List<Digest> leaves, int size) {
    if (size < 1 || size > leaves.size()) {
      throw new IllegalArgumentException(size + " of " + leaves.size());
    }
    List<Digest> path = new ArrayList<>();
    prove(leaves, size, true, path);
    return List.copyOf(path);
  }

  private static void prove(List<Digest> leaves, int size, boolean known, List<Digest> path) {
    if (size == leaves.size()) {
      if (!known) {
        path.add(root(leaves));
      }
      return;
    }
    int middle = split(leaves.size());
    List<Digest> left = leaves.subList(0, middle);
    List<Digest> right = leaves.subList(middle, leaves.size());
    if (size <= middle) {
      prove(left, size, known, path);
      path.add(root(right));
    } else {
      prove(right, size - middle, false, path);
      path.add(root(left));
    }
  }

  /**
   * Whether a path proves that one tree is the beginning of another, section 2.1.4.2.
   *
   * @param size leaves of the earlier tree, at least 1: a tree without leaves says nothing
   * @param root of the earlier tree
   */
  public static boolean consistent(
      long size, Digest root, long laterSize, Digest laterRoot, List<Digest> path) {
    if (size < 1 || size > laterSize) {
      return false;
    }
    if (size == laterSize) {
      return path.isEmpty() && root.equals(laterRoot);
    }
    List<Digest> steps = new ArrayList<>();
    if (Long.bitCount(size) == 1) {
      steps.add(root);
    }
    steps.addAll(path);
    if (steps.isEmpty()) {
      return false;
    }
    long place = size - 1;
    long last = laterSize - 1;
    while (odd(place)) {
      place >>= 1;
      last >>= 1;
    }
    Digest earlier = steps.getFirst();
    Digest later = steps.getFirst();
    for (Digest step : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      if (odd(place) || place == last) {
        earlier = MerkleRoot.node(step, earlier);
        later = MerkleRoot.node(step, later);
        while (!odd(place) && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        later = MerkleRoot.node(later, step);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && earlier.equals(root) && later.equals(laterRoot);
  }

  private static boolean odd(long number) {
    return (number & 1) == 1;
  }

  /** The largest power of two below a number above 1. */
  private static int split(int leaves) {
    return Integer.highestOneBit(leaves - 1);
  }
}
