package org.unseal.proof.picture;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRoot;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/**
 * Seals the pictures of one track. Blocks are digested by {@link #root}, on any thread and in any
 * order, and then added in order. What is public of a block is its root alone.
 */
public final class PictureSealer {
  private final Seed seed;
  private final TrackId track;
  private final TileGrid grid;
  private final MerkleRoot tree = new MerkleRoot();

  /** Ready for the first block. */
  public PictureSealer(Seed seed, TrackId track, TileGrid grid) {
    this.seed = requireNonNull(seed, "seed");
    this.track = requireNonNull(track, "track");
    this.grid = requireNonNull(grid, "grid");
  }

  /** Digests a block. Any thread. */
  public Digest root(int block, BlockMeans means) {
    if (!means.grid().equals(grid)) {
      throw new IllegalArgumentException("a block of another size");
    }
    return new BlockTree().root(seed.pictureSalt(track, block), means);
  }

  /** The next block. One thread. */
  public void add(Digest root) {
    tree.add(root);
  }

  /**
   * What is said of the track.
   *
   * @param frames of which the blocks that were added are made
   */
  public PictureSeal.Track end(int frames) {
    if (tree.leaves() != BlockMeans.blocks(frames)) {
      throw new IllegalArgumentException(tree.leaves() + " blocks of " + frames + " frames");
    }
    return new PictureSeal.Track(
        track.toString(), PictureSeal.root(track, grid, frames, tree.root()));
  }

  /** The track's root, from the roots of its blocks. */
  public static Digest root(TrackId track, TileGrid grid, int frames, List<Digest> blocks) {
    MerkleRoot tree = new MerkleRoot();
    blocks.forEach(tree::add);
    return PictureSeal.root(track, grid, frames, tree.root());
  }

  /** Puts frames together to blocks. One thread. */
  public static final class Blocks {
    private final List<TileMeans> frames = new ArrayList<>();
    private final BlockTaker taker;
    private int next;

    /** Takes blocks in order. */
    @FunctionalInterface
    public interface BlockTaker {
      /** A block that is complete. */
      void take(int block, BlockMeans means);
    }

    /**
     * Begins at a block.
     *
     * @param first its number
     */
    public Blocks(int first, BlockTaker taker) {
      this.next = first;
      this.taker = requireNonNull(taker, "taker");
    }

    /** The next frame. */
    public void add(TileMeans frame) {
      frames.add(frame);
      if (frames.size() == BlockMeans.FRAMES) {
        end();
      }
    }

    /** No more frames come: the last block may have fewer. */
    public void end() {
      if (!frames.isEmpty()) {
        BlockMeans means = new BlockMeans(frames);
        frames.clear();
        taker.take(next++, means);
      }
    }
  }
}
