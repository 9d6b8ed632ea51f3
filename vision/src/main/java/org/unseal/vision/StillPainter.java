package org.unseal.vision;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.backdrop.Light;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * Makes a full picture of a backdrop that is known by its cells: each cell's pixels come from the
 * offered picture that agrees with it best, and from the first one as long as that agrees well
 * enough, so that the still is no patchwork. One thread.
 */
final class StillPainter {
  private static final int GOOD_ENOUGH = 5;

  private final CellGrid grid;
  private final CellPicture wanted;
  private final int[] error;
  private Optional<StillPicture> still = Optional.empty();

  StillPainter(CellGrid grid, CellPicture wanted) {
    this.grid = grid;
    this.wanted = wanted;
    this.error = new int[grid.cells()];
    Arrays.fill(error, Integer.MAX_VALUE);
  }

  /** Takes from a picture what it shows better than those before. */
  void offer(PictureView picture, CellPicture cells) {
    Light light = Light.between(CellPicture.widen(wanted.luma()), CellPicture.widen(cells.luma()));
    boolean first = still.isEmpty();
    StillPicture target = still.orElseGet(() -> StillPicture.copy(picture));
    still = Optional.of(target);
    for (int cell = 0; cell < error.length; cell++) {
      if (error[cell] <= GOOD_ENOUGH) {
        continue;
      }
      int off = difference(light, cells, cell);
      if (off < error[cell]) {
        error[cell] = off;
        if (!first) {
          int column = cell % grid.columns();
          int row = cell / grid.columns();
          grid.pixels(new Box(column, row, column + 1, row + 1))
              .ifPresent(part -> target.take(picture, part));
        }
      }
    }
  }

  private int difference(Light light, CellPicture cells, int cell) {
    return Math.abs((cells.luma()[cell] & 0xFF) - light.predict(wanted.luma()[cell] & 0xFF))
        + Math.abs((cells.cb()[cell] & 0xFF) - (wanted.cb()[cell] & 0xFF))
        + Math.abs((cells.cr()[cell] & 0xFF) - (wanted.cr()[cell] & 0xFF));
  }

  /** What was painted; empty where nothing was offered. */
  Optional<StillPicture> still() {
    return still;
  }
}
