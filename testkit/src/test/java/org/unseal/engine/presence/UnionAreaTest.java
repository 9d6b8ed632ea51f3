package org.unseal.engine.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;

class UnionAreaTest {
  private static final int SIDE = 24;

  @Test
  void areasAreThoseThatOneCountsPixelByPixel() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      List<Box> some = boxes(random);
      List<Box> others = boxes(random);
      long all = 0;
      long both = 0;
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          boolean in = in(some, x, y);
          all += in ? 1 : 0;
          both += in && in(others, x, y) ? 1 : 0;
        }
      }
      assertThat(UnionArea.of(some)).as("seed %d", seed).isEqualTo(all);
      assertThat(UnionArea.common(some, others)).as("seed %d", seed).isEqualTo(both);
    }
  }

  private static boolean in(List<Box> boxes, int x, int y) {
    return boxes.stream().anyMatch(box -> box.contains(new Box(x, y, x + 1, y + 1)));
  }

  private static List<Box> boxes(SplittableRandom random) {
    List<Box> boxes = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      int left = random.nextInt(SIDE - 1);
      int top = random.nextInt(SIDE - 1);
      boxes.add(new Box(left, top, random.nextInt(left + 1, SIDE), random.nextInt(top + 1, SIDE)));
    }
    return boxes;
  }
}
