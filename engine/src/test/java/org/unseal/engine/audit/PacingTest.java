package org.unseal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.FrameSpan;

class PacingTest {
  /** Ten batches. */
  private static final int FRAMES = 1000;

  private long now;

  /** How many searches each batch gets if each takes so long, and a batch takes 10 to decode. */
  private List<Integer> searches(Pacing pacing, int wanted, long cost) {
    List<Integer> taken = new ArrayList<>();
    for (int last = 99; last < FRAMES; last += 100) {
      now += 10;
      int count = 0;
      while (count < wanted && !pacing.over(last)) {
        now += cost;
        count++;
      }
      taken.add(count);
    }
    return taken;
  }

  @Test
  void everySearchIsMadeWhereThereIsTime() {
    Pacing pacing = new Pacing(10_000, 10_000, 0, new FrameSpan(0, FRAMES), () -> now);
    assertThat(searches(pacing, 7, 10)).containsOnly(7);
  }

  @Test
  void everyBatchGetsItsShare() {
    Pacing pacing = new Pacing(1100, 1100, 0, new FrameSpan(0, FRAMES), () -> now);
    List<Integer> taken = searches(pacing, 1000, 5);
    assertThat(taken.subList(1, 10)).allMatch(count -> count >= 17 && count <= 19);
    assertThat(now).isBetween(1100L, 1105L);
  }

  @Test
  void aPassThatIsTooSlowHasTimeForFacesAllTheSame() {
    Pacing pacing = new Pacing(10_000, 20, 200, new FrameSpan(0, FRAMES), () -> now);
    assertThat(searches(pacing, 1000, 5)).allMatch(count -> count >= 4);
    assertThat(now).isLessThanOrEqualTo(10 * (10 + 25));
  }

  @Test
  void nothingIsBegunAfterTheEnd() {
    Pacing pacing = new Pacing(50, 50, 1000, new FrameSpan(0, FRAMES), () -> now);
    now = 51;
    assertThat(pacing.over(99)).isTrue();
    assertThat(pacing.late(FRAMES - 1)).isTrue();
    assertThat(pacing.ended()).isTrue();
  }

  @Test
  void aFrameIsLateAfterItsOwnShareAlone() {
    Pacing pacing = new Pacing(1100, 1100, 0, new FrameSpan(0, FRAMES), () -> now);
    now = 480;
    assertThat(pacing.late(50)).isTrue();
    assertThat(pacing.late(500)).isFalse();
  }

  @Test
  void withoutALimitNothingIsLeftOut() {
    Pacing pacing = Pacing.none();
    assertThat(pacing.over(0) || pacing.late(0) || pacing.ended()).isFalse();
  }
}
