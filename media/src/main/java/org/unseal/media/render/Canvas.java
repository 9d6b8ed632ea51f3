package org.unseal.media.render;

import java.util.List;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * What all pictures of a rendition have in common, whatever the source does in between.
 *
 * @param shown size of the recording's pictures, which masks are measured in
 * @param coded size of the output's, {@code shown} grown to what x264 can encode
 * @param fullRange luminance uses 0..255
 * @param matrix by which luminance and chroma are to be read, never unspecified
 * @param interlaced two fields are woven
 * @param grid where masks' edges may lie
 * @param fill 0xRRGGBB
 */
record Canvas(
    PictureSize shown,
    PictureSize coded,
    boolean fullRange,
    int matrix,
    boolean interlaced,
    MaskGrid grid,
    int fill) {
  static Canvas of(
      PictureSize shown,
      int pixelFormat,
      boolean fullRange,
      int namedMatrix,
      boolean interlaced,
      int fill) {
    int rows = interlaced ? 4 : 2;
    PictureSize coded =
        new PictureSize(
            Math.ceilDiv(shown.width(), 2) * 2, Math.ceilDiv(shown.height(), rows) * rows);
    return new Canvas(
        shown,
        coded,
        fullRange,
        FillColour.matrixOr(namedMatrix, shown),
        interlaced,
        grid(pixelFormat, interlaced),
        fill);
  }

  /**
   * Masks cut neither between pixels that share chroma, in source or output, nor between fields.
   */
  static MaskGrid grid(int pixelFormat, boolean interlaced) {
    int columns = Math.max(2, 1 << FillPattern.log2ChromaWidth(pixelFormat));
    int rows = Math.max(2, 1 << FillPattern.log2ChromaHeight(pixelFormat));
    return new MaskGrid(columns, interlaced ? 2 * rows : rows);
  }

  /** Boxes grown to the grid: a plan's lie on it already, and what does not must cover more. */
  List<Box> onGrid(List<Box> boxes) {
    return boxes.stream()
        .map(b -> b.snapOutward(grid.columns(), grid.rows()))
        .flatMap(b -> b.clip(shown).stream())
        .toList();
  }

  /** The luminance of the fill in the output. */
  int fillLuma() {
    return colour(fullRange).component(0, Byte.SIZE);
  }

  /** The fill for pictures that are read this way. */
  FillColour colour(boolean inFullRange) {
    return new FillColour(fill, matrix, inFullRange);
  }
}
