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
    for (int row = 0; row < grid.rows(); row++) {
      int top = row * edge;
      int bottom = Math.min(top + edge, height);
      int done = 0;
      if (bottom - top == edge) {
        long from = (long) top * stride;
        int at = row * columns;
        done =
            switch (edge) {
              case 2 -> rowOf2(pixels, from, stride, width, out, at);
              case 4 -> rowOf4(pixels, from, stride, width, out, at);
              case 8 -> rowOf8(pixels, from, stride, width, out, at);
              default -> rowOf16(pixels, from, stride, width, out, at);
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
  // hold up to 16 rows of 255 + 255, and these are added up to the cell's sum.

  private static int rowOf2(
      MemorySegment pixels, long from, int stride, int width, byte[] out, int at) {
    int longs = width >> 3;
    for (int i = 0; i < longs; i++) {
      long a = pixels.get(EIGHT, from + i * 8L);
      long b = pixels.get(EIGHT, from + stride + i * 8L);
      long sum = pairs(a) + pairs(b) + 0x0002000200020002L;
      int to = at + i * 4;
      out[to] = (byte) (sum >>> 2);
      out[to + 1] = (byte) (sum >>> 18);
      out[to + 2] = (byte) (sum >>> 34);
      out[to + 3] = (byte) (sum >>> 50);
    }
    return longs * 4;
  }

  private static int rowOf4(
      MemorySegment pixels, long from, int stride, int width, byte[] out, int at) {
    int longs = width >> 3;
    for (int i = 0; i < longs; i++) {
      long start = from + i * 8L;
      long sum =
          pairs(pixels.get(EIGHT, start))
              + pairs(pixels.get(EIGHT, start + stride))
              + pairs(pixels.get(EIGHT, start + 2L * stride))
              + pairs(pixels.get(EIGHT, start + 3L * stride));
      long two = quads(sum) + 0x0000000800000008L;
      out[at + i * 2] = (byte) (two >>> 4);
      out[at + i * 2 + 1] = (byte) (two >>> 36);
    }
    return longs * 2;
  }

  private static int rowOf8(
      MemorySegment pixels, long from, int stride, int width, byte[] out, int at) {
    int longs = width >> 3;
    for (int i = 0; i < longs; i++) {
      long start = from + i * 8L;
      long sum = 0;
      for (int y = 0; y < 8; y++) {
        sum += pairs(pixels.get(EIGHT, start + (long) y * stride));
      }
      long two = quads(sum);
      out[at + i] = (byte) (((two & 0xFFFFFFFFL) + (two >>> 32) + 32) >>> 6);
    }
    return longs;
  }

  private static int rowOf16(
      MemorySegment pixels, long from, int stride, int width, byte[] out, int at) {
    int full = width >> 4;
    for (int i = 0; i < full; i++) {
      long start = from + i * 16L;
      long left = 0;
      long right = 0;
      for (int y = 0; y < 16; y++) {
        left += pairs(pixels.get(EIGHT, start + (long) y * stride));
        right += pairs(pixels.get(EIGHT, start + (long) y * stride + 8));
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
