package org.unseal.vision.cells;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.unseal.engine.port.PictureView;

/**
 * One frame as cell averages of luminance and both chroma planes, one unsigned byte each, row by
 * row. The arrays are not copied: whoever holds a picture must not write to them. Thread-safe.
 */
public final class CellPicture {
  private static final ValueLayout.OfLong EIGHT =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long EVEN_SHORTS = 0x0000FFFF0000FFFFL;

  private final byte[] luma;
  private final byte[] cb;
  private final byte[] cr;

  /** Takes over the arrays. */
  public CellPicture(byte[] luma, byte[] cb, byte[] cr) {
    this.luma = luma;
    this.cb = cb;
    this.cr = cr;
  }

  /** Averages a picture of the grid's size. */
  public static CellPicture of(PictureView picture, CellGrid grid) {
    int cells = grid.cells();
    byte[] luma = new byte[cells];
    byte[] cb = new byte[cells];
    byte[] cr = new byte[cells];
    int width = grid.size().width();
    int height = grid.size().height();
    int half = grid.edge() / 2;
    average(picture, 0, width, height, grid, grid.edge(), luma);
    average(picture, 1, (width + 1) / 2, (height + 1) / 2, grid, half, cb);
    average(picture, 2, (width + 1) / 2, (height + 1) / 2, grid, half, cr);
    return new CellPicture(luma, cb, cr);
  }

  public byte[] luma() {
    return luma;
  }

  public byte[] cb() {
    return cb;
  }

  public byte[] cr() {
    return cr;
  }

  /**
   * One plane as integers, which is what arithmetic on many cells is fast with. A copy; the bytes
   * are for keeping.
   */
  public static int[] widen(byte[] plane) {
    int[] wide = new int[plane.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = plane[i] & 0xFF;
    }
    return wide;
  }

  private static void average(
      PictureView picture, int plane, int width, int height, CellGrid grid, int edge, byte[] out) {
    MemorySegment pixels = MemorySegment.ofBuffer(picture.plane(plane));
    int stride = picture.stride(plane);
    int columns = grid.columns();
    int longs = width >> 3;
    long[] rows = new long[edge * longs];
    for (int row = 0; row < grid.rows(); row++) {
      int top = row * edge;
      int bottom = Math.min(top + edge, height);
      int done = 0;
      if (bottom - top == edge) {
        for (int y = 0; y < edge; y++) {
          MemorySegment.copy(pixels, EIGHT, (long) (top + y) * stride, rows, y * longs, longs);
        }
        int at = row * columns;
        done =
            switch (edge) {
              case 2 -> rowOf2(rows, longs, out, at);
              case 4 -> rowOf4(rows, longs, out, at);
              case 8 -> rowOf8(rows, longs, out, at);
              default -> rowOf16(rows, longs, out, at);
            };
      }
      for (int column = done; column < columns; column++) {
        out[row * columns + column] =
            partial(
                pixels, stride, column * edge, Math.min((column + 1) * edge, width), top, bottom);
      }
    }
  }

  // Eight bytes at a time: neighbouring bytes are added within a long as four 16-bit sums, which
  // hold up to 16 rows of 255 + 255, and these are added up to the cell's sum. The rows were copied
  // out at once, because reading native memory piece by piece is slow before it is compiled well.

  private static int rowOf2(long[] rows, int longs, byte[] out, int at) {
    int to = at;
    for (int i = 0; i < longs; i++) {
      long sum = pairs(rows[i]) + pairs(rows[longs + i]) + 0x0002000200020002L;
      out[to] = (byte) (sum >>> 2);
      out[to + 1] = (byte) (sum >>> 18);
      out[to + 2] = (byte) (sum >>> 34);
      out[to + 3] = (byte) (sum >>> 50);
      to += 4;
    }
    return longs * 4;
  }

  private static int rowOf4(long[] rows, int longs, byte[] out, int at) {
    int to = at;
    for (int i = 0; i < longs; i++) {
      long sum =
          pairs(rows[i])
              + pairs(rows[longs + i])
              + pairs(rows[2 * longs + i])
              + pairs(rows[3 * longs + i]);
      long two = quads(sum) + 0x0000000800000008L;
      out[to] = (byte) (two >>> 4);
      out[to + 1] = (byte) (two >>> 36);
      to += 2;
    }
    return longs * 2;
  }

  private static int rowOf8(long[] rows, int longs, byte[] out, int at) {
    for (int i = 0; i < longs; i++) {
      long sum = 0;
      for (int k = i; k < rows.length; k += longs) {
        sum += pairs(rows[k]);
      }
      long two = quads(sum);
      out[at + i] = (byte) (((two & 0xFFFFFFFFL) + (two >>> 32) + 32) >>> 6);
    }
    return longs;
  }

  private static int rowOf16(long[] rows, int longs, byte[] out, int at) {
    int full = longs >> 1;
    for (int i = 0; i < full; i++) {
      long left = 0;
      long right = 0;
      for (int k = 2 * i; k < rows.length; k += longs) {
        left += pairs(rows[k]);
        right += pairs(rows[k + 1]);
      }
      long two = quads(left) + quads(right);
      out[at + i] = (byte) (((two & 0xFFFFFFFFL) + (two >>> 32) + 128) >>> 8);
    }
    return full;
  }

  private static long pairs(long bytes) {
    return (bytes & EVEN_BYTES) + ((bytes >>> 8) & EVEN_BYTES);
  }

  private static long quads(long shorts) {
    return (shorts & EVEN_SHORTS) + ((shorts >>> 16) & EVEN_SHORTS);
  }

  private static byte partial(
      MemorySegment pixels, int stride, int left, int right, int top, int bottom) {
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += pixels.get(ValueLayout.JAVA_BYTE, (long) y * stride + x) & 0xFF;
      }
    }
    int count = Math.max((right - left) * (bottom - top), 1);
    return (byte) ((sum + count / 2) / count);
  }
}
