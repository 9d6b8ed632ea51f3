package org.unseal.proof.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.picture.TileCheck.Difference;

/** The comparison of one frame. */
final class TileCheckTest {
  private static final TileGrid GRID = new TileGrid(new PictureSize(48, 16));

  private static TileMeans grey(int luminance, int chroma, int brighter) {
    return TileMeans.of(
        GRID,
        new DrawnPlanes(
            GRID.size(),
            0,
            (plane, x, y) ->
                plane == 0 ? luminance + (x / 16 == 1 ? brighter : 0) : plane == 2 ? chroma : 128));
  }

  private static Difference worst(TileMeans sealed, TileMeans released, int... tiles) {
    BitSet opened = new BitSet();
    for (int tile : tiles) {
      opened.set(tile);
    }
    OpenedBlock block = new OpenedBlock(2, opened, new BlockMeans(List.of(sealed)));
    return TileCheck.worst(block, 16, opened, released).orElseThrow();
  }

  @Test
  void moreThanTenLevelsInOneTileAccuse() {
    assertThat(worst(grey(80, 128, 0), grey(80, 128, 11), 0, 1, 2))
        .isEqualTo(new Difference(16, 1, 0, 11 * 16));
    assertThat(worst(grey(80, 128, 0), grey(80, 128, 11), 0, 1, 2).accuses()).isTrue();
    assertThat(worst(grey(80, 128, 0), grey(80, 128, 10), 0, 1, 2).accuses()).isFalse();
  }

  @Test
  void sevenLevelsOfChromaAreTheLimit() {
    assertThat(worst(grey(80, 128, 0), grey(80, 120, 9), 1))
        .isEqualTo(new Difference(16, 1, 2, 8 * 16));
    assertThat(worst(grey(80, 128, 0), grey(80, 120, 9), 1).accuses()).isTrue();
    assertThat(worst(grey(80, 128, 0), grey(80, 121, 0), 1).accuses()).isFalse();
  }

  @Test
  void closedTilesDoNotCount() {
    assertThat(worst(grey(80, 128, 0), grey(80, 128, 90), 0, 2).sixteenths()).isZero();
  }

  @Test
  void frameWithoutAPictureIsPassedOver() {
    BitSet opened = new BitSet();
    opened.set(0);
    OpenedBlock block = new OpenedBlock(0, opened, new BlockMeans(List.of(TileMeans.absent(GRID))));
    assertThat(TileCheck.worst(block, 0, opened, grey(80, 128, 0))).isEmpty();
  }
}
