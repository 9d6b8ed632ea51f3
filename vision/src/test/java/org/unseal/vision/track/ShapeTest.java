package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
import org.unseal.vision.cells.CellGrid;

final class ShapeTest {
  private static final CellGrid GRID = Walkers.GRID;

  /** One blob of two uprights that touch at their feet, so many columns apart. */
  private static Blob pair(int apart) {
    int[] cells = new int[GRID.cells()];
    fill(cells, new Box(10, 10, 15, 30));
    fill(cells, new Box(15 + apart, 10, 20 + apart, 30));
    fill(cells, new Box(10, 29, 20 + apart, 30));
    List<Blob> blobs = Blobs.of(cells, GRID);
    assertThat(blobs).hasSize(1);
    return blobs.getFirst();
  }

  private static void fill(int[] cells, Box box) {
    for (int row = box.top(); row < box.bottom(); row++) {
      for (int i = box.left(); i < box.right(); i++) {
        cells[row * GRID.columns() + i] = 20;
      }
    }
  }

  private static boolean covers(Shape shape, int column, int row) {
    Box cell = GRID.pixels(new Box(column, row, column + 1, row + 1)).orElseThrow();
    return shape.boxes(GRID).stream().anyMatch(box -> box.contains(cell));
  }

  @Test
  void narrowGapBetweenTwoIsFilled() {
    assertThat(covers(Shape.of(pair(6), 7), 17, 15)).isTrue();
  }

  @Test
  void wideGapBetweenTwoIsLeftOpen() {
    Shape shape = Shape.of(pair(12), 7);
    assertThat(covers(shape, 20, 15)).isFalse();
    assertThat(covers(shape, 20, 29)).isTrue();
    assertThat(covers(shape, 12, 15)).isTrue();
    assertThat(covers(shape, 29, 15)).isTrue();
  }

  @Test
  void whereNoGapIsKnownToBeWideAllAreFilled() {
    assertThat(covers(Shape.of(pair(12)), 20, 15)).isTrue();
  }

  @Test
  void holeInsideIsFilled() {
    int[] cells = new int[GRID.cells()];
    fill(cells, new Box(10, 10, 30, 30));
    for (int row = 16; row < 24; row++) {
      for (int column = 12; column < 28; column++) {
        cells[row * GRID.columns() + column] = 0;
      }
    }
    // Wider than the gap, but lower.
    assertThat(covers(Shape.of(Blobs.of(cells, GRID).getFirst(), 8), 20, 20)).isTrue();
  }

  @Test
  void boxesCoverEveryCellAndLittleElse() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] cells = new int[GRID.cells()];
      for (int i = 0; i < 12; i++) {
        int left = random.nextInt(4, 60);
        int top = random.nextInt(4, 40);
        fill(cells, new Box(left, top, left + random.nextInt(1, 14), top + random.nextInt(1, 14)));
      }
      for (Blob blob : Blobs.of(cells, GRID)) {
        boolean[] covered = new boolean[GRID.cells()];
        Shape.of(blob, 0).boxes(GRID).forEach(box -> mark(covered, box));
        int own = 0;
        int all = 0;
        int[] missed = {0};
        blob.runs(
            (row, from, to) -> {
              for (int column = from; column < to; column++) {
                missed[0] += covered[row * GRID.columns() + column] ? 0 : 1;
              }
            });
        for (int i = 0; i < covered.length; i++) {
          own += cells[i] > 0 && covered[i] ? 1 : 0;
          all += covered[i] ? 1 : 0;
        }
        assertThat(missed[0]).as("seed %d", seed).isZero();
        assertThat(all).as("seed %d", seed).isLessThan(own * 5 / 4 + 40);
      }
    }
  }

  private static void mark(boolean[] covered, Box pixels) {
    Box cells = GRID.cellsAround(pixels);
    for (int row = cells.top(); row < cells.bottom(); row++) {
      for (int column = cells.left(); column < cells.right(); column++) {
        covered[row * GRID.columns() + column] = true;
      }
    }
  }

  @Test
  void grownShapeReachesOneCellFurtherEverywhere() {
    Shape grown = Shape.of(new Box(10, 10, 12, 12)).grow(1);
    assertThat(grown.bounds()).isEqualTo(new Box(9, 9, 13, 13));
    assertThat(covers(grown, 9, 9)).isTrue();
    assertThat(covers(grown, 12, 12)).isTrue();
  }
}
