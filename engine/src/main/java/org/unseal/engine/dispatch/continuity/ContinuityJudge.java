package org.unseal.engine.dispatch.continuity;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.dispatch.continuity.Evidence.Twin;
import org.unseal.engine.dispatch.listen.SampleSpan;
import org.unseal.model.dispatch.Continuity;

/**
 * Makes every test, and a verdict of them. One that fails disproves, whatever speaks for it; a
 * doubt leaves it unknown; to be assumed, something has to speak for it. No sound proves it: only a
 * record of how the logger was set does, and a person has to name that.
 */
public final class ContinuityJudge {
  /** Codecs pad, and recorders stop a little late. */
  private static final long SLACK = 100_000;

  /** A recorder that says its times so exactly hides no pause. */
  private static final long EXACT = 250_000;

  /** Makes all tests. */
  public ContinuityFinding judge(Evidence evidence) {
    Pauses pauses = new Pauses(evidence.activity().bursts(), evidence.levels().rate());
    List<TestResult> tests =
        List.of(
            spanLonger(evidence),
            fileLonger(evidence),
            segments(evidence),
            slope(
                ContinuityTest.SPOKEN_CLOCK,
                evidence.spoken(),
                "nobody gave two times that are said in it"),
            twins(evidence.twins()),
            container(evidence),
            new StillTest(evidence).test(),
            pauses.oneLength(),
            new FloorJumps(evidence.levels(), evidence.activity().bursts()).test(),
            pauses.natural());
    return new ContinuityFinding(verdict(tests, evidence.configured()), tests);
  }

  private static Continuity verdict(List<TestResult> tests, boolean configured) {
    if (any(tests, Outcome.FAILED)) {
      return Continuity.DISPROVED;
    }
    if (configured) {
      return Continuity.PROVEN;
    }
    return any(tests, Outcome.SUPPORTS) && !any(tests, Outcome.DOUBTFUL)
        ? Continuity.ASSUMED
        : Continuity.UNKNOWN;
  }

  private static boolean any(List<TestResult> tests, Outcome outcome) {
    return tests.stream().anyMatch(test -> test.outcome() == outcome);
  }

  private static TestResult spanLonger(Evidence evidence) {
    ContinuityTest test = ContinuityTest.SPAN_LONGER_THAN_FILE;
    if (evidence.span().isEmpty()) {
      return new TestResult(test, Outcome.NOT_POSSIBLE, "the recorder gives no start and end");
    }
    RecordedSpan span = evidence.span().get();
    long file = evidence.levels().durationMicros();
    long missing = span.shortest() - Slope.rate(Math.max(0, span.shortest())) - file - SLACK;
    if (missing > 0) {
      return new TestResult(
          test,
          Outcome.FAILED,
          "the recorder says at least %s, the file has %s"
              .formatted(Seconds.text(span.shortest()), Seconds.text(file)));
    }
    long hidden = span.longest() - file;
    return hidden <= EXACT
        ? new TestResult(
            test, Outcome.SUPPORTS, "the file is as long as the recorder says, to a quarter second")
        : new TestResult(
            test,
            Outcome.PASSED,
            "up to %s could be missing unnoticed".formatted(Seconds.text(hidden)));
  }

  private static TestResult fileLonger(Evidence evidence) {
    ContinuityTest test = ContinuityTest.FILE_LONGER_THAN_SPAN;
    if (evidence.span().isEmpty()) {
      return new TestResult(test, Outcome.NOT_POSSIBLE, "the recorder gives no start and end");
    }
    RecordedSpan span = evidence.span().get();
    long file = evidence.levels().durationMicros();
    if (file > span.longest() + Slope.rate(Math.max(0, span.longest())) + SLACK) {
      return new TestResult(
          test,
          Outcome.FAILED,
          "the file has %s, the recorder says at most %s: something in it belongs elsewhere"
              .formatted(Seconds.text(file), Seconds.text(span.longest())));
    }
    return new TestResult(test, Outcome.PASSED, "it is not");
  }

  private static TestResult segments(Evidence evidence) {
    long file = evidence.levels().durationMicros();
    long behind =
        evidence.segments().stream().filter(one -> one.media().earliest() >= file + SLACK).count();
    return behind > 0
        ? new TestResult(
            ContinuityTest.SEGMENT_SLOPE,
            Outcome.FAILED,
            "the recorder lists %d transmissions behind the end of the file".formatted(behind))
        : slope(
            ContinuityTest.SEGMENT_SLOPE,
            evidence.segments(),
            "the recorder gives no times of transmissions in it");
  }

  private static TestResult slope(ContinuityTest test, List<Placed> places, String otherwise) {
    if (places.size() < 2) {
      return new TestResult(test, Outcome.NOT_POSSIBLE, otherwise);
    }
    Slope slope = Slope.of(places);
    if (slope.removed() > SLACK) {
      return new TestResult(
          test,
          Outcome.FAILED,
          "at least %s are missing between two of %d times"
              .formatted(Seconds.text(slope.removed()), places.size()));
    }
    if (slope.inserted() > SLACK) {
      return new TestResult(
          test,
          Outcome.FAILED,
          "at least %s are too much between two of %d times"
              .formatted(Seconds.text(slope.inserted()), places.size()));
    }
    return new TestResult(
        test,
        Outcome.PASSED,
        "%d times agree; up to %s could be missing unnoticed"
            .formatted(places.size(), Seconds.text(slope.slack())));
  }

  private static TestResult twins(List<Twin> twins) {
    ContinuityTest test = ContinuityTest.TWIN_SPACING;
    Optional<TestResult> worst = Optional.empty();
    int compared = 0;
    for (Twin twin : twins) {
      if (twin.places().size() < 2) {
        continue;
      }
      compared += twin.places().size();
      Slope slope = Slope.of(twin.places());
      if (slope.removed() > SLACK || (slope.inserted() > SLACK && twin.proven())) {
        return new TestResult(
            test,
            Outcome.FAILED,
            "two transmissions are %s farther apart %s"
                .formatted(
                    Seconds.text(Math.max(slope.removed(), slope.inserted())),
                    slope.removed() > SLACK ? "on another recording" : "here than where all is"));
      }
      if (slope.inserted() > SLACK) {
        worst =
            Optional.of(
                new TestResult(
                    test,
                    Outcome.DOUBTFUL,
                    "two transmissions are %s nearer to each other on another recording"
                        .formatted(Seconds.text(slope.inserted()))));
      }
    }
    if (worst.isPresent()) {
      return worst.get();
    }
    return compared == 0
        ? new TestResult(
            test, Outcome.NOT_POSSIBLE, "nobody named two transmissions that are elsewhere, too")
        : new TestResult(
            test,
            Outcome.PASSED,
            "%d transmissions are as far apart elsewhere".formatted(compared));
  }

  private static TestResult container(Evidence evidence) {
    ContinuityTest test = ContinuityTest.CONTAINER_GAPS;
    List<SampleSpan> gaps = evidence.levels().gaps();
    if (!gaps.isEmpty()) {
      long all = gaps.stream().mapToLong(SampleSpan::length).sum();
      return new TestResult(
          test,
          Outcome.DOUBTFUL,
          "the file says that %s are missing at %d places"
              .formatted(
                  Seconds.text(SampleSpan.micros(all, evidence.levels().rate())), gaps.size()));
    }
    return evidence.whole()
        ? new TestResult(test, Outcome.PASSED, "the file was read to a proper end")
        : new TestResult(test, Outcome.DOUBTFUL, "the file is broken");
  }
}
