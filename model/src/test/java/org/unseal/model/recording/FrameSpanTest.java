package org.unseal.model.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameSpanTest {
  @Test
  void aSpanWithoutFramesIsRefused() {
    assertThatThrownBy(() -> new FrameSpan(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrameSpan(-1, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theEndIsNotInTheSpan() {
    FrameSpan span = new FrameSpan(2, 5);
    assertThat(span.length()).isEqualTo(3);
    assertThat(span.contains(2)).isTrue();
    assertThat(span.contains(4)).isTrue();
    assertThat(span.contains(5)).isFalse();
    assertThat(span.contains(1)).isFalse();
  }
}
