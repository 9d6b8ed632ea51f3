package org.unseal.proof.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;

/** Seconds of samples. */
final class SampleUnitsTest {
  private static final int RATE = 100;
  private static final int SAMPLE = 4;
  private static final TimeBase BASE = new TimeBase(1, 1000);

  /** Units of a stream of bytes that comes in packets of these lengths. */
  private static List<String> units(byte[] stream, Random cuts) {
    List<String> units = new ArrayList<>();
    SampleUnits cutter =
        new SampleUnits(
            SAMPLE,
            RATE,
            BASE,
            (bytes, length, pts) ->
                units.add(pts + " " + HexFormat.of().formatHex(Arrays.copyOf(bytes, length))));
    int at = 0;
    while (at < stream.length) {
      int length = Math.min(stream.length - at, SAMPLE * (1 + cuts.nextInt(3 * RATE)));
      cutter.add(Arrays.copyOfRange(stream, at, at + length), length, 7_000 + at / SAMPLE * 10L);
      at += length;
    }
    cutter.end();
    return units;
  }

  @Test
  void unitsAreTheSameHoweverTheStreamIsPacked() {
    byte[] stream = new byte[SAMPLE * (5 * RATE + 30)];
    new Random(1).nextBytes(stream);
    List<String> first = units(stream, new Random(0));
    assertThat(first).hasSize(6);
    for (int i = 0; i < 6; i++) {
      int end = Math.min(stream.length, (i + 1) * SAMPLE * RATE);
      assertThat(first.get(i))
          .isEqualTo(
              (7_000 + i * 1_000) + " " + HexFormat.of().formatHex(stream, i * SAMPLE * RATE, end));
    }
    for (int seed = 1; seed < 50; seed++) {
      assertThat(units(stream, new Random(seed))).as("seed %d", seed).isEqualTo(first);
    }
  }

  @Test
  void soundThatWouldTakeTooMuchRoomIsRefused() {
    assertThat(SampleUnits.fits(512, 768_000)).isFalse();
    assertThatThrownBy(() -> new SampleUnits(0, 8_000, BASE, (bytes, length, pts) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
