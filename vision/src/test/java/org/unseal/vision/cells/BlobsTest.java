package org.unseal.vision.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

final class BlobsTest {
  private final CellGrid grid = new CellGrid(new PictureSize(80, 48), 4);

  private List<Blob> find(String... rows) {
    int[] excess = new int[grid.cells()];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length(); column++) {
        char c = rows[row].charAt(column);
        excess[row * grid.columns() + column] = c == '#' ? 20 : c == '+' ? 1 : -5;
      }
    }
    return Blobs.of(excess, grid);
  }

  @Test
  void nothingDiffersNothingFound() {
    assertThat(find("....", "....")).isEmpty();
  }

  @Test
  void shapeCutByOneColumnStaysOne() {
    List<Blob> blobs = find("##.##", "##.##", "##.##");
    assertThat(blobs).hasSize(1);
    assertThat(blobs.getFirst().box()).isEqualTo(new Box(0, 0, 5, 3));
    assertThat(blobs.getFirst().area()).isEqualTo(12);
  }

  @Test
  void shapeWithoutBeltStaysOne() {
    assertThat(find(".##", ".##", "...", "...", ".##")).hasSize(1);
  }

  @Test
  void shapesThreeColumnsApartAreTwo() {
    assertThat(find("##...##", "##...##")).hasSize(2);
  }

  @Test
  void armsThatMeetBelowMakeOneShape() {
    List<Blob> blobs = find("#.....#", "#.....#", "#######");
    assertThat(blobs).hasSize(1);
    assertThat(blobs.getFirst().left(0)).isZero();
    assertThat(blobs.getFirst().right(0)).isEqualTo(7);
  }

  @Test
  void onlyLargeExcessIsBeyondDoubt() {
    Blob blob = find("#++").getFirst();
    assertThat(blob.area()).isEqualTo(3);
    assertThat(blob.strong()).isEqualTo(1);
  }

  @Test
  void joinedShapesReachFromOneToTheOther() {
    List<Blob> blobs = find("##......", "........", "........", "........", "....##..");
    Blob joined = blobs.get(0).join(blobs.get(1));
    assertThat(joined.box()).isEqualTo(new Box(0, 0, 6, 5));
    assertThat(joined.left(4)).isEqualTo(4);
    assertThat(joined.area()).isEqualTo(4);
  }
}
