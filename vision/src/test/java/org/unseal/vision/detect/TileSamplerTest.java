package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.models.InputRules;
import org.unseal.vision.models.InputRules.Colours;

class TileSamplerTest {
  private static final PictureSize SIZE = new PictureSize(64, 64);

  private static float[] sample(TestPicture picture, Box region, int percent, InputRules rules) {
    TilePlan plan = TilePlan.of(region, percent, rules);
    FloatBuffer planes = new TileSampler(rules).sample(picture, plan, 0, 0);
    float[] values = new float[(int) (3 * plan.tile().pixels())];
    planes.get(0, values);
    return values;
  }

  private static InputRules rules(Colours colours, float mean, float divisor) {
    return new InputRules(colours, mean, divisor, 32, Optional.empty(), false);
  }

  private static final InputRules PLAIN = rules(Colours.RGB, 0, 1);

  @Test
  void limitedRangeIsStretchedAndFullRangeIsNot() {
    TestPicture limited = new TestPicture(SIZE, false);
    limited.fill(SIZE.box(), 235);
    TestPicture full = new TestPicture(SIZE, true);
    full.fill(SIZE.box(), 235);
    assertThat(sample(limited, SIZE.box(), 100, PLAIN)[0]).isCloseTo(255f, within(0.01f));
    assertThat(sample(full, SIZE.box(), 100, PLAIN)[0]).isCloseTo(235f, within(0.01f));
  }

  @Test
  void planesComeInTheOrderThatTheModelWants() {
    TestPicture red = new TestPicture(SIZE, true);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        red.set(2, x, y, 255);
      }
    }
    red.fill(SIZE.box(), 76);
    int plane = 64 * 64;
    float[] rgb = sample(red, SIZE.box(), 100, PLAIN);
    float[] bgr = sample(red, SIZE.box(), 100, rules(Colours.BGR, 0, 1));
    assertThat(rgb[0]).isCloseTo(254f, within(1f));
    assertThat(rgb[plane]).isZero();
    assertThat(rgb[2 * plane]).isCloseTo(76f, within(0.01f));
    assertThat(new float[] {bgr[0], bgr[plane], bgr[2 * plane]})
        .containsExactly(rgb[2 * plane], rgb[plane], rgb[0]);
  }

  @Test
  void valuesAreNormalisedAsTheCardSays() {
    TestPicture picture = new TestPicture(SIZE, true);
    picture.fill(SIZE.box(), 255);
    assertThat(sample(picture, SIZE.box(), 100, rules(Colours.RGB, 127, 128))[0])
        .isCloseTo(1f, within(1e-6f));
  }

  @Test
  void halfSizeIsTheMeanOfFourPixels() {
    TestPicture picture = new TestPicture(SIZE, true);
    picture.fill(Box.ofSize(0, 0, 1, 1), 100);
    picture.fill(Box.ofSize(1, 0, 1, 1), 200);
    picture.fill(Box.ofSize(0, 1, 1, 1), 40);
    picture.fill(Box.ofSize(1, 1, 1, 1), 20);
    assertThat(sample(picture, SIZE.box(), 50, PLAIN)[0]).isCloseTo(90f, within(0.01f));
  }

  @Test
  void doubleSizePutsAPixelWhereItWas() {
    TestPicture picture = new TestPicture(SIZE, true);
    picture.fill(SIZE.box(), 50);
    picture.fill(Box.ofSize(10, 20, 1, 1), 250);
    float[] doubled = sample(picture, Box.ofSize(0, 0, 32, 32), 200, PLAIN);
    float brightest = 0;
    int where = 0;
    for (int at = 0; at < 64 * 64; at++) {
      if (doubled[at] > brightest) {
        brightest = doubled[at];
        where = at;
      }
    }
    assertThat(where % 64).isBetween(20, 21);
    assertThat(where / 64).isBetween(40, 41);
  }

  @Test
  void pixelsOutsideTheRegionAreNotLookedAt() {
    Box region = Box.ofSize(11, 7, 30, 31);
    TestPicture dark = new TestPicture(SIZE, false);
    TestPicture bright = new TestPicture(SIZE, false);
    bright.fill(SIZE.box(), 200);
    dark.fill(region, 90);
    bright.fill(region, 90);
    for (int percent : new int[] {50, 100, 130, 200}) {
      assertThat(sample(bright, region, percent, PLAIN))
          .as("at %d %%", percent)
          .containsExactly(sample(dark, region, percent, PLAIN));
    }
  }

  @Test
  void whatATileHasBeyondTheRegionIsBlack() {
    TestPicture picture = new TestPicture(SIZE, true);
    picture.fill(SIZE.box(), 200);
    float[] values = sample(picture, Box.ofSize(0, 0, 20, 20), 100, PLAIN);
    assertThat(values[19]).isEqualTo(200f);
    assertThat(values[20]).isZero();
    assertThat(values[20 * 32]).isZero();
  }
}
