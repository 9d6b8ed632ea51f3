package org.unseal.model.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTest {
  @Test
  void aBoxWithoutPixelsIsRefused() {
    assertThatThrownBy(() -> new Box(3, 0, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Box(0, 5, 1, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Box.ofSize(1, 1, 0, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theAreaOfTheLargestBoxDoesNotOverflow() {
    assertThat(new Box(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).area())
        .isEqualTo((long) Integer.MAX_VALUE * Integer.MAX_VALUE);
  }

  @Test
  void boxesThatOnlyTouchHaveNothingInCommon() {
    Box left = new Box(0, 0, 4, 4);
    Box right = new Box(4, 0, 8, 4);
    assertThat(left.meet(right)).isEmpty();
    assertThat(left.overlaps(right)).isFalse();
    assertThat(left.overlapRatio(right)).isZero();
  }

  @Test
  void whatIsOutsideThePictureIsClippedAway() {
    PictureSize size = new PictureSize(10, 8);
    assertThat(new Box(-3, -2, 4, 3).clip(size)).contains(new Box(0, 0, 4, 3));
    assertThat(new Box(10, 0, 12, 3).clip(size)).isEmpty();
  }

  @Test
  void snappingGrowsToTheNearestMultiplesAlsoLeftOfThePicture() {
    assertThat(new Box(-3, 3, 5, 4).snapOutward(4, 2)).isEqualTo(new Box(-4, 2, 8, 4));
    assertThat(new Box(4, 2, 8, 4).snapOutward(4, 2)).isEqualTo(new Box(4, 2, 8, 4));
  }

  @Test
  void meetJoinAndContainsAgreeOnEveryPixel() {
    long seed = 20261101;
    System.out.println("BoxTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Box one = any(random);
      Box other = any(random);
      int common = 0;
      for (int y = -8; y < 16; y++) {
        for (int x = -8; x < 16; x++) {
          boolean both = has(one, x, y) && has(other, x, y);
          common += both ? 1 : 0;
          int left = x;
          int top = y;
          assertThat(one.meet(other).map(box -> has(box, left, top)).orElse(false)).isEqualTo(both);
        }
      }
      assertThat(one.overlaps(other)).isEqualTo(common > 0);
      assertThat(one.join(other).contains(one)).isTrue();
      assertThat(one.join(other).contains(other)).isTrue();
      assertThat(one.contains(other)).isEqualTo(common == other.area());
      assertThat(one.overlapRatio(other))
          .isEqualTo((double) common / (one.area() + other.area() - common));
    }
  }

  private static boolean has(Box box, int x, int y) {
    return x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
  }

  private static Box any(Random random) {
    int left = random.nextInt(12) - 6;
    int top = random.nextInt(12) - 6;
    return Box.ofSize(left, top, 1 + random.nextInt(6), 1 + random.nextInt(6));
  }
}
