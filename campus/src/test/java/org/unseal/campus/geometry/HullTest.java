package org.unseal.campus.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HullTest {
  @Test
  void aHullOfASquareAndItsMiddleIsTheSquare() {
    Outline outline = new Hull().point(0, 0).point(4, 4).point(0, 4).point(2, 2).point(4, 0).take();
    assertThat(outline.corners()).isEqualTo(4);
    assertThat(outline.width()).isEqualTo(4);
    assertThat(outline.height()).isEqualTo(4);
  }

  @Test
  void hullsAreConvexAndTurnTheSameWay() {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    Hull hull = new Hull();
    for (int n = 0; n < 200; n++) {
      for (int i = 0; i < 12; i++) {
        hull.point(random.nextDouble(-50, 50), random.nextDouble(-50, 50));
      }
      Outline o = hull.take();
      for (int i = 0; i < o.corners(); i++) {
        int a = (i + 1) % o.corners();
        int b = (i + 2) % o.corners();
        long turn =
            (long) (o.x(a) - o.x(i)) * (o.y(b) - o.y(a))
                - (long) (o.y(a) - o.y(i)) * (o.x(b) - o.x(a));
        assertThat(turn).as("seed %d, hull %d", seed, n).isPositive();
      }
    }
  }

  @Test
  void aGrownOutlineIsLargerByThatMuchOnEverySide() {
    Outline square = Outline.ofPixels(10, 10, 20, 10, 20, 20, 10, 20);
    Outline grown = new Hull().grown(square, 16).take();
    assertThat(grown.left()).isEqualTo(8 * 8);
    assertThat(grown.bottom()).isEqualTo(22 * 8);
  }

  @Test
  void pointsOnOneLineGiveAnOutlineWithoutArea() {
    Outline line = new Hull().point(0, 0).point(5, 5).point(2, 2).take();
    assertThat(line.corners()).isGreaterThanOrEqualTo(3);
  }
}
