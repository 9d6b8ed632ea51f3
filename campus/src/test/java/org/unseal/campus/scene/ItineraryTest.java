package org.unseal.campus.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ItineraryTest {
  private static final long SECOND = 1_000_000;

  @Test
  void aWalkIsEvenAndEndsWhenItShould() {
    Itinerary way = Itinerary.from(10 * SECOND, 0, 0).go(0, 4, 2).build();
    assertThat(way.at(10 * SECOND - 1, 1)).isEmpty();
    assertThat(way.at(11 * SECOND, 1).orElseThrow().ground().y()).isCloseTo(2, within(1e-9));
    assertThat(way.at(12 * SECOND, 1)).isEmpty();
    assertThat(way.end()).isEqualTo(12 * SECOND);
  }

  @Test
  void aFastWalkIsARun() {
    Itinerary way = Itinerary.from(0, 0, 0).go(0, 4, 1.3).go(0, 9, 3).build();
    assertThat(way.at(SECOND, 1).orElseThrow().gait()).isEqualTo(Stance.Gait.WALKING);
    assertThat(way.at(4 * SECOND, 1).orElseThrow().gait()).isEqualTo(Stance.Gait.RUNNING);
  }

  @Test
  void nobodyTurnsOnTheSpotInNoTime() {
    Itinerary way = Itinerary.from(0, 0, 0).go(0, 5, 1).go(5, 5, 1).build();
    double last = way.at(0, 1).orElseThrow().heading();
    for (long t = 10_000; t < 10 * SECOND; t += 10_000) {
      double heading = way.at(t, 1).orElseThrow().heading();
      assertThat(Math.abs(heading - last)).isLessThan(0.1);
      last = heading;
    }
  }

  @Test
  void standingThroughoutIsToldFromStandingForAWhile() {
    assertThat(Itinerary.from(0, 0, 0).stay(SECOND, 0).build().standsThroughout()).isTrue();
    assertThat(Itinerary.from(0, 0, 0).stay(SECOND, 0).go(1, 1, 1).build().standsThroughout())
        .isFalse();
  }

  @Test
  void betweenTwoPlacesTheyAreNowhere() {
    Itinerary way =
        Itinerary.from(0, 0, 0).go(0, 2, 1).reappear(3 * SECOND, 50, 50).go(50, 52, 1).build();
    assertThat(way.at(3 * SECOND, 1)).isEmpty();
    assertThat(way.at(6 * SECOND, 1).orElseThrow().ground().x()).isCloseTo(50, within(1e-9));
  }
}
