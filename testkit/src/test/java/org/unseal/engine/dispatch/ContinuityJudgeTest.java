package org.unseal.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.ContinuityFinding;
import org.unseal.engine.dispatch.continuity.ContinuityJudge;
import org.unseal.engine.dispatch.continuity.ContinuityTest;
import org.unseal.engine.dispatch.continuity.Evidence;
import org.unseal.engine.dispatch.continuity.Evidence.Twin;
import org.unseal.engine.dispatch.continuity.Outcome;
import org.unseal.engine.dispatch.continuity.Placed;
import org.unseal.engine.dispatch.continuity.RecordedSpan;
import org.unseal.engine.dispatch.listen.SampleSpan;
import org.unseal.model.dispatch.Continuity;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Between;
import org.unseal.testkit.sound.RadioScene.Mood;

/** What ran all the time is not called cut, and what was cut is never called whole. */
final class ContinuityJudgeTest {
  /** More of them for figures: {@code bench/dispatch}. */
  private static final int SEEDS = Integer.getInteger("dispatch.seeds", 40);

  private static final long SECOND = 1_000_000;

  private static Mood mood(Random random) {
    return Mood.USUAL
        .snr(10 + 20 * random.nextDouble())
        .meanPause(3 + 15 * random.nextDouble())
        .noise(-60 + 20 * random.nextDouble())
        .talks(6 + random.nextInt(7));
  }

  @Test
  void whatRanAllTheTimeIsNeverDisproved() {
    Map<Continuity, Integer> verdicts = new EnumMap<>(Continuity.class);
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int bits = List.of(16, 24, 13, 12, 0).get((int) (seed % 5));
      ContinuityFinding finding = Heard.of(RadioScene.draw(seed, mood(random)), bits).judged();
      assertThat(finding.verdict())
          .as("seed %d: %s", seed, Heard.log(finding))
          .isIn(Continuity.ASSUMED, Continuity.UNKNOWN);
      verdicts.merge(finding.verdict(), 1, Integer::sum);
    }
    System.out.println("continuous recordings: " + verdicts);
    assertThat(verdicts.getOrDefault(Continuity.ASSUMED, 0)).isGreaterThanOrEqualTo(SEEDS / 5);
  }

  @ParameterizedTest
  @EnumSource
  void whatAVoiceActivatedRecorderKeptIsNeverAssumed(Between between) {
    Map<Continuity, Integer> verdicts = new EnumMap<>(Continuity.class);
    for (long seed = 1_000; seed < 1_000 + SEEDS; seed++) {
      Random random = new Random(seed);
      RadioScene scene =
          RadioScene.draw(seed, mood(random))
              .voiceActivated(
                  seed, 0.3 + 7.7 * random.nextDouble(), between, 0.5 + 3 * random.nextDouble());
      ContinuityFinding finding = Heard.of(scene, 16).judged();
      assertThat(finding.verdict())
          .as("seed %d: %s", seed, Heard.log(finding))
          .isIn(Continuity.DISPROVED, Continuity.UNKNOWN);
      verdicts.merge(finding.verdict(), 1, Integer::sum);
    }
    System.out.println("voice-activated, " + between + " between: " + verdicts);
    assertThat(verdicts.getOrDefault(Continuity.DISPROVED, 0)).isGreaterThan(SEEDS / 2);
  }

  @Test
  void aQuietLineInCoarseSamplesIsNotDisprovedByItsSilence() {
    for (long seed = 0; seed < 12; seed++) {
      RadioScene quiet =
          RadioScene.draw(
              seed, Mood.USUAL.noise(-84.0 + (double) seed).snr(50.0 - (double) seed).talks(8));
      ContinuityFinding finding = Heard.of(quiet, 13).judged();
      assertThat(finding.verdict())
          .as("seed %d: %s", seed, Heard.log(finding))
          .isIn(Continuity.ASSUMED, Continuity.UNKNOWN);
    }
  }

  private static Heard continuous() {
    return Heard.of(RadioScene.draw(3, Mood.USUAL.talks(9).meanPause(25)), 16);
  }

  private static Evidence with(Heard heard, RecordedSpan span) {
    return new Evidence(
        heard.levels(),
        heard.activity(),
        heard.facts(),
        true,
        Optional.of(span),
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  private static Outcome outcome(ContinuityFinding finding, ContinuityTest test) {
    return finding.tests().stream()
        .filter(result -> result.test() == test)
        .findAny()
        .orElseThrow()
        .outcome();
  }

  private static ContinuityFinding judge(Evidence evidence) {
    return new ContinuityJudge().judge(evidence);
  }

  @Test
  void everyTestIsLoggedWithAReason() {
    ContinuityFinding finding = continuous().judged();
    assertThat(finding.tests())
        .extracting("test")
        .containsExactly((Object[]) ContinuityTest.values());
    assertThat(finding.tests()).allMatch(result -> !result.reason().isBlank());
    assertThat(finding.verdict()).isEqualTo(Continuity.ASSUMED);
  }

  @Test
  void aSpanLongerThanTheFileDisproves() {
    Heard heard = continuous();
    long file = heard.levels().durationMicros();
    ContinuityFinding finding =
        judge(with(heard, new RecordedSpan(file + 2 * SECOND, file + 4 * SECOND)));
    assertThat(outcome(finding, ContinuityTest.SPAN_LONGER_THAN_FILE)).isEqualTo(Outcome.FAILED);
    assertThat(finding.verdict()).isEqualTo(Continuity.DISPROVED);
  }

  @Test
  void wholeSecondsHideAPauseAndSoDoNotSpeakForIt() {
    Heard heard = Heard.of(RadioScene.draw(4, Mood.USUAL.talks(1)).piece(0, 40_000), 16);
    long file = heard.levels().durationMicros();
    assertThat(judge(with(heard, new RecordedSpan(file - SECOND, file + SECOND))).verdict())
        .isEqualTo(Continuity.UNKNOWN);
    assertThat(judge(with(heard, new RecordedSpan(file - 2_000, file + 2_000))).verdict())
        .isEqualTo(Continuity.ASSUMED);
  }

  @Test
  void aFileLongerThanItsSpanHoldsWhatBelongsElsewhere() {
    Heard heard = continuous();
    long file = heard.levels().durationMicros();
    ContinuityFinding finding =
        judge(with(heard, new RecordedSpan(file - 9 * SECOND, file - 7 * SECOND)));
    assertThat(outcome(finding, ContinuityTest.FILE_LONGER_THAN_SPAN)).isEqualTo(Outcome.FAILED);
    assertThat(finding.verdict()).isEqualTo(Continuity.DISPROVED);
  }

  /** A place in the recording, and a whole second of some clock. */
  private static Placed at(double media, long clock) {
    long micros = Math.round(media * SECOND);
    return new Placed(
        new Bounds(micros, micros), new Bounds(clock * SECOND, clock * SECOND + SECOND - 1));
  }

  private static Evidence placed(Heard heard, List<Placed> segments, List<Placed> spoken) {
    return new Evidence(
        heard.levels(),
        heard.activity(),
        heard.facts(),
        true,
        Optional.empty(),
        segments,
        spoken,
        List.of(),
        false);
  }

  @Test
  void segmentsThatAreFartherApartThanTheirPlacesDisprove() {
    Heard heard = continuous();
    List<Placed> fits = List.of(at(0, 100), at(3.4, 103), at(9.9, 110));
    List<Placed> removed = List.of(at(0, 100), at(3.4, 103), at(9.9, 130));
    List<Placed> inserted = List.of(at(0, 100), at(13.4, 103), at(19.9, 110));
    assertThat(outcome(judge(placed(heard, fits, List.of())), ContinuityTest.SEGMENT_SLOPE))
        .isEqualTo(Outcome.PASSED);
    for (List<Placed> bad : List.of(removed, inserted)) {
      ContinuityFinding finding = judge(placed(heard, bad, List.of()));
      assertThat(outcome(finding, ContinuityTest.SEGMENT_SLOPE)).isEqualTo(Outcome.FAILED);
      assertThat(finding.verdict()).isEqualTo(Continuity.DISPROVED);
    }
  }

  @Test
  void aSegmentBehindTheEndOfTheFileDisproves() {
    Heard heard = continuous();
    double behind = heard.levels().durationMicros() / 1e6 + 5;
    ContinuityFinding finding =
        judge(placed(heard, List.of(at(0, 100), at(behind, 100 + (long) behind)), List.of()));
    assertThat(outcome(finding, ContinuityTest.SEGMENT_SLOPE)).isEqualTo(Outcome.FAILED);
  }

  @Test
  void timesThatAreSaidAreHeldAgainstTheirPlaces() {
    Heard heard = continuous();
    assertThat(
            outcome(
                judge(placed(heard, List.of(), List.of(at(5, 1_000), at(65, 1_060)))),
                ContinuityTest.SPOKEN_CLOCK))
        .isEqualTo(Outcome.PASSED);
    assertThat(
            outcome(
                judge(placed(heard, List.of(), List.of(at(5, 1_000), at(65, 1_300)))),
                ContinuityTest.SPOKEN_CLOCK))
        .isEqualTo(Outcome.FAILED);
  }

  private static Evidence twin(Heard heard, boolean proven, List<Placed> places) {
    return new Evidence(
        heard.levels(),
        heard.activity(),
        heard.facts(),
        true,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(new Twin(proven, places)),
        false);
  }

  private static Placed twin(double here, double there) {
    Bounds media = new Bounds(Math.round(here * SECOND), Math.round(here * SECOND));
    Bounds other = new Bounds(Math.round(there * SECOND), Math.round(there * SECOND));
    return new Placed(media.widened(50_000), other.widened(50_000));
  }

  @Test
  void theSameTransmissionsElsewhereMustBeAsFarApart() {
    Heard heard = continuous();
    assertThat(
            outcome(
                judge(twin(heard, false, List.of(twin(2, 30), twin(40, 68)))),
                ContinuityTest.TWIN_SPACING))
        .isEqualTo(Outcome.PASSED);
    // shorter here: something is missing here
    assertThat(
            outcome(
                judge(twin(heard, false, List.of(twin(2, 30), twin(40, 90)))),
                ContinuityTest.TWIN_SPACING))
        .isEqualTo(Outcome.FAILED);
    // longer here: something is missing there, unless that one is proven
    assertThat(
            outcome(
                judge(twin(heard, false, List.of(twin(2, 30), twin(40, 50)))),
                ContinuityTest.TWIN_SPACING))
        .isEqualTo(Outcome.DOUBTFUL);
    assertThat(
            outcome(
                judge(twin(heard, true, List.of(twin(2, 30), twin(40, 50)))),
                ContinuityTest.TWIN_SPACING))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void onlyARecordOfTheConfigurationProvesAndNoRecordProvesAgainstATest() {
    Heard heard = continuous();
    long file = heard.levels().durationMicros();
    Evidence named =
        new Evidence(
            heard.levels(),
            heard.activity(),
            heard.facts(),
            true,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            true);
    assertThat(judge(named).verdict()).isEqualTo(Continuity.PROVEN);
    Evidence against =
        new Evidence(
            heard.levels(),
            heard.activity(),
            heard.facts(),
            true,
            Optional.of(new RecordedSpan(file + 60 * SECOND, file + 61 * SECOND)),
            List.of(),
            List.of(),
            List.of(),
            true);
    assertThat(judge(against).verdict()).isEqualTo(Continuity.DISPROVED);
  }

  @Test
  void noiseThatJumpsInThePausesDisproves() {
    RadioScene scene = RadioScene.draw(8, Mood.USUAL.talks(12).meanPause(3).noise(-50));
    int[] samples = scene.samples().clone();
    List<SampleSpan> talks = new ArrayList<>(scene.talks());
    // from the middle of every pause to the middle of the next the room is another one
    for (int i = 1; i < talks.size(); i++) {
      long middle = (talks.get(i - 1).end() + talks.get(i).start()) / 2;
      long until =
          i + 1 < talks.size()
              ? (talks.get(i).end() + talks.get(i + 1).start()) / 2
              : samples.length;
      double gain = new double[] {1, 2.6, 0.4, 6}[i % 4];
      for (long k = middle; k < until; k++) {
        samples[(int) k] = (int) Math.clamp(samples[(int) k] * gain, -2e9, 2e9);
      }
    }
    ContinuityFinding finding =
        Heard.of(new RadioScene(scene.rate(), samples, talks, scene.times()), 0).judged();
    assertThat(outcome(finding, ContinuityTest.NOISE_FLOOR_JUMPS))
        .as(Heard.log(finding))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void aFileOfZerosHasNothingToJudge() {
    RadioScene nothing = new RadioScene(8_000, new int[80_000], List.of(), List.of());
    assertThat(Heard.of(nothing, 16).judged().verdict()).isEqualTo(Continuity.UNKNOWN);
    assertThat(Arrays.stream(Continuity.values()).filter(Continuity::oneTimeLine))
        .containsExactly(Continuity.PROVEN, Continuity.ASSUMED);
  }
}
