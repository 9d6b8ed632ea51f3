package org.unseal.proof.picture;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.List;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.TrackId;

/**
 * Which blocks and tiles a release must open. A block can be opened if all its frames are in the
 * release, none is covered whole, and a tile is left far enough from every mask. In every second
 * that has a frame encoded again, one of the blocks that can be opened and have such a frame in it
 * is drawn. What was encoded decides the draw, so that whoever encodes can't choose.
 */
public final class BlockDraw {
  private static final byte DRAW = 0x1b;
  private static final long SECOND = 1_000_000;

  private final ReleasedPictures pictures;
  private final TileGrid grid;

  /** Of a release. */
  public BlockDraw(ReleasedPictures pictures, TileGrid grid) {
    this.pictures = requireNonNull(pictures, "pictures");
    this.grid = requireNonNull(grid, "grid");
  }

  /** The tiles of a block that can be opened; none where the block can't be. */
  public BitSet tiles(int block) {
    BitSet tiles = new BitSet(grid.tiles());
    tiles.set(0, grid.tiles());
    int first = block * BlockMeans.FRAMES;
    int end = first + BlockMeans.framesOf(block, pictures.frames());
    for (int frame = first; frame < end && !tiles.isEmpty(); frame++) {
      if (pictures.fate(frame) == ReleasedPictures.Fate.ABSENT) {
        tiles.clear();
        break;
      }
      switch (pictures.cover(frame)) {
        case FrameCover.Nothing _ -> {}
        case FrameCover.Boxes boxes -> grid.removeNear(tiles, boxes.boxes());
        case FrameCover.Whole _ -> tiles.clear();
      }
    }
    return tiles;
  }

  /** All blocks that can be opened and have a frame that was encoded again. */
  public BitSet all() {
    return pass(
        new BitSet(), (second, candidates, drawn) -> candidates.stream().forEach(drawn::set));
  }

  /**
   * The blocks that are drawn.
   *
   * @param media the SHA-256 of every file that has frames of the track, in the release's order
   */
  public BitSet drawn(TrackId track, List<Digest> media) {
    return pass(
        new BitSet(),
        (second, candidates, drawn) -> {
          int place = draw(track, media, second, candidates.cardinality());
          int block = candidates.nextSetBit(0);
          for (int i = 0; i < place; i++) {
            block = candidates.nextSetBit(block + 1);
          }
          drawn.set(block);
        });
  }

  /** Draws one of so many. */
  static int draw(TrackId track, List<Digest> media, long second, int candidates) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(DRAW);
    sha256.update(track.bytes());
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(second).flip());
    media.forEach(file -> file.addTo(sha256));
    long number = ByteBuffer.wrap(sha256.digest()).order(ByteOrder.BIG_ENDIAN).getLong();
    return (int) Long.remainderUnsigned(number, candidates);
  }

  @FunctionalInterface
  private interface Second {
    void end(long second, BitSet candidates, BitSet drawn);
  }

  private BitSet pass(BitSet drawn, Second taker) {
    BitSet candidates = new BitSet();
    long current = Long.MIN_VALUE;
    int judged = -1;
    boolean can = false;
    for (int frame = 0; frame < pictures.frames(); frame++) {
      if (pictures.fate(frame) != ReleasedPictures.Fate.RENDER) {
        continue;
      }
      long second = Math.floorDiv(pictures.time(frame), SECOND);
      if (second != current) {
        end(taker, current, candidates, drawn);
        current = second;
      }
      int block = frame / BlockMeans.FRAMES;
      if (block != judged) {
        judged = block;
        can = !tiles(block).isEmpty();
      }
      if (can) {
        candidates.set(block);
      }
    }
    end(taker, current, candidates, drawn);
    return drawn;
  }

  private static void end(Second taker, long second, BitSet candidates, BitSet drawn) {
    if (!candidates.isEmpty()) {
      taker.end(second, candidates, drawn);
      candidates.clear();
    }
  }
}
