package org.unseal.engine.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * A part of a picture in whole tiles of 16 by 16 pixels, so that thousands of boxes become few. It
 * only ever grows outward.
 */
final class TileArea {
  private static final int TILE = 16;

  private final PictureSize size;
  private final int columns;
  private final BitSet[] rows;

  TileArea(PictureSize size) {
    this.size = size;
    this.columns = Math.ceilDiv(size.width(), TILE);
    this.rows = new BitSet[Math.ceilDiv(size.height(), TILE)];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new BitSet(columns);
    }
  }

  /** Every tile that the box touches; what lies outside of the picture is nothing. */
  void add(Box box) {
    int left = Math.clamp(Math.floorDiv(box.left(), TILE), 0, columns);
    int right = Math.clamp(Math.ceilDiv(box.right(), TILE), 0, columns);
    int bottom = Math.clamp(Math.ceilDiv(box.bottom(), TILE), 0, rows.length);
    for (int row = Math.max(0, Math.floorDiv(box.top(), TILE)); row < bottom; row++) {
      rows[row].set(left, Math.max(left, right));
    }
  }

  /** The same as boxes that do not overlap: rows that are alike are one. */
  List<Box> boxes() {
    List<Box> boxes = new ArrayList<>();
    int row = 0;
    while (row < rows.length) {
      int end = row + 1;
      while (end < rows.length && rows[end].equals(rows[row])) {
        end++;
      }
      int left = rows[row].nextSetBit(0);
      while (left >= 0) {
        int right = rows[row].nextClearBit(left);
        boxes.add(
            new Box(
                left * TILE,
                row * TILE,
                Math.min(right * TILE, size.width()),
                Math.min(end * TILE, size.height())));
        left = rows[row].nextSetBit(right);
      }
      row = end;
    }
    return boxes;
  }
}
