package org.unseal.engine.flash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.picture.PictureSize;

/** What flashes and what does not. */
class FlashMeterTest {
  private static final CellGrid GRID = CellGrid.of(new PictureSize(1280, 720));

  /** The luminance of a cell at a time. */
  private interface Scene {
    int at(int x, int y, long micros);
  }

  private static OptionalLong found(int fps, int seconds, Scene scene) {
    FlashMeter meter = new FlashMeter(GRID);
    for (int frame = 0; frame < fps * seconds; frame++) {
      long micros = frame * 1_000_000L / fps;
      int[] cells = new int[GRID.cells()];
      for (int y = 0; y < GRID.rows(); y++) {
        for (int x = 0; x < GRID.columns(); x++) {
          cells[y * GRID.columns() + x] = scene.at(x, y, micros);
        }
      }
      meter.take(micros, cells);
    }
    return meter.found();
  }

  /** A square wave of so many flashes a second. */
  private static int strobe(long micros, int hertz, int dark, int bright) {
    return micros * 2 * hertz / 1_000_000 % 2 == 0 ? dark : bright;
  }

  @ParameterizedTest
  @CsvSource({"30, 4, true", "30, 10, true", "15, 5, true", "30, 3, false", "30, 2, false"})
  void moreThanThreeFlashesASecondOverThePictureAreFound(int fps, int hertz, boolean flashes) {
    assertThat(found(fps, 3, (x, y, t) -> strobe(t, hertz, 500, 9_000)).isPresent())
        .isEqualTo(flashes);
  }

  @ParameterizedTest
  @CsvSource({"9, 9, false", "10, 10, true", "21, 4, false", "21, 5, true", "4, 36, false"})
  void onlyWhatIsMoreThanAQuarterOfTenDegreesCounts(int wide, int high, boolean flashes) {
    Scene corner =
        (x, y, t) -> x >= 40 && x < 40 + wide && y < high ? strobe(t, 5, 500, 9_000) : 3_000;
    assertThat(found(30, 2, corner).isPresent()).isEqualTo(flashes);
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 2900, false",
    "2000, 3100, true",
    "8100, 9900, false",
    "7900, 9900, true",
    "0, 999, false"
  })
  void faintFlashesAndThoseOfBrightPicturesDoNotCount(int dark, int bright, boolean flashes) {
    assertThat(found(30, 2, (x, y, t) -> strobe(t, 5, dark, bright)).isPresent())
        .isEqualTo(flashes);
  }

  @Test
  void flashesThatAreFarApartInTimeDoNotAddUp() {
    Scene now = (x, y, t) -> t % 700_000 < 60_000 ? 9_000 : 500;
    assertThat(found(30, 6, now)).isEmpty();
  }

  @Test
  void secondInWhichItBeginsIsTold() {
    Scene later = (x, y, t) -> t < 2_000_000 ? 500 : strobe(t, 6, 500, 9_000);
    assertThat(found(30, 4, later).orElseThrow()).isBetween(2_000_000L, 2_200_000L);
  }

  @Test
  void slowChangeThatEndsAsBrightIsNoFlash() {
    Scene day = (x, y, t) -> (int) (t / 1_000);
    assertThat(found(30, 9, day)).isEmpty();
    Scene breath = (x, y, t) -> (int) (5_000 + 4_000 * Math.sin(t / 1e6 * 2 * Math.PI * 2));
    assertThat(found(30, 4, breath)).as("two breaths a second").isEmpty();
    Scene fast = (x, y, t) -> (int) (4_000 + 3_500 * Math.sin(t / 1e6 * 2 * Math.PI * 5));
    assertThat(found(30, 4, fast)).as("five a second").isPresent();
  }

  @Test
  void noiseIsNoFlash() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    assertThat(found(15, 4, (x, y, t) -> 3_000 + random.nextInt(900)))
        .as("seed %d", seed)
        .isEmpty();
  }

  @Test
  void cellsFillTheScreenWhateverShapeThePictureHas() {
    assertThat(CellGrid.of(new PictureSize(1280, 720))).isEqualTo(new CellGrid(64, 36));
    assertThat(CellGrid.of(new PictureSize(640, 480))).isEqualTo(new CellGrid(64, 48));
    assertThat(CellGrid.of(new PictureSize(720, 1280))).isEqualTo(new CellGrid(27, 48));
    assertThat(CellGrid.of(new PictureSize(4000, 2))).isEqualTo(new CellGrid(64, 1));
    FlashMeter narrow = new FlashMeter(new CellGrid(64, 1));
    int[] cells = new int[64];
    for (int i = 0; i < 60; i++) {
      Arrays.fill(cells, i % 2 == 0 ? 0 : 9_000);
      narrow.take(i * 50_000L, cells);
    }
    assertThat(narrow.found()).as("a line is less than a quarter of anything").isEmpty();
  }
}
