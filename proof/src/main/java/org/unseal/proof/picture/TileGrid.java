package org.unseal.proof.picture;

import java.util.BitSet;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * How pictures of one size are cut into tiles: 16 columns and rows of luminance, 8 of chroma; those
 * at the right and the lower edge are what is left. Tiles are counted row by row from 0.
 *
 * @param size in pixels of luminance, at most {@value #LARGEST} wide and high
 */
public record TileGrid(PictureSize size) {
  /** Pixels that a tile is wide and high. */
  public static final int TILE = 16;

  /** Columns and rows that are taken at most. */
  public static final int LARGEST = 16_384;

  /** Pixels that an opened tile stays away from every mask. */
  static final int DISTANCE = 8;

  public TileGrid {
    if (size.width() > LARGEST || size.height() > LARGEST) {
      throw new IllegalArgumentException("too large: " + size.width() + "x" + size.height());
    }
  }

  /** How many tiles lie side by side. */
  public int columns() {
    return Math.ceilDiv(size.width(), TILE);
  }

  /** How many tiles lie one below the other. */
  public int rows() {
    return Math.ceilDiv(size.height(), TILE);
  }

  /** How many there are, at least 1. */
  public int tiles() {
    return columns() * rows();
  }

  /** The pixels of a tile. */
  public Box box(int tile) {
    int left = tile % columns() * TILE;
    int top = tile / columns() * TILE;
    return new Box(
        left, top, Math.min(left + TILE, size.width()), Math.min(top + TILE, size.height()));
  }

  /** Takes away every tile that has a pixel less than {@value #DISTANCE} pixels from a mask. */
  void removeNear(BitSet tiles, List<Box> masks) {
    for (Box mask : masks) {
      int left = Math.clamp(Math.floorDiv(mask.left() - DISTANCE, TILE), 0, columns());
      int right = Math.clamp(Math.floorDiv(mask.right() + DISTANCE - 1, TILE) + 1, 0, columns());
      int top = Math.clamp(Math.floorDiv(mask.top() - DISTANCE, TILE), 0, rows());
      int bottom = Math.clamp(Math.floorDiv(mask.bottom() + DISTANCE - 1, TILE) + 1, 0, rows());
      for (int row = top; row < bottom && left < right; row++) {
        tiles.clear(row * columns() + left, row * columns() + right);
      }
    }
  }
}
