package org.unseal.vision.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.footage.ScriptedPicture;

final class CellPictureTest {
  @Test
  void everyCellIsTheRoundedMeanOfItsPixels() {
    for (int edge : new int[] {4, 8, 16}) {
      for (int width : new int[] {16, 33, 47, 64, 71}) {
        PictureSize size = new PictureSize(width, 37);
        ScriptedPicture picture = noise(size);
        CellGrid grid = new CellGrid(size, edge);
        CellPicture cells = CellPicture.of(picture, grid);
        for (int row = 0; row < grid.rows(); row++) {
          for (int column = 0; column < grid.columns(); column++) {
            int cell = row * grid.columns() + column;
            String where = edge + " " + size + " cell " + column + "," + row;
            assertThat(cells.luma()[cell] & 0xFF)
                .as(where)
                .isEqualTo(mean(picture, 0, size.width(), size.height(), edge, column, row));
            int halfWidth = (size.width() + 1) / 2;
            assertThat(cells.cb()[cell] & 0xFF)
                .as(where)
                .isEqualTo(mean(picture, 1, halfWidth, 19, edge / 2, column, row));
            assertThat(cells.cr()[cell] & 0xFF)
                .as(where)
                .isEqualTo(mean(picture, 2, halfWidth, 19, edge / 2, column, row));
          }
        }
      }
    }
  }

  private static int mean(
      PictureView picture, int plane, int width, int height, int edge, int column, int row) {
    int sum = 0;
    int count = 0;
    for (int y = row * edge; y < Math.min(height, (row + 1) * edge); y++) {
      for (int x = column * edge; x < Math.min(width, (column + 1) * edge); x++) {
        sum += picture.plane(plane).get(y * picture.stride(plane) + x) & 0xFF;
        count++;
      }
    }
    return (sum + count / 2) / count;
  }

  private static ScriptedPicture noise(PictureSize size) {
    ScriptedPicture picture = new ScriptedPicture(size, true);
    SplittableRandom random = new SplittableRandom(7);
    for (int plane = 0; plane < 3; plane++) {
      var pixels = picture.writable(plane);
      for (int i = 0; i < pixels.capacity(); i++) {
        pixels.put(i, (byte) random.nextInt(256));
      }
    }
    return picture;
  }
}
