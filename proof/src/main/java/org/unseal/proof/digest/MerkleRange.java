package org.unseal.proof.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some leaves of a Merkle tree (RFC 9162 section 2.1.1) kept closed behind as few nodes as
 * possible, and the root from these nodes and the leaves that are open. The nodes of a run of
 * leaves are the roots of the largest subtrees of the whole tree that hold leaves of the run alone,
 * from left to right; at most two for each bit of the number of leaves.
 */
public final class MerkleRange {
  private MerkleRange() {}

  /** A stretch of leaves, as the root is put together. */
  public sealed interface Part {
    /** How many leaves. */
    long leaves();

    /** A leaf whose digest is known. */
    record Open(Digest leaf) implements Part {
      @Override
      public long leaves() {
        return 1;
      }
    }

    /**
     * A run of leaves of which only nodes are known.
     *
     * @param leaves at least 1
     */
    record Closed(long leaves, List<Digest> nodes) implements Part {
      public Closed {
        nodes = List.copyOf(nodes);
        if (leaves < 1) {
          throw new IllegalArgumentException(leaves + " leaves");
        }
      }
    }
  }

  /**
   * The nodes of a run.
   *
   * @param leaves digests of all leaves of the tree
   * @param from the run's first leaf
   * @param end behind its last, above {@code from}
   */
  public static List<Digest> nodes(List<Digest> leaves, int from, int end) {
    if (from < 0 || end <= from || end > leaves.size()) {
      throw new IllegalArgumentException(from + " to " + end + " of " + leaves.size());
    }
    List<Digest> nodes = new ArrayList<>();
    collect(leaves, 0, leaves.size(), from, end, nodes);
    return nodes;
  }

  private static void collect(
      List<Digest> leaves, int low, int high, int from, int end, List<Digest> nodes) {
    if (end <= low || from >= high) {
      return;
    }
    if (from <= low && high <= end) {
      MerkleRoot root = new MerkleRoot();
      leaves.subList(low, high).forEach(root::add);
      nodes.add(root.root());
      return;
    }
    int middle = low + (int) split(high - low);
    collect(leaves, low, middle, from, end, nodes);
    collect(leaves, middle, high, from, end, nodes);
  }

  /**
   * The root of a tree that has these parts, from the first leaf to the last; empty where a closed
   * run has more or fewer nodes than it needs. No leaf at all has the root of none.
   */
  public static Optional<Digest> root(List<? extends Part> parts) {
    long leaves = 0;
    for (Part part : parts) {
      leaves = Math.addExact(leaves, part.leaves());
    }
    if (leaves == 0) {
      return Optional.of(new MerkleRoot().root());
    }
    Walk walk = new Walk(parts);
    Optional<Digest> root = walk.subtree(0, leaves);
    return walk.done() ? root : Optional.empty();
  }

  /** Goes through the tree from left to right. */
  private static final class Walk {
    private final List<? extends Part> parts;
    private int part = -1;

    /** Leaves of the part: from here to before {@link #end}. */
    private long begin;

    private long end;
    private int node;
    private boolean spare;

    Walk(List<? extends Part> parts) {
      this.parts = parts;
    }

    /** Deep as the tree: at most 63. */
    Optional<Digest> subtree(long low, long high) {
      reach(low);
      if (begin <= low && high <= end) {
        return next();
      }
      long middle = low + split(high - low);
      Optional<Digest> left = subtree(low, middle);
      if (left.isEmpty()) {
        return left;
      }
      return subtree(middle, high).map(right -> MerkleRoot.node(left.get(), right));
    }

    private void reach(long leaf) {
      while (leaf >= end) {
        leave();
        part++;
        node = 0;
        begin = end;
        end += parts.get(part).leaves();
      }
    }

    private void leave() {
      if (part >= 0 && parts.get(part) instanceof Part.Closed closed) {
        spare |= node < closed.nodes().size();
      }
    }

    private Optional<Digest> next() {
      return switch (parts.get(part)) {
        case Part.Open open -> Optional.of(open.leaf());
        case Part.Closed closed ->
            node < closed.nodes().size()
                ? Optional.of(closed.nodes().get(node++))
                : Optional.empty();
      };
    }

    /** Whether every node was needed. */
    boolean done() {
      leave();
      return !spare;
    }
  }

  /** The largest power of two below a number above 1. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
