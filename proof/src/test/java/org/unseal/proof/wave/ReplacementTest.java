package org.unseal.proof.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What takes the place of muted samples, as another program made it from the format's page. */
final class ReplacementTest {
  @ParameterizedTest
  @CsvSource({
    "PCM_U8, 857a737071767f89",
    "PCM_S16LE, 6505d7fa63f326f020f14ff6b5ff5109",
    "PCM_S24LE, d565058fd7faf263f3f726f03420f1fa4ff6d6b5ff145109",
    "PCM_F32LE, a0ba2c3d200e25bde0c0c9bd9090fdbdc0fcedbd60009bbd005414bb4011953d",
    "PCM_F64LE, 000000005497a53f00000000c4a1a4bf000000001c38b9bf0000000012b2bfbf"
        + "0000000098bfbdbf000000000c60b3bf00000000808a62bf0000000028a2b23f",
    "PCM_MULAW, c849352f313b76bc",
    "PCM_ALAW, e0611c1a18165197",
  })
  void toneIsWhatAnotherProgramMakes(SampleCoding coding, String hex) {
    byte[] made = new byte[8 * coding.bytes()];
    for (int i = 0; i < 8; i++) {
      coding.put(Replacement.TONE.value(11_025L * 3 + 5 + i, 11_025), made, i * coding.bytes());
    }
    assertThat(HexFormat.of().formatHex(made)).isEqualTo(hex);
  }

  @ParameterizedTest
  @EnumSource(SampleCoding.class)
  void silenceIsTheCodeOfNothing(SampleCoding coding) {
    byte[] made = new byte[coding.bytes()];
    coding.put(Replacement.SILENCE.value(99, 8000), made, 0);
    int first =
        switch (coding) {
          case PCM_U8 -> 0x80;
          case PCM_ALAW -> 0xD5;
          case PCM_MULAW -> 0xFF;
          default -> 0;
        };
    assertThat(made[0]).isEqualTo((byte) first);
    assertThat(made).containsOnly(first);
  }

  @Test
  void toneIsTheSameInEverySecondHoweverLateItIs() {
    for (int sample = 0; sample < 44_100; sample += 7) {
      assertThat(Replacement.TONE.value((1L << 40) / 44_100 * 44_100 + sample, 44_100))
          .isEqualTo(Replacement.TONE.value(sample, 44_100));
    }
  }
}
