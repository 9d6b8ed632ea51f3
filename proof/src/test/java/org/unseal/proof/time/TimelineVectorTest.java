package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.unseal.proof.Vectors;

/** A timeline that another program made, and what somebody may do to it. */
final class TimelineVectorTest {
  private final byte[] bytes;
  private final TimelineDocument timeline;

  TimelineVectorTest() throws Exception {
    bytes = Vectors.read("timeline.json");
    timeline = TimelineDocument.read(bytes);
  }

  @Test
  void everyBoundOfTheOtherProgramFollows() {
    TimelineCheck.Result result = TimelineCheck.check(timeline);
    assertThat(result.misfits()).isEmpty();
    assertThat(result.implied()).isTrue();
    assertThat(result.bounds()).isEqualTo(8);
  }

  @Test
  void whatIsReadIsWrittenAgainByteForByte() {
    assertThat(new String(timeline.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  private List<String> misfits(List<StatedBound> bounds) {
    return TimelineCheck.check(
            new TimelineDocument(
                timeline.tool(),
                timeline.created(),
                timeline.statements(),
                timeline.dropped(),
                bounds))
        .misfits();
  }

  private List<String> misfits(int bound, UnaryOperator<StatedBound> change) {
    List<StatedBound> bounds = new ArrayList<>(timeline.bounds());
    bounds.set(bound, change.apply(bounds.get(bound)));
    return misfits(bounds);
  }

  private static StatedBound with(StatedBound b, OptionalLong low, OptionalLong high) {
    return new StatedBound(
        b.from(), b.of(), low, high, b.lowReasons(), b.highReasons(), b.timeClass(), b.coverage());
  }

  private static OptionalLong plus(OptionalLong value, long more) {
    return OptionalLong.of(value.orElseThrow() + more);
  }

  @Test
  void oneMicrosecondNarrowerOrWiderIsFoundAtEitherEndOfEveryBound() {
    for (int i = 0; i < timeline.bounds().size(); i++) {
      assertThat(misfits(i, b -> with(b, plus(b.low(), 1), b.high())))
          .singleElement()
          .asString()
          .contains("bound " + (i + 1), "narrower", "low", "by 1 us");
      assertThat(misfits(i, b -> with(b, plus(b.low(), -1), b.high())))
          .singleElement()
          .asString()
          .contains("wider", "low");
      assertThat(misfits(i, b -> with(b, b.low(), plus(b.high(), -1))))
          .singleElement()
          .asString()
          .contains("narrower", "high");
      assertThat(misfits(i, b -> with(b, b.low(), plus(b.high(), 1))))
          .singleElement()
          .asString()
          .contains("wider", "high");
    }
  }

  @Test
  void endThatIsMissingOrInventedIsFound() {
    assertThat(misfits(0, b -> with(b, OptionalLong.empty(), b.high())))
        .singleElement()
        .asString()
        .contains("has no low end");
    StatedBound stated = timeline.bounds().get(0);
    StatedBound invented =
        new StatedBound(
            Optional.empty(),
            new Instant.OnScale("lonely", 0, 0),
            stated.low(),
            OptionalLong.empty(),
            List.of(),
            List.of(),
            TimeClass.ORDER_ONLY,
            OptionalInt.empty());
    List<Scale> scales = new ArrayList<>(timeline.statements().scales());
    scales.add(
        new Scale(
            "lonely",
            Scale.Kind.RECORDING,
            500,
            0,
            0,
            List.of(new Segment(0, 10, Optional.empty())),
            Optional.empty(),
            Drawn.BASIS));
    Statements more =
        new Statements(
            scales,
            timeline.statements().events(),
            timeline.statements().ticks(),
            timeline.statements().orders());
    assertThat(
            TimelineCheck.check(
                    new TimelineDocument(
                        "tool", "now", more, timeline.dropped(), List.of(invented)))
                .misfits())
        .singleElement()
        .asString()
        .contains("though none follows");
  }

  @Test
  void reasonsThatDoNotSufficeAreFound() {
    for (int i = 0; i < timeline.bounds().size(); i++) {
      StatedBound bound = timeline.bounds().get(i);
      for (Reason reason : bound.highReasons()) {
        List<Reason> fewer = new ArrayList<>(bound.highReasons());
        fewer.remove(reason);
        assertThat(
                misfits(
                    i,
                    b ->
                        new StatedBound(
                            b.from(),
                            b.of(),
                            b.low(),
                            b.high(),
                            b.lowReasons(),
                            fewer,
                            b.timeClass(),
                            b.coverage())))
            .as("%s without %s", bound, reason)
            .singleElement()
            .asString()
            .contains("does not follow from the reasons");
      }
    }
  }

  @Test
  void certaintyThatIsNotThereIsFound() {
    assertThat(
            misfits(
                0,
                b ->
                    new StatedBound(
                        b.from(),
                        b.of(),
                        b.low(),
                        b.high(),
                        b.lowReasons(),
                        b.highReasons(),
                        TimeClass.BOUNDED,
                        OptionalInt.empty())))
        .singleElement()
        .asString()
        .contains("share of cases");
    assertThat(
            misfits(
                5,
                b ->
                    new StatedBound(
                        b.from(),
                        b.of(),
                        b.low(),
                        b.high(),
                        b.lowReasons(),
                        b.highReasons(),
                        TimeClass.ORDER_ONLY,
                        b.coverage())))
        .singleElement()
        .asString()
        .contains("another class");
  }

  @Test
  void choosingWhichAnchorsCountIsFound() {
    List<Dropped> chosen = new ArrayList<>(timeline.dropped());
    chosen.add(new Dropped("a5", Dropped.Why.OUTLIER, "p1", "it does not suit"));
    TimelineCheck.Result result =
        TimelineCheck.check(
            new TimelineDocument("tool", "now", timeline.statements(), chosen, timeline.bounds()));
    assertThat(result.misfits()).singleElement().asString().contains("left out", "a5");
    TimelineCheck.Result kept =
        TimelineCheck.check(
            new TimelineDocument(
                "tool", "now", timeline.statements(), List.of(), timeline.bounds()));
    assertThat(kept.misfits()).singleElement().asString().contains("contradict");
    assertThat(kept.unresolved()).isTrue();
    TimelineCheck.Result honest =
        TimelineCheck.check(
            new TimelineDocument("tool", "now", timeline.statements(), List.of(), List.of()));
    assertThat(honest.implied()).isTrue();
    assertThat(honest.unresolved()).isTrue();
  }

  @Test
  void whatIsWithdrawnIsLeftOutWithWhatRefersToIt() {
    List<Dropped> dropped = new ArrayList<>(timeline.dropped());
    dropped.add(new Dropped("a1", Dropped.Why.WITHDRAWN, "p1", "another lamp"));
    assertThat(
            TimelineCheck.check(
                    new TimelineDocument(
                        "tool", "now", timeline.statements(), dropped, timeline.bounds()))
                .misfits())
        .isNotEmpty()
        .anyMatch(misfit -> misfit.contains("was left out"));
  }
}
