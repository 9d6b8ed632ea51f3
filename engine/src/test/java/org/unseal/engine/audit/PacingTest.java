package org.unseal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {
  private long now;

  /** Which of ten looks are taken if each that is taken costs so much of a limit of 100. */
  private List<Integer> taken(long limit, long cost) {
    Pacing pacing = new Pacing(limit, 10, () -> now);
    List<Integer> taken = new ArrayList<>();
    for (int look = 0; look < 10; look++) {
      if (pacing.takesNext()) {
        taken.add(look);
        now += cost;
      }
    }
    return taken;
  }

  @Test
  void everyLookIsTakenWhereThereIsTime() {
    assertThat(taken(100, 10)).hasSize(10);
  }

  @Test
  void whatIsLeftOutLiesAllOverTheRecording() {
    assertThat(taken(100, 25)).containsExactly(0, 2, 4, 7, 9);
  }

  @Test
  void theFirstLookIsTakenWithoutAnyTime() {
    assertThat(taken(0, 25)).containsExactly(0);
  }

  @Test
  void withoutALimitNothingIsLeftOut() {
    Pacing pacing = Pacing.none();
    for (int look = 0; look < 1000; look++) {
      assertThat(pacing.takesNext()).isTrue();
    }
    assertThat(pacing.over()).isFalse();
  }
}
