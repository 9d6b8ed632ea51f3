package org.unseal.vision.cells;

import java.util.List;

/** Joins marked cells to blobs. */
public final class Blobs {
  private Blobs() {}

  /**
   * Finds what hangs together.
   *
   * @param excess row by row, by how much each cell differs more than noise does; none where not
   *     above 0
   * @return in the order of their uppermost rows
   */
  public static List<Blob> of(int[] excess, CellGrid grid) {
    return new BlobFinder(grid.columns(), grid.rows()).find(excess);
  }
}
