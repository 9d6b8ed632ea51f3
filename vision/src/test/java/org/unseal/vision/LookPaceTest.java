package org.unseal.vision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;

final class LookPaceTest {
  private final LookPace pace = new LookPace(new TimeBase(1, 10));

  @Test
  void firstFrameIsDueWheneverItIs() {
    assertThat(pace.due(-7_000)).isTrue();
  }

  @Test
  void nextIsDueFourSecondsLater() {
    pace.due(100);
    assertThat(pace.due(139)).isFalse();
    assertThat(pace.due(140)).isTrue();
    assertThat(pace.due(179)).isFalse();
  }
}
