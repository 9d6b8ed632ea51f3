package org.unseal.vision.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.vision.cells.CellGrid;

/**
 * What is covered in one picture, by squares of two pixels: masks of the plan that show the fill
 * or, without a plan, whatever shows it. Immutable once made.
 */
final class CoverMap {
  private static final int EDGE = 2;

  /** The edge of a mask is blurred by the encoder. */
  private static final int BLURRED = 4;

  /** Share of a mask's middle that must show the fill, in thousandths. */
  private static final int MOST = 900;

  private final PictureSize size;
  private final int columns;
  private final BitSet squares = new BitSet();
  private final List<Box> missing = new ArrayList<>();

  private CoverMap(PictureSize size) {
    this.size = size;
    this.columns = Math.ceilDiv(size.width(), EDGE);
  }

  static CoverMap of(PictureView picture, Optional<FrameCover> cover, FillLevels fill) {
    CoverMap map = new CoverMap(picture.size());
    if (cover.isEmpty()) {
      map.takeWhatShowsIt(picture, fill);
      return map;
    }
    switch (cover.get()) {
      case FrameCover.Nothing _ -> {}
      case FrameCover.Boxes boxes -> boxes.boxes().forEach(box -> map.mask(picture, box, fill));
      case FrameCover.Whole _ -> map.mask(picture, picture.size().box(), fill);
    }
    return map;
  }

  /** Masks that the picture does not show. */
  List<Box> missing() {
    return missing;
  }

  /** Share of a box inside the picture that is covered, in thousandths. */
  int coveredPermille(Box box) {
    long covered = 0;
    int from = box.left() / EDGE;
    int to = Math.ceilDiv(box.right(), EDGE);
    int rows = 0;
    for (int row = box.top() / EDGE; row < Math.ceilDiv(box.bottom(), EDGE); row++, rows++) {
      covered += squares.get(row * columns + from, row * columns + to).cardinality();
    }
    return (int) (covered * 1000 / ((long) rows * (to - from)));
  }

  /** Mean luminance of what is not covered, by every fourth pixel of a box; -1 where all is. */
  int light(PictureView picture, Box box) {
    ByteBuffer luma = picture.plane(0);
    long sum = 0;
    int count = 0;
    for (int y = box.top(); y < box.bottom(); y += 4) {
      for (int x = box.left(); x < box.right(); x += 4) {
        if (!squares.get(y / EDGE * columns + x / EDGE)) {
          sum += luma.get(y * picture.stride(0) + x) & 0xFF;
          count++;
        }
      }
    }
    return count == 0 ? -1 : (int) (sum / count);
  }

  /** Cells of the grid with anything covered in them, and their neighbours. */
  BitSet cells(CellGrid grid) {
    int across = grid.columns();
    BitSet cells = new BitSet(grid.cells());
    for (int square = squares.nextSetBit(0); square >= 0; square = squares.nextSetBit(square + 1)) {
      int column = square % columns * EDGE / grid.edge();
      int row = square / columns * EDGE / grid.edge();
      for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
        cells.set(r * across + Math.max(0, column - 1), r * across + Math.min(across, column + 2));
      }
    }
    return cells;
  }

  private void mask(PictureView picture, Box mask, FillLevels fill) {
    Optional<Box> inside = mask.clip(size);
    if (inside.isEmpty()) {
      return;
    }
    Box box = inside.get();
    int dx = Math.min(BLURRED, (box.width() - 1) / 3);
    int dy = Math.min(BLURRED, (box.height() - 1) / 3);
    if (shown(picture, box.grow(-dx, -dy), fill)) {
      for (int row = box.top() / EDGE; row < Math.ceilDiv(box.bottom(), EDGE); row++) {
        squares.set(
            row * columns + box.left() / EDGE, row * columns + Math.ceilDiv(box.right(), EDGE));
      }
    } else {
      missing.add(box);
    }
  }

  private static boolean shown(PictureView picture, Box box, FillLevels fill) {
    int step = Math.max(1, Math.min(box.width(), box.height()) / 24);
    int near = 0;
    int count = 0;
    for (int y = box.top(); y < box.bottom(); y += step) {
      for (int x = box.left(); x < box.right(); x += step) {
        near += near(picture, x, y, fill) ? 1 : 0;
        count++;
      }
    }
    return near * 1000L >= (long) MOST * count;
  }

  private void takeWhatShowsIt(PictureView picture, FillLevels fill) {
    for (int y = 0; y < size.height(); y += EDGE) {
      for (int x = 0; x < size.width(); x += EDGE) {
        if (near(picture, x, y, fill)) {
          squares.set(y / EDGE * columns + x / EDGE);
        }
      }
    }
  }

  private static boolean near(PictureView picture, int x, int y, FillLevels fill) {
    int chroma = y / 2 * picture.stride(1) + x / 2;
    return fill.near(
        picture.plane(0).get(y * picture.stride(0) + x) & 0xFF,
        picture.plane(1).get(chroma) & 0xFF,
        picture.plane(2).get(y / 2 * picture.stride(2) + x / 2) & 0xFF);
  }
}
