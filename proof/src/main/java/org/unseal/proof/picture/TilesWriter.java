package org.unseal.proof.picture;

import static java.util.Objects.requireNonNull;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** Writes the tiles that a release opens. Blocks come in order. One thread. */
public final class TilesWriter {
  private final DataOutputStream out;
  private final Seed seed;
  private final TrackId track;
  private final TileGrid grid;
  private final int frames;
  private final List<Digest> roots;
  private final BitSet opened;
  private int next;

  /**
   * Writes the beginning.
   *
   * @param out stays open, and the caller's
   * @param frames how many the track has
   * @param roots of all its blocks
   * @param opened the blocks that will come, copied
   */
  public TilesWriter(
      OutputStream out,
      Seed seed,
      TrackId track,
      TileGrid grid,
      int frames,
      List<Digest> roots,
      BitSet opened)
      throws IOException {
    if (roots.size() != BlockMeans.blocks(frames) || opened.length() > roots.size()) {
      throw new IllegalArgumentException(roots.size() + " blocks of " + frames + " frames");
    }
    this.out = new DataOutputStream(out);
    this.seed = requireNonNull(seed, "seed");
    this.track = requireNonNull(track, "track");
    this.grid = requireNonNull(grid, "grid");
    this.frames = frames;
    this.roots = roots;
    this.opened = (BitSet) opened.clone();
    this.out.write(TilesFormat.beginning());
    this.out.write(track.bytes());
    this.out.writeInt(grid.size().width());
    this.out.writeInt(grid.size().height());
    this.out.writeInt(frames);
    this.out.writeInt(opened.cardinality());
    for (int block = opened.nextSetBit(0); block >= 0; block = opened.nextSetBit(block + 1)) {
      this.out.writeInt(block);
    }
    TilesFormat.write(roots, opened, this.out);
    next = opened.nextSetBit(0);
  }

  /**
   * Opens tiles of the next block.
   *
   * @return whether these are the means that were sealed; if not, what was written is of no use
   */
  public boolean add(int block, BlockMeans means, BitSet tiles) throws IOException {
    if (block != next || tiles.isEmpty()) {
      throw new IllegalArgumentException("not the next block, or no tile");
    }
    if (!means.grid().equals(grid) || means.frames().size() != BlockMeans.framesOf(block, frames)) {
      return false;
    }
    out.write(TilesFormat.bits(grid, tiles));
    byte[] deflated = TilesFormat.deflate(means, tiles);
    out.writeInt(deflated.length);
    out.write(deflated);
    Digest root = new BlockTree().open(seed.pictureSalt(track, block), means, tiles, out);
    next = opened.nextSetBit(block + 1);
    return root.equals(roots.get(block));
  }

  /** Ends the file; all blocks must have come. */
  public void end() throws IOException {
    if (next >= 0) {
      throw new IllegalStateException("blocks are missing");
    }
    out.flush();
  }
}
