package org.unseal.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;

class CoverUnionTest {
  private static final int SIDE = 24;

  @Test
  void areaCountsEveryCoveredPixelOnce() {
    Random random = seeded(20261105);
    for (int round = 0; round < 400; round++) {
      List<Box> boxes = boxes(random);
      assertThat(CoverUnion.area(boxes)).as("%s", boxes).isEqualTo(count(boxes));
    }
  }

  @Test
  void tidyingChangesNoPixelAndDependsNotOnTheOrder() {
    Random random = seeded(20261106);
    for (int round = 0; round < 400; round++) {
      List<Box> boxes = boxes(random);
      List<Box> tidy = CoverUnion.tidy(boxes);
      assertThat(covered(tidy)).isEqualTo(covered(boxes));
      Collections.shuffle(boxes, random);
      assertThat(CoverUnion.tidy(boxes)).isEqualTo(tidy);
    }
  }

  @Test
  void aBoxInsideAnotherOrNamedTwiceIsLeftOut() {
    Box outer = new Box(0, 0, 8, 8);
    assertThat(CoverUnion.tidy(List.of(new Box(0, 0, 4, 8), outer, outer, new Box(2, 2, 3, 3))))
        .containsExactly(outer);
  }

  private static Random seeded(long seed) {
    System.out.println("CoverUnionTest seed " + seed);
    return new Random(seed);
  }

  private static List<Box> boxes(Random random) {
    List<Box> boxes = new ArrayList<>();
    for (int n = random.nextInt(9); n >= 0; n--) {
      int left = random.nextInt(SIDE - 1);
      int top = random.nextInt(SIDE - 1);
      boxes.add(
          new Box(
              left,
              top,
              left + 1 + random.nextInt(SIDE - left),
              top + 1 + random.nextInt(SIDE - top)));
    }
    return boxes;
  }

  private static List<Boolean> covered(List<Box> boxes) {
    List<Boolean> pixels = new ArrayList<>();
    for (int y = 0; y < SIDE + 1; y++) {
      for (int x = 0; x < SIDE + 1; x++) {
        Box pixel = Box.ofSize(x, y, 1, 1);
        pixels.add(boxes.stream().anyMatch(box -> box.contains(pixel)));
      }
    }
    return pixels;
  }

  private static long count(List<Box> boxes) {
    return covered(boxes).stream().filter(pixel -> pixel).count();
  }
}
