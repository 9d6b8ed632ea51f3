package org.unseal.proof.digest;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of a Merkle tree that grows by one leaf at a time, RFC 9162 section 2.1.1. Leaves come
 * as digests that were made with the prefix {@code 0x00}; the root of none is the SHA-256 of
 * nothing. Holds one digest for each bit of the number of leaves. One thread.
 */
public final class MerkleRoot {
  private static final byte NODE = 0x01;

  /** Roots of full subtrees, the smallest first; sizes are the bits of {@link #leaves}. */
  private final Deque<Digest> subtrees = new ArrayDeque<>();

  private long leaves;

  /** The next leaf. */
  public void add(Digest leaf) {
    Digest root = leaf;
    for (long size = leaves; (size & 1) == 1; size >>= 1) {
      root = node(subtrees.pop(), root);
    }
    subtrees.push(root);
    leaves++;
  }

  public long leaves() {
    return leaves;
  }

  /** The root of the leaves so far; more may follow. */
  public Digest root() {
    Digest root = null;
    for (Digest subtree : subtrees) {
      root = root == null ? subtree : node(subtree, root);
    }
    return root == null ? Digest.end(Digest.sha256()) : root;
  }

  /** The parent of two nodes. */
  public static Digest node(Digest left, Digest right) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(NODE);
    left.addTo(sha256);
    right.addTo(sha256);
    return Digest.end(sha256);
  }
}
