package org.unseal.proof.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRoot;

/** The parts of a file of opened tiles that are written one way and read the other. */
final class TilesFormat {
  private static final String BEGINNING = "unseal/tiles/1\n";

  /** More frames than any recording has. */
  static final int MOST_FRAMES = 100_000_000;

  private static final int CHUNK = 1 << 16;

  private TilesFormat() {}

  /** What every such file begins with. */
  static byte[] beginning() {
    return BEGINNING.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many bytes say which tiles are opened. */
  static int bitmap(TileGrid grid) {
    return Math.ceilDiv(grid.tiles(), Byte.SIZE);
  }

  /** A bit for each tile, the highest bit first. */
  static byte[] bits(TileGrid grid, BitSet tiles) {
    byte[] bytes = new byte[bitmap(grid)];
    for (int tile = tiles.nextSetBit(0); tile >= 0; tile = tiles.nextSetBit(tile + 1)) {
      bytes[tile / Byte.SIZE] |= (byte) (0x80 >> tile % Byte.SIZE);
    }
    return bytes;
  }

  /** The tiles that a bitmap names. */
  static BitSet tiles(TileGrid grid, byte[] bits) throws MalformedTilesException {
    BitSet tiles = new BitSet(grid.tiles());
    for (int tile = 0; tile < bits.length * Byte.SIZE; tile++) {
      if ((bits[tile / Byte.SIZE] & 0x80 >> tile % Byte.SIZE) != 0) {
        tiles.set(tile);
      }
    }
    if (tiles.isEmpty() || tiles.length() > grid.tiles()) {
      throw new MalformedTilesException("a block opens no tile, or one that there is not");
    }
    return tiles;
  }

  /**
   * The means of opened tiles as they are stored: frame by frame, plane by plane, each the
   * difference from the same tile a frame before, in the first frame from the opened tile before;
   * as zigzag numbers of 16 bits, first all high bytes, then all low ones; deflated.
   */
  static byte[] deflate(BlockMeans means, BitSet opened) {
    int[] tiles = opened.stream().toArray();
    int values = tiles.length * TileMeans.PLANES * means.frames().size();
    byte[] bytes = new byte[2 * values];
    int place = 0;
    for (int frame = 0; frame < means.frames().size(); frame++) {
      TileMeans now = means.frames().get(frame);
      for (int plane = 0; plane < TileMeans.PLANES; plane++) {
        for (int i = 0; i < tiles.length; i++) {
          int from =
              frame > 0
                  ? means.frames().get(frame - 1).mean(plane, tiles[i])
                  : i > 0 ? now.mean(plane, tiles[i - 1]) : 0;
          short change = (short) (now.mean(plane, tiles[i]) - from);
          int zigzag = change << 1 ^ change >> 15;
          bytes[place] = (byte) (zigzag >> 8);
          bytes[values + place++] = (byte) zigzag;
        }
      }
    }
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** The most bytes that so many deflated values may take: zlib's own worst case, and some. */
  static int longest(int tiles, int frames) {
    int bytes = 2 * TileMeans.PLANES * frames * tiles;
    return bytes + bytes / 1000 + 64;
  }

  /** The reverse of {@link #deflate}; tiles that are not opened get means of 0. */
  static BlockMeans inflate(TileGrid grid, int frames, BitSet opened, byte[] deflated)
      throws MalformedTilesException {
    int[] tiles = opened.stream().toArray();
    int values = tiles.length * TileMeans.PLANES * frames;
    byte[] bytes = new byte[2 * values];
    inflate(deflated, bytes);
    char[][] means = new char[frames][TileMeans.PLANES * grid.tiles()];
    int place = 0;
    for (int frame = 0; frame < frames; frame++) {
      for (int plane = 0; plane < TileMeans.PLANES; plane++) {
        int at = plane * grid.tiles();
        for (int i = 0; i < tiles.length; i++) {
          int zigzag = (bytes[place] & 0xFF) << 8 | (bytes[values + place++] & 0xFF);
          int change = zigzag >>> 1 ^ -(zigzag & 1);
          int from =
              frame > 0
                  ? means[frame - 1][at + tiles[i]]
                  : i > 0 ? means[frame][at + tiles[i - 1]] : 0;
          char mean = (char) (from + change);
          if (!TileMeans.allowed(mean)) {
            throw new MalformedTilesException("a mean is larger than any can be");
          }
          means[frame][at + tiles[i]] = mean;
        }
      }
    }
    return new BlockMeans(Arrays.stream(means).map(frame -> TileMeans.of(grid, frame)).toList());
  }

  private static void inflate(byte[] deflated, byte[] into) throws MalformedTilesException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      int length = 0;
      while (length < into.length) {
        int more = inflater.inflate(into, length, into.length - length);
        if (more == 0) {
          break; // ended, or wants what is not there
        }
        length += more;
      }
      boolean ended =
          inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished());
      if (length < into.length || !ended || inflater.getRemaining() > 0) {
        throw new MalformedTilesException("a block has more means or fewer than tiles");
      }
    } catch (DataFormatException e) {
      throw new MalformedTilesException("the means of a block are not deflated");
    } finally {
      inflater.end();
    }
  }

  /** Writes what leads from the opened blocks to the root over all. */
  static void write(List<Digest> roots, BitSet opened, DataOutput out) throws IOException {
    if (!roots.isEmpty()) {
      write(roots, opened, 0, roots.size(), out);
    }
  }

  private static void write(List<Digest> roots, BitSet opened, int from, int end, DataOutput out)
      throws IOException {
    if (none(opened, from, end)) {
      MerkleRoot tree = new MerkleRoot();
      roots.subList(from, end).forEach(tree::add);
      out.write(HexFormat.of().parseHex(tree.root().hex()));
    } else if (end - from == 1) {
      out.write(HexFormat.of().parseHex(roots.get(from).hex()));
    } else {
      int middle = from + BlockTree.split(end - from);
      write(roots, opened, from, middle, out);
      write(roots, opened, middle, end, out);
    }
  }

  /**
   * Reads it again.
   *
   * @param roots takes the roots of the opened blocks, in order
   * @return the root over all blocks
   */
  static Digest read(int blocks, BitSet opened, DataInput in, List<Digest> roots)
      throws IOException {
    return blocks == 0 ? new MerkleRoot().root() : read(0, blocks, opened, in, roots);
  }

  private static Digest read(int from, int end, BitSet opened, DataInput in, List<Digest> roots)
      throws IOException {
    boolean none = none(opened, from, end);
    if (none || end - from == 1) {
      byte[] bytes = new byte[Digest.LENGTH];
      in.readFully(bytes);
      Digest digest = Digest.of(bytes);
      if (!none) {
        roots.add(digest);
      }
      return digest;
    }
    int middle = from + BlockTree.split(end - from);
    Digest left = read(from, middle, opened, in, roots);
    return MerkleRoot.node(left, read(middle, end, opened, in, roots));
  }

  private static boolean none(BitSet opened, int from, int end) {
    int next = opened.nextSetBit(from);
    return next < 0 || next >= end;
  }
}
