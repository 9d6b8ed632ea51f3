package org.unseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.bench.ClearedSwaps.Trial;
import org.unseal.campus.SwapScenes.Place;

/** Tracks that go on with somebody else at the pole, a crossing and a cart. */
final class ClearedSwapsIT {
  private static final long SEED = 5;

  @TempDir private Path folder;

  @Test
  void clearingTheDeputyExposesNobodyAndShowsHim() throws IOException {
    Trial trial =
        new ClearedSwaps(folder).run(SEED, List.of(Place.POLE, Place.CROSSING, Place.CART));
    assertThat(trial.swaps()).as("tracks that change people").isGreaterThanOrEqualTo(2);
    assertThat(trial.careful().others()).as("face-frames of others").isGreaterThan(300);
    assertThat(trial.nobody().exposed()).isEmpty();
    assertThat(trial.careful().exposed()).isEmpty();
    assertThat(trial.reckless().exposed()).isEmpty();
    assertThat(trial.beyond()).as("frames beyond the first points of risk").isZero();
    assertThat(trial.careful().own().faces()).isGreaterThan(100);
    assertThat(trial.careful().own().visible() * 100)
        .as("percent seen, confirmed")
        .isGreaterThanOrEqualTo(90 * trial.careful().own().faces());
    assertThat(trial.drawn().exposed()).isEmpty();
    assertThat(trial.drawn().apart().faces()).isGreaterThan(200);
    assertThat(trial.drawn().apart().visible() * 100)
        .as("percent seen where heads are apart, others drawn over")
        .isGreaterThanOrEqualTo(95 * trial.drawn().apart().faces());
  }
}
