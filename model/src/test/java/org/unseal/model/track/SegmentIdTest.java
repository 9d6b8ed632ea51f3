package org.unseal.model.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentIdTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(SegmentId.parse("3.1")).isEqualTo(new SegmentId(3, 1));
    assertThat(SegmentId.parse(new SegmentId(120, 34).toString()))
        .isEqualTo(new SegmentId(120, 34));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "3.",
        ".1",
        "3.0",
        "0.1",
        "03.1",
        "3.1.1",
        "-3.1",
        "3,1",
        " 3.1",
        "3.1\n",
        "9999999999.1",
        "\u0663.\u0661"
      })
  void whatIsNotWrittenSoIsRefused(String text) {
    assertThatThrownBy(() -> SegmentId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void segmentsAreOrderedByNumberAndNotByText() {
    assertThat(
            List.of(new SegmentId(10, 1), new SegmentId(2, 10), new SegmentId(2, 9)).stream()
                .sorted())
        .containsExactly(new SegmentId(2, 9), new SegmentId(2, 10), new SegmentId(10, 1));
  }
}
