package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.cells.CellGrid;

final class PersonScaleTest {
  private static final CellGrid GRID = CellGrid.of(new PictureSize(1280, 720));

  /** Feet on row 100 belong to somebody 40 cells tall, whose face is 4 cells high. */
  private static final PersonScale SCALE = new PersonScale(0, 0.4, 60, 170);

  @Test
  void faceOfSomebodyWhoStandsThereFits() {
    assertThat(SCALE.fits(new Box(600, 244, 612, 260), GRID)).isTrue();
  }

  @Test
  void faceTwiceAsLargeFitsBecauseOfSteps() {
    assertThat(SCALE.fits(new Box(600, 248, 624, 280), GRID)).isTrue();
  }

  @Test
  void faceFourTimesAsLargeDoesNotFit() {
    assertThat(SCALE.fits(new Box(600, 256, 648, 320), GRID)).isFalse();
  }

  @Test
  void anyFaceFitsWhereNobodyWasEverSeen() {
    assertThat(SCALE.fits(new Box(600, 20, 640, 70), GRID)).isTrue();
  }

  @Test
  void anyFaceFitsBeforeALowCamera() {
    PersonScale low = new PersonScale(-20, 0.6, 60, 170);
    assertThat(low.fits(new Box(600, 256, 648, 320), GRID)).isTrue();
  }
}
