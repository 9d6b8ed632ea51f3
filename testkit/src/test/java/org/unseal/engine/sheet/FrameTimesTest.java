package org.unseal.engine.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

class FrameTimesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00:00.000",
    "999, 00:00.000",
    "61001999, 01:01.001",
    "3599999999, 59:59.999",
    "3600000000, 1:00:00.000",
    "90061001000, 25:01:01.001"
  })
  void timesAreRoundedDownToMilliseconds(long microseconds, String words) {
    assertThat(FrameTimes.words(microseconds)).isEqualTo(words);
  }

  @Test
  void aFrameThatWasNeverSeenHasNoTime() {
    FrameTimes times = new FrameTimes(new TimeBase(1, 25), new TreeSet<>(List.of(3, 4, 7)));
    times.seen(3, 75);
    times.seen(5, 100);
    times.seen(7, 150);
    assertThat(times.of(new FrameSpan(3, 8))).isEqualTo("00:03.000 to 00:06.000");
    assertThat(times.of(new FrameSpan(3, 4))).isEqualTo("00:03.000");
    assertThat(times.of(4)).isEqualTo("time unknown");
    assertThat(times.of(5)).isEqualTo("time unknown");
  }
}
