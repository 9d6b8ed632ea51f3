package org.unseal.vision.cells;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * How a picture is divided into square cells, counted from its upper left corner; the last column
 * and row may be cut off by the picture's edge.
 *
 * @param edge of a cell in pixels: 4 up to 1280 columns, 8 up to 2560, 16 above, so that a head
 *     worth covering is at least two cells wide and a frame costs about the same at every size
 */
public record CellGrid(PictureSize size, int edge) {
  public CellGrid {
    requireNonNull(size, "size");
    if (edge != 4 && edge != 8 && edge != 16) {
      throw new IllegalArgumentException("cell edge " + edge);
    }
  }

  /** The grid for pictures of this size. */
  public static CellGrid of(PictureSize size) {
    int widest = Math.max(size.width(), size.height());
    return new CellGrid(size, widest <= 1280 ? 4 : widest <= 2560 ? 8 : 16);
  }

  public int columns() {
    return Math.ceilDiv(size.width(), edge);
  }

  public int rows() {
    return Math.ceilDiv(size.height(), edge);
  }

  public int cells() {
    return columns() * rows();
  }

  /** The pixels of a rectangle of cells, which is in cell units; empty outside the picture. */
  public Optional<Box> pixels(Box cells) {
    return new Box(
            cells.left() * edge, cells.top() * edge, cells.right() * edge, cells.bottom() * edge)
        .clip(size);
  }

  /** The smallest rectangle of cells around a box of pixels, in cell units; may reach outside. */
  public Box cellsAround(Box pixels) {
    return new Box(
        Math.floorDiv(pixels.left(), edge),
        Math.floorDiv(pixels.top(), edge),
        Math.ceilDiv(pixels.right(), edge),
        Math.ceilDiv(pixels.bottom(), edge));
  }
}
