package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
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

  /** Frames with one shape each, whose feet go from row 60 to row 170. */
  private static List<List<Blob>> walk(int count, double heightPerRow) {
    List<List<Blob>> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int foot = 60 + 110 * i / count;
      int height = (int) Math.round(heightPerRow * foot);
      int width = height / 3;
      int[] cells = new int[GRID.cells()];
      for (int row = foot - height; row < foot; row++) {
        for (int column = 100; column < 100 + width; column++) {
          cells[row * GRID.columns() + column] = 20;
        }
      }
      frames.add(Blobs.of(cells, GRID));
    }
    return frames;
  }

  private static double heightOnRow120(List<List<Blob>> frames) {
    return PersonScale.fit(frames, GRID).flatMap(scale -> scale.heightAt(120)).orElseThrow();
  }

  @Test
  void wherePairsAreSeenAboutAsOftenAsSinglesTheLowerLineIsPeoples() {
    List<List<Blob>> frames = walk(50, 0.4);
    frames.addAll(walk(60, 0.5));
    assertThat(heightOnRow120(frames)).isBetween(46.0, 50.0);
  }

  @Test
  void whoIsHalfHiddenNowAndThenMakesNobodySmaller() {
    List<List<Blob>> frames = walk(80, 0.4);
    frames.addAll(walk(30, 0.3));
    assertThat(heightOnRow120(frames)).isBetween(46.0, 50.0);
  }
}
