package org.unseal.campus.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.model.picture.Box;

class MaskTest {
  @Test
  void aSquareOnPixelEdgesFillsJustItsPixels() {
    Mask mask = new Mask(new Box(0, 0, 20, 20));
    mask.fill(Outline.ofPixels(3, 4, 9, 4, 9, 12, 3, 12), 1);
    assertThat(mask.count(1)).isEqualTo(6 * 8);
    assertThat(mask.at(3, 4)).isEqualTo(1);
    assertThat(mask.at(8, 11)).isEqualTo(1);
    assertThat(mask.at(9, 11)).isZero();
    assertThat(mask.at(8, 12)).isZero();
  }

  @Test
  void aPixelBelongsToAnOutlineIfItsMiddleDoes() {
    Mask mask = new Mask(new Box(0, 0, 10, 10));
    mask.fill(Outline.ofPixels(1.625, 0, 4, 0, 4, 2, 1.625, 2), 1);
    assertThat(mask.at(1, 0)).isZero();
    mask.fill(Outline.ofPixels(1.375, 0, 4, 0, 4, 2, 1.375, 2), 1);
    assertThat(mask.at(1, 0)).isEqualTo(1);
  }

  @Test
  void aDiscHasTheAreaOfItsPolygon() {
    Mask mask = new Mask(new Box(-60, -60, 60, 60));
    mask.fill(new Hull().disc(0, 0, 50).take(), 1);
    // Eight corners: 2 * sqrt(2) * r * r.
    assertThat(mask.count(1)).isBetween(7000, 7140);
  }

  @Test
  void whatLiesOutsideTheBoxIsLeftOut() {
    Mask mask = new Mask(new Box(5, 5, 10, 10));
    mask.fill(Outline.ofPixels(-100, -100, 100, -100, 100, 100, -100, 100), 3);
    assertThat(mask.count(3)).isEqualTo(25);
    mask.fill(Outline.ofPixels(50, 50, 60, 50, 60, 60), 4);
    assertThat(mask.count(4)).isZero();
  }
}
