package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

final class SteadyHeightTest {
  private final SteadyHeight steady = new SteadyHeight(Walkers.GRID, Walkers.FPS);

  private static Blob upright(int top, int foot) {
    Walkers walkers = new Walkers();
    walkers.mark(new Box(20, top, 25, foot)).next();
    return walkers.blobs(0).getFirst();
  }

  @Test
  void whoComesNearerGrowsSlowly() {
    for (int frame = 0; frame < 60; frame++) {
      int height = 20 + frame / 5;
      assertThat(steady.grew(Sighting.alone(frame, upright(50 - height, 50)))).isFalse();
    }
  }

  @Test
  void twoWhoComeToStandOneAboveTheOtherGrowAtOnce() {
    for (int frame = 0; frame < 10; frame++) {
      assertThat(steady.grew(Sighting.alone(frame, upright(20, 36)))).isFalse();
    }
    for (int frame = 10; frame < 15; frame++) {
      assertThat(steady.grew(Sighting.alone(frame, upright(20, 42)))).isTrue();
    }
  }

  @Test
  void twoWhoAreTogetherForTheirWholeWayAreNotOneWhoIsTall() {
    HeadZone zone = new HeadZone(Walkers.GRID, Optional.of(Walkers.SCALE), false);
    List<Sighting> pair =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(frame -> Sighting.alone(frame, upright(20, 44)))
            .toList();
    int stature = zone.stature(pair);
    assertThat(stature).isEqualTo(1150);
    assertThat(zone.of(pair.getLast(), stature)).isEmpty();
    assertThat(zone.of(Sighting.alone(0, upright(22, 44)), stature)).isPresent();
  }
}
