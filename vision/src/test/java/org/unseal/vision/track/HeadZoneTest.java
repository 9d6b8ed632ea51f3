package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;

final class HeadZoneTest {
  private final HeadZone zone = new HeadZone(Walkers.GRID, Optional.of(Walkers.SCALE), false);

  private boolean fits(Box... boxes) {
    Walkers walkers = new Walkers();
    for (Box box : boxes) {
      walkers.mark(box);
    }
    walkers.next();
    return zone.fitsOnePerson(walkers.blobs(0).getFirst());
  }

  @Test
  void oneHeadOnShouldersIsClear() {
    assertThat(fits(new Box(32, 30, 35, 34), new Box(30, 34, 37, 50))).isTrue();
  }

  @Test
  void twoHeadsSideBySideAreNotOne() {
    assertThat(fits(new Box(30, 30, 37, 34), new Box(30, 34, 37, 50))).isFalse();
  }

  @Test
  void whoIsBroaderThanAnybodyIsNotOne() {
    assertThat(fits(new Box(32, 30, 35, 34), new Box(28, 34, 40, 50))).isFalse();
  }

  @Test
  void whoHasAnotherHeadBesideTheBodyIsNotOne() {
    assertThat(fits(new Box(32, 30, 35, 34), new Box(30, 34, 36, 50), new Box(36, 36, 39, 41)))
        .isFalse();
  }

  @Test
  void whoIsTallAndBroadMayBeTwoOneBeforeTheOther() {
    assertThat(fits(new Box(32, 28, 35, 32), new Box(30, 32, 36, 50))).isTrue();
    assertThat(fits(new Box(32, 28, 35, 32), new Box(30, 32, 37, 50))).isFalse();
  }

  @Test
  void wideStrideIsNobodyElse() {
    assertThat(fits(new Box(32, 30, 35, 34), new Box(30, 34, 37, 44), new Box(28, 44, 38, 50)))
        .isTrue();
  }

  /** Bounds of what is covered of a body among others, of whom somebody is expected there. */
  private Box covered(Box body, Box expected) {
    Walkers walkers = new Walkers().mark(body);
    walkers.next();
    return zone.whole(new Sighting(0, walkers.blobs(0).getFirst(), expected, true, false), 1000)
        .bounds();
  }

  @Test
  void headThatDoesNotStandOutIsCoveredWhereItIsExpected() {
    assertThat(covered(new Box(30, 36, 50, 50), new Box(31, 31, 37, 50)).top())
        .isLessThanOrEqualTo(31);
  }

  @Test
  void nobodyIsExpectedHighAboveWhatWasSeen() {
    assertThat(covered(new Box(30, 36, 50, 50), new Box(31, 15, 37, 35)).top()).isGreaterThan(25);
  }
}
