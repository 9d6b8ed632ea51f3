package org.unseal.proof.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.TrackId;

/**
 * Reads opened tiles that a stranger may have written, and gives out only what belongs to the
 * picture seal: the roots of all opened blocks are shown to at the beginning, each block's tiles as
 * it is read. Holds one block at a time, and allocates by no number that the file's length does not
 * bear out. One thread.
 */
public final class TilesReader {
  /** So many blocks would last for months; more than these are not looked at. */
  private static final int MOST_BLOCKS = 10_000_000;

  private final DataInputStream in;
  private final TrackId track;
  private final TileGrid grid;
  private final int frames;
  private final BitSet opened = new BitSet();
  private final Deque<Digest> roots;
  private final BlockTree tree = new BlockTree();
  private int next;

  /**
   * Reads the beginning.
   *
   * @param in buffered; stays open, and the caller's
   * @param length of the whole file
   * @throws MalformedTilesException where it is no such file, or of no track of this seal
   */
  public TilesReader(InputStream in, long length, PictureSeal seal)
      throws IOException, MalformedTilesException {
    this.in = new DataInputStream(in);
    try {
      byte[] beginning = TilesFormat.beginning();
      if (!Arrays.equals(this.in.readNBytes(beginning.length), beginning)) {
        throw new MalformedTilesException("not a file of opened tiles of version 1");
      }
      track = track(this.in.readByte(), this.in.readByte());
      grid = grid(this.in.readInt(), this.in.readInt());
      frames = this.in.readInt();
      int count = this.in.readInt();
      if (frames < 0 || frames > TilesFormat.MOST_FRAMES) {
        throw new MalformedTilesException("a number of frames that no recording has");
      }
      int blocks = BlockMeans.blocks(frames);
      if (count < 0 || count > Math.min(blocks, MOST_BLOCKS) || count > length / Integer.BYTES) {
        throw new MalformedTilesException("more blocks opened than there can be");
      }
      readNumbers(count, blocks);
      List<Digest> found = new ArrayList<>();
      Digest root =
          PictureSeal.root(track, grid, frames, TilesFormat.read(blocks, opened, this.in, found));
      if (!seal.root(track).equals(Optional.of(root))) {
        throw new MalformedTilesException("the opened blocks do not belong to the picture seal");
      }
      roots = new ArrayDeque<>(found);
    } catch (EOFException e) {
      throw ended();
    }
    next = opened.nextSetBit(0);
  }

  private static TrackId track(byte letter, byte ordinal) throws MalformedTilesException {
    try {
      return TrackId.of(letter, ordinal);
    } catch (IllegalArgumentException e) {
      throw new MalformedTilesException("tiles of no track of pictures");
    }
  }

  private static TileGrid grid(int width, int height) throws MalformedTilesException {
    if (width < 1 || height < 1 || width > TileGrid.LARGEST || height > TileGrid.LARGEST) {
      throw new MalformedTilesException("pictures of a size that can't be");
    }
    return new TileGrid(new PictureSize(width, height));
  }

  private void readNumbers(int count, int blocks) throws IOException, MalformedTilesException {
    int last = -1;
    for (int i = 0; i < count; i++) {
      int block = in.readInt();
      if (block <= last || block >= blocks) {
        throw new MalformedTilesException("opened blocks out of order, or beyond the last");
      }
      opened.set(block);
      last = block;
    }
  }

  private static MalformedTilesException ended() {
    return new MalformedTilesException("the file ends too early");
  }

  public TrackId track() {
    return track;
  }

  public TileGrid grid() {
    return grid;
  }

  /** How many frames the track has. */
  public int frames() {
    return frames;
  }

  /** The blocks that are opened, a copy. */
  public BitSet opened() {
    return (BitSet) opened.clone();
  }

  /**
   * The next opened block.
   *
   * @return empty after the last, when nothing follows it
   * @throws MalformedTilesException where it is none, or its tiles are not those that were sealed
   */
  public Optional<OpenedBlock> next() throws IOException, MalformedTilesException {
    if (next < 0) {
      if (in.read() >= 0) {
        throw new MalformedTilesException("something follows the last block");
      }
      return Optional.empty();
    }
    try {
      int count = BlockMeans.framesOf(next, frames);
      byte[] bits = in.readNBytes(TilesFormat.bitmap(grid));
      if (bits.length < TilesFormat.bitmap(grid)) {
        throw ended();
      }
      BitSet tiles = TilesFormat.tiles(grid, bits);
      int length = in.readInt();
      if (length < 0 || length > TilesFormat.longest(tiles.cardinality(), count)) {
        throw new MalformedTilesException("a block is longer than any can be");
      }
      byte[] deflated = in.readNBytes(length);
      if (deflated.length < length) {
        throw ended();
      }
      BlockMeans means = TilesFormat.inflate(grid, count, tiles, deflated);
      if (!tree.rootOfOpened(means, tiles, in).equals(roots.remove())) {
        throw new MalformedTilesException(
            "the opened tiles of block " + next + " are not those that were sealed");
      }
      OpenedBlock block = new OpenedBlock(next, tiles, means);
      next = opened.nextSetBit(next + 1);
      return Optional.of(block);
    } catch (EOFException e) {
      throw ended();
    }
  }
}
