package org.unseal.proof.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The means of one picture's tiles: of luminance, Cb and Cr, in sixteenths of a grey level. A
 * picture that can't be judged has {@link #ABSENT} everywhere. Immutable.
 */
public final class TileMeans {
  /** Luminance, Cb and Cr. */
  public static final int PLANES = 3;

  /** Stands where there was no picture; no mean is larger than 4,080. */
  public static final int ABSENT = 0xFFFF;

  private static final int LARGEST = 16 * 255;
  private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;
  private static final long ONES = 0x0001_0001_0001_0001L;

  private final TileGrid grid;

  /** All tiles of the first plane, then of the second, then of the third. */
  private final char[] values;

  private TileMeans(TileGrid grid, char[] values) {
    this.grid = grid;
    this.values = values;
  }

  /** Gives a picture's planes, 8 bits, 4:2:0. */
  public interface Planes {
    /** Plane 0 is luminance, 1 is Cb, 2 is Cr; rows begin at multiples of {@link #stride}. */
    ByteBuffer plane(int plane);

    /** Bytes from a row to the next. */
    int stride(int plane);
  }

  /**
   * Of a picture that is at least as large as the grid; what lies right of it and below is left
   * out.
   */
  public static TileMeans of(TileGrid grid, Planes picture) {
    char[] values = new char[PLANES * grid.tiles()];
    for (int plane = 0; plane < PLANES; plane++) {
      int half = plane == 0 ? 0 : 1;
      int width = (grid.size().width() + half) >> half;
      int height = (grid.size().height() + half) >> half;
      // the sum of eight bytes is the same whatever order they are read in
      ByteBuffer bytes = picture.plane(plane).duplicate().order(ByteOrder.nativeOrder());
      new Plane(bytes, picture.stride(plane), width, height, TileGrid.TILE >> half)
          .means(values, plane * grid.tiles());
    }
    return new TileMeans(grid, values);
  }

  /** Of a picture that is not there. */
  public static TileMeans absent(TileGrid grid) {
    char[] values = new char[PLANES * grid.tiles()];
    Arrays.fill(values, (char) ABSENT);
    return new TileMeans(grid, values);
  }

  /** Of values by plane and tile, which are not copied. */
  static TileMeans of(TileGrid grid, char[] values) {
    return new TileMeans(grid, values);
  }

  /** Whether a value can be a mean, or say that there is none. */
  static boolean allowed(int value) {
    return value <= LARGEST || value == ABSENT;
  }

  public TileGrid grid() {
    return grid;
  }

  /** A tile's mean in sixteenths of a grey level, or {@link #ABSENT}. */
  public int mean(int plane, int tile) {
    return values[plane * grid.tiles() + tile];
  }

  /** Whether there was no picture. */
  public boolean isAbsent(int tile) {
    return mean(0, tile) == ABSENT;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TileMeans that
        && grid.equals(that.grid)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** One plane, and how it is cut. */
  private record Plane(ByteBuffer bytes, int stride, int width, int height, int side) {
    void means(char[] values, int at) {
      int place = at;
      for (int top = 0; top < height; top += side) {
        int rows = Math.min(side, height - top);
        for (int left = 0; left < width; left += side) {
          int columns = Math.min(side, width - left);
          int start = top * stride + left;
          long sum = columns == side ? wholeRows(start, rows) : anyRows(start, rows, columns);
          values[place++] = (char) (16 * sum / ((long) rows * columns));
        }
      }
    }

    /** Eight bytes at a time, in four sums of 16 bits: a tile's stay below 65,536. */
    private long wholeRows(int start, int rows) {
      long sums = 0;
      for (int row = 0, at = start; row < rows; row++, at += stride) {
        for (int column = 0; column < side; column += Long.BYTES) {
          long eight = bytes.getLong(at + column);
          sums += (eight & EVEN_BYTES) + (eight >>> 8 & EVEN_BYTES);
        }
      }
      return (sums * ONES) >>> 48;
    }

    private long anyRows(int start, int rows, int columns) {
      long sum = 0;
      for (int row = 0, at = start; row < rows; row++, at += stride) {
        for (int column = 0; column < columns; column++) {
          sum += bytes.get(at + column) & 0xFF;
        }
      }
      return sum;
    }
  }
}
