package org.unseal.proof.picture;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.unseal.proof.digest.Digest;

/**
 * The tree over one block's tiles, in the shape of RFC 9162, and the tree of salts, which has the
 * same shape and grows the other way: each node's salt makes those of its two children. So one salt
 * opens all tiles below a node, and one digest closes them. Reusable; one thread.
 */
public final class BlockTree {
  private static final byte NODE = 0x01;
  private static final byte TILE = 0x18;
  private static final byte SALT = 0x19;

  /** 2^20 tiles are the most that a grid has. */
  private static final int DEEPEST = 21;

  private static final int LENGTH = Digest.LENGTH;

  private final MessageDigest sha256 = Digest.sha256();
  private final byte[] child = new byte[2 + LENGTH];
  private final byte[] pair = new byte[1 + 2 * LENGTH];
  private final byte[] tile = new byte[1 + LENGTH + 2 * TileMeans.PLANES * BlockMeans.FRAMES];

  /** By depth: the salt of the node that is worked on, its digest, and its left child's digest. */
  private final byte[][] salts = new byte[DEEPEST + 1][LENGTH];

  private final byte[][] digests = new byte[DEEPEST + 1][LENGTH];
  private final byte[][] lefts = new byte[DEEPEST + 1][LENGTH];

  /** The root of a block. */
  public Digest root(byte[] salt, BlockMeans means) {
    begin(salt);
    subtree(means, 0, means.grid().tiles(), 0);
    return Digest.of(digests[0]);
  }

  /**
   * Writes what opens these tiles: on the way through the tree, left to right, the salt of every
   * subtree that is opened whole, the digest of every one that is not opened at all.
   *
   * @return the block's root
   */
  Digest open(byte[] salt, BlockMeans means, BitSet opened, DataOutput out) throws IOException {
    begin(salt);
    walk(new Walk(means, opened, null, out), 0, means.grid().tiles(), 0);
    return Digest.of(digests[0]);
  }

  /** The root that follows from what {@link #open} wrote and the means of the opened tiles. */
  Digest rootOfOpened(BlockMeans means, BitSet opened, DataInput in) throws IOException {
    walk(new Walk(means, opened, in, null), 0, means.grid().tiles(), 0);
    return Digest.of(digests[0]);
  }

  /** The place at which a tree of so many leaves parts: the largest power of two below. */
  static int split(int leaves) {
    return Integer.highestOneBit(leaves - 1);
  }

  private record Walk(
      BlockMeans means, BitSet opened, @Nullable DataInput in, @Nullable DataOutput out) {
    boolean reading() {
      return in != null;
    }
  }

  private void begin(byte[] salt) {
    if (salt.length != LENGTH) {
      throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
    }
    System.arraycopy(salt, 0, salts[0], 0, LENGTH);
  }

  private void walk(Walk walk, int from, int end, int depth) throws IOException {
    boolean none = walk.opened.nextSetBit(from) < 0 || walk.opened.nextSetBit(from) >= end;
    boolean all = walk.opened.nextClearBit(from) >= end;
    if (none && walk.reading()) {
      requireNonNull(walk.in).readFully(digests[depth]);
    } else if (none) {
      subtree(walk.means, from, end, depth);
      requireNonNull(walk.out).write(digests[depth]);
    } else if (all) {
      if (walk.reading()) {
        requireNonNull(walk.in).readFully(salts[depth]);
      } else {
        requireNonNull(walk.out).write(salts[depth]);
      }
      subtree(walk.means, from, end, depth);
    } else {
      int middle = from + split(end - from);
      childSalt(walk, 0, depth);
      walk(walk, from, middle, depth + 1);
      System.arraycopy(digests[depth + 1], 0, lefts[depth], 0, LENGTH);
      childSalt(walk, 1, depth);
      walk(walk, middle, end, depth + 1);
      join(depth);
    }
  }

  /** Whoever reads knows no salt above an opened subtree. */
  private void childSalt(Walk walk, int side, int depth) {
    if (!walk.reading()) {
      childSalt(side, depth);
    }
  }

  /** All of a subtree, from its salt. */
  private void subtree(BlockMeans means, int from, int end, int depth) {
    if (end - from == 1) {
      leaf(means, from, depth);
      return;
    }
    int middle = from + split(end - from);
    childSalt(0, depth);
    subtree(means, from, middle, depth + 1);
    System.arraycopy(digests[depth + 1], 0, lefts[depth], 0, LENGTH);
    childSalt(1, depth);
    subtree(means, middle, end, depth + 1);
    join(depth);
  }

  private void leaf(BlockMeans means, int at, int depth) {
    tile[0] = TILE;
    System.arraycopy(salts[depth], 0, tile, 1, LENGTH);
    int place = 1 + LENGTH;
    for (TileMeans frame : means.frames()) {
      for (int plane = 0; plane < TileMeans.PLANES; plane++) {
        int mean = frame.mean(plane, at);
        tile[place++] = (byte) (mean >> 8);
        tile[place++] = (byte) mean;
      }
    }
    digest(tile, place, digests[depth]);
  }

  private void childSalt(int side, int depth) {
    child[0] = SALT;
    child[1] = (byte) side;
    System.arraycopy(salts[depth], 0, child, 2, LENGTH);
    digest(child, child.length, salts[depth + 1]);
  }

  private void join(int depth) {
    pair[0] = NODE;
    System.arraycopy(lefts[depth], 0, pair, 1, LENGTH);
    System.arraycopy(digests[depth + 1], 0, pair, 1 + LENGTH, LENGTH);
    digest(pair, pair.length, digests[depth]);
  }

  private void digest(byte[] message, int length, byte[] into) {
    try {
      sha256.update(message, 0, length);
      sha256.digest(into, 0, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("there is room for a SHA-256", e);
    }
  }
}
