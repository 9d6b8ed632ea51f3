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

  /** The same for masks so small that they are all edge. */
  private static final int MOST_OF_SMALL = 600;

  private static final int SMALL = 16;

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
    Pixels pixels = new Pixels(picture);
    if (cover.isEmpty()) {
      map.takeWhatShowsIt(pixels, fill);
      return map;
    }
    switch (cover.get()) {
      case FrameCover.Nothing _ -> {}
      case FrameCover.Boxes boxes -> boxes.boxes().forEach(box -> map.mask(pixels, box, fill));
      case FrameCover.Whole _ -> map.mask(pixels, picture.size().box(), fill);
    }
    return map;
  }

  /** The picture's. */
  PictureSize size() {
    return size;
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
    int stride = picture.stride(0);
    long sum = 0;
    int count = 0;
    for (int y = box.top(); y < box.bottom(); y += 4) {
      for (int x = box.left(); x < box.right(); x += 4) {
        if (!squares.get(y / EDGE * columns + x / EDGE)) {
          sum += luma.get(y * stride + x) & 0xFF;
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
    int rows = Math.ceilDiv(size.height(), EDGE);
    for (int y = 0; y < rows; y++) {
      int row = y * EDGE / grid.edge();
      int end = (y + 1) * columns;
      int from = squares.nextSetBit(y * columns);
      while (from >= 0 && from < end) {
        int to = Math.min(end, squares.nextClearBit(from));
        int left = Math.max(0, (from - y * columns) * EDGE / grid.edge() - 1);
        int right = Math.min(across, (to - 1 - y * columns) * EDGE / grid.edge() + 2);
        for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
          cells.set(r * across + left, r * across + right);
        }
        from = squares.nextSetBit(to);
      }
    }
    return cells;
  }

  private void mask(Pixels picture, Box mask, FillLevels fill) {
    Optional<Box> inside = mask.clip(size);
    if (inside.isEmpty()) {
      return;
    }
    Box box = inside.get();
    int dx = Math.min(BLURRED, (box.width() - 1) / 3);
    int dy = Math.min(BLURRED, (box.height() - 1) / 3);
    int most = Math.min(box.width(), box.height()) < SMALL ? MOST_OF_SMALL : MOST;
    if (shown(picture, box.grow(-dx, -dy), fill, most)) {
      for (int row = box.top() / EDGE; row < Math.ceilDiv(box.bottom(), EDGE); row++) {
        squares.set(
            row * columns + box.left() / EDGE, row * columns + Math.ceilDiv(box.right(), EDGE));
      }
    } else {
      missing.add(box);
    }
  }

  private static boolean shown(Pixels pixels, Box box, FillLevels fill, int most) {
    int step = Math.max(1, Math.min(box.width(), box.height()) / 24);
    int near = 0;
    int count = 0;
    for (int y = box.top(); y < box.bottom(); y += step) {
      for (int x = box.left(); x < box.right(); x += step) {
        near += pixels.near(x, y, fill) ? 1 : 0;
        count++;
      }
    }
    return near * 1000L >= (long) most * count;
  }

  private void takeWhatShowsIt(Pixels pixels, FillLevels fill) {
    for (int y = 0; y < size.height(); y += EDGE) {
      for (int x = 0; x < size.width(); x += EDGE) {
        if (pixels.near(x, y, fill)) {
          squares.set(y / EDGE * columns + x / EDGE);
        }
      }
    }
  }

  /** The planes of a picture, fetched once: that costs more than looking at a pixel. */
  private static final class Pixels {
    private final ByteBuffer luma;
    private final ByteBuffer cb;
    private final ByteBuffer cr;
    private final int[] strides = new int[3];

    Pixels(PictureView picture) {
      luma = picture.plane(0);
      cb = picture.plane(1);
      cr = picture.plane(2);
      for (int plane = 0; plane < strides.length; plane++) {
        strides[plane] = picture.stride(plane);
      }
    }

    boolean near(int x, int y, FillLevels fill) {
      return fill.near(
          luma.get(y * strides[0] + x) & 0xFF,
          cb.get(y / 2 * strides[1] + x / 2) & 0xFF,
          cr.get(y / 2 * strides[2] + x / 2) & 0xFF);
    }
  }
}
