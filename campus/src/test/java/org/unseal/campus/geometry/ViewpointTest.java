package org.unseal.campus.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.unseal.model.picture.PictureSize;

class ViewpointTest {
  private static final PictureSize SIZE = new PictureSize(640, 360);

  @Test
  void whatLiesOnTheAxisIsSeenInTheMiddle() {
    Viewpoint viewpoint = new Viewpoint(new Vec(1, 2, 3), 0, 0, 500, SIZE);
    Viewpoint.Spot spot = viewpoint.see(new Vec(1, 12, 3)).orElseThrow();
    assertThat(spot.x()).isCloseTo(320, within(1e-9));
    assertThat(spot.y()).isCloseTo(180, within(1e-9));
    assertThat(spot.scale()).isCloseTo(50, within(1e-9));
  }

  @Test
  void eastIsToTheRightAndUpIsUp() {
    Viewpoint viewpoint = new Viewpoint(new Vec(0, 0, 2), 0, 10, 500, SIZE);
    assertThat(viewpoint.see(new Vec(1, 10, 1)).orElseThrow().x()).isGreaterThan(320);
    double feet = viewpoint.see(new Vec(0, 10, 0)).orElseThrow().y();
    double head = viewpoint.see(new Vec(0, 10, 1.7)).orElseThrow().y();
    assertThat(head).isLessThan(feet);
  }

  @Test
  void aRayMeetsThePointThatIsSeenThere() {
    Viewpoint viewpoint = new Viewpoint(new Vec(3, -1, 4), 37, 12, 700, SIZE);
    Vec point = new Vec(9, 8, 0.5);
    Viewpoint.Spot spot = viewpoint.see(point).orElseThrow();
    Vec ray = viewpoint.ray(spot.x(), spot.y());
    Vec met = viewpoint.position().plus(ray.times(spot.depth()));
    assertThat(met.minus(point).length()).isLessThan(1e-9);
  }

  @Test
  void nothingIsSeenBehindTheLens() {
    Viewpoint viewpoint = new Viewpoint(new Vec(0, 0, 2), 0, 0, 500, SIZE);
    assertThat(viewpoint.see(new Vec(0, -5, 1))).isEmpty();
  }
}
