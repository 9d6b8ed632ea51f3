package org.unseal.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.dispatch.listen.SampleSpan;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Mood;

/** Where somebody speaks is found, with its edges. */
final class VoiceActivityTest {
  private static final long HANG = 800_000;

  @Test
  void everyTransmissionAtTenDecibelsIsFoundWithItsEdges() {
    int edges = 0;
    int far = 0;
    long worst = 0;
    for (long seed = 0; seed < Integer.getInteger("dispatch.seeds", 40) / 2; seed++) {
      RadioScene scene = RadioScene.draw(seed, Mood.USUAL.snr(10).talks(10).meanPause(4));
      List<SampleSpan> found = Heard.of(scene, 16).activity().transmissions(HANG);
      assertThat(found).as("seed %d", seed).hasSize(scene.talks().size());
      for (int i = 0; i < found.size(); i++) {
        SampleSpan truth = scene.talks().get(i);
        for (long off :
            new long[] {
              found.get(i).start() - truth.start(), found.get(i).end() - truth.end(),
            }) {
          edges++;
          worst = Math.max(worst, Math.abs(off) * 1_000 / scene.rate());
          far += Math.abs(off) * 1_000 / scene.rate() > 50 ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "edges of speech at 10 dB: %d, %d farther off than 50 ms, worst %d ms%n",
        edges, far, worst);
    assertThat(far * 100).as("edges farther off than 50 ms").isLessThanOrEqualTo(edges);
    assertThat(worst).isLessThanOrEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 16_000, 22_050, 44_100, 48_000})
  void theRateDoesNotCount(int rate) {
    RadioScene scene = RadioScene.draw(5, Mood.USUAL.rate(rate).talks(4).meanPause(3));
    List<SampleSpan> found = Heard.of(scene, 16).activity().transmissions(HANG);
    assertThat(found).hasSameSizeAs(scene.talks());
    for (int i = 0; i < found.size(); i++) {
      SampleSpan truth = scene.talks().get(i);
      assertThat(Math.abs(found.get(i).start() - truth.start())).isLessThan(rate / 20);
      assertThat(Math.abs(found.get(i).end() - truth.end())).isLessThan(rate / 20);
    }
  }

  @Test
  void noiseAloneIsNoSpeech() {
    for (long seed = 0; seed < 10; seed++) {
      RadioScene scene = RadioScene.draw(seed, Mood.USUAL.snr(-80).talks(6));
      assertThat(Heard.of(scene, 16).activity().bursts()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void silenceOfZerosIsNoSpeech() {
    RadioScene nothing = new RadioScene(8_000, new int[80_000], List.of(), List.of());
    assertThat(Heard.of(nothing, 16).activity().bursts()).isEmpty();
    assertThat(Heard.of(nothing, 16).levels().still()).containsExactly(new SampleSpan(0, 80_000));
  }

  @Test
  void theSameSoundGivesTheSameAnswerHoweverItIsCut() {
    RadioScene scene = RadioScene.draw(9, Mood.USUAL);
    assertThat(Heard.of(scene, 16).activity().bursts())
        .isEqualTo(Heard.of(scene, 16).activity().bursts());
  }

  @Test
  void microsecondsAreRoundedOutward() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      int rate = 1_000 + random.nextInt(191_000);
      long start = random.nextLong(1L << 32);
      long end = start + 1 + random.nextLong(1L << 20);
      SampleSpan span = new SampleSpan(start, end);
      assertThat(span.startMicros(rate) * (long) rate).isLessThanOrEqualTo(start * 1_000_000L);
      assertThat(span.endMicros(rate) * (long) rate).isGreaterThanOrEqualTo(end * 1_000_000L);
      assertThat((span.startMicros(rate) + 1) * (long) rate).isGreaterThan(start * 1_000_000L);
      assertThat((span.endMicros(rate) - 1) * (long) rate).isLessThan(end * 1_000_000L);
    }
  }
}
