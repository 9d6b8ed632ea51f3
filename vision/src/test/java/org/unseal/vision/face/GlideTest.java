package org.unseal.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GlideTest {
  @Test
  void aSteadyVelocityIsLearnt() {
    Glide glide = new Glide(100, 2, 50, 20);
    for (int i = 1; i <= 30; i++) {
      glide.advance(0.1);
      glide.measure(100 + 3 * i, 2);
    }
    assertThat(glide.velocity()).isCloseTo(30, within(1.0));
    assertThat(glide.placeIn(1)).isCloseTo(100 + 90 + 30, within(2.0));
  }

  @Test
  void withoutMeasurementsItGoesOnAsBefore() {
    Glide glide = new Glide(0, 1, 10, 5);
    glide.advance(0.5);
    assertThat(glide.placeIn(2)).isZero();
  }
}
