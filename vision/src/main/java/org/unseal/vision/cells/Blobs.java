package org.unseal.vision.cells;

import java.util.List;

/** Joins marked cells to blobs. */
public final class Blobs {
  private Blobs() {}

  /**
   * @param mask row by row: 0 for unmarked, 1 for marked, 2 for marked beyond doubt
   * @return in the order of their uppermost rows
   */
  public static List<Blob> of(byte[] mask, CellGrid grid) {
    return new BlobFinder(grid.columns(), grid.rows()).find(mask);
  }
}
