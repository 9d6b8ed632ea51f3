package org.unseal.campus.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeechTonesTest {
  private static final Voice VOICE = new Voice(120, 0.012);

  private static double loudness(short[] sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  void itIsAsLongAsAskedForAndAlwaysTheSame() {
    short[] sound = SpeechTones.shape("four seventeen, copy", VOICE, 9_600, 5);
    assertThat(sound).hasSize(9_600);
    assertThat(SpeechTones.shape("four seventeen, copy", VOICE, 9_600, 5)).isEqualTo(sound);
    assertThat(SpeechTones.shape("four seventeen, copy", VOICE, 9_600, 6)).isNotEqualTo(sound);
  }

  @Test
  void loudAndQuietTakeTurnsAsInSpeechAndItIsNeverDigitalSilence() {
    short[] sound = SpeechTones.shape("smoke from the transformer", VOICE, 16_000, 5);
    double most = 0;
    double least = Double.MAX_VALUE;
    for (int at = 400; at + 400 < 14_500; at += 200) {
      double here = loudness(sound, at, at + 200);
      most = Math.max(most, here);
      least = Math.min(least, here);
    }
    assertThat(most).isGreaterThan(2_500);
    assertThat(least).isBetween(60.0, most / 8);
  }

  @Test
  void longWordsHaveMoreSyllables() {
    assertThat(SpeechTones.syllables("yard")).isEqualTo(1);
    assertThat(SpeechTones.syllables("transformer,")).isEqualTo(3);
    assertThat(SpeechTones.syllables("14")).isEqualTo(2);
  }
}
