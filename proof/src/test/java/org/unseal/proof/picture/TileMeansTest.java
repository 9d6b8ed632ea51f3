package org.unseal.proof.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** Sums of tiles. */
final class TileMeansTest {
  private static int slow(TileGrid grid, DrawnPlanes.Sample sample, int plane, int tile) {
    int side = plane == 0 ? 16 : 8;
    int left = tile % grid.columns() * side;
    int top = tile / grid.columns() * side;
    long sum = 0;
    long count = 0;
    for (int y = top; y < Math.min(top + side, DrawnPlanes.height(grid.size(), plane)); y++) {
      for (int x = left; x < Math.min(left + side, DrawnPlanes.width(grid.size(), plane)); x++) {
        sum += sample.at(plane, x, y) & 0xFF;
        count++;
      }
    }
    return (int) (16 * sum / count);
  }

  @Test
  void meansAreThoseOfEverySampleCountedByItself() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      TileGrid grid = new TileGrid(new PictureSize(1 + random.nextInt(70), 1 + random.nextInt(50)));
      int key = random.nextInt();
      DrawnPlanes.Sample sample = (plane, x, y) -> ((x * 31 + y * 17 + plane * 7) * key) >> 5;
      PictureSize larger =
          new PictureSize(
              grid.size().width() + random.nextInt(3), grid.size().height() + random.nextInt(3));
      TileMeans means = TileMeans.of(grid, new DrawnPlanes(larger, random.nextInt(20), sample));
      for (int plane = 0; plane < TileMeans.PLANES; plane++) {
        for (int tile = 0; tile < grid.tiles(); tile++) {
          assertThat(means.mean(plane, tile))
              .as("seed %d, plane %d, tile %d of %s", seed, plane, tile, grid.size())
              .isEqualTo(slow(grid, sample, plane, tile));
        }
      }
    }
  }

  @Test
  void whitePictureDoesNotOverflow() {
    TileGrid grid = new TileGrid(new PictureSize(48, 32));
    TileMeans means = TileMeans.of(grid, new DrawnPlanes(grid.size(), 0, (plane, x, y) -> 255));
    assertThat(means.mean(0, 4)).isEqualTo(4080);
    assertThat(means.mean(2, 4)).isEqualTo(4080);
  }

  @Test
  void tilesAtTheEdgeAreWhatIsLeft() {
    TileGrid grid = new TileGrid(new PictureSize(33, 17));
    assertThat(grid.tiles()).isEqualTo(6);
    assertThat(grid.box(5)).isEqualTo(new Box(32, 16, 33, 17));
  }
}
