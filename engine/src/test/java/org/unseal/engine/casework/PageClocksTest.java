package org.unseal.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.event.Shown;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.Passed;
import org.unseal.engine.page.PageFacts.Passing;
import org.unseal.engine.page.PageFacts.Precedence;
import org.unseal.engine.page.PageFacts.Relative;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.engine.scope.Scope.Fate;
import org.unseal.engine.scoping.CaseScope.Row;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.Statements;

/** A yard's recording, a transmission that the officer's gesture ties to it, and a clock. */
class PageClocksTest {
  private static final long SECOND = 1_000_000;
  private static final Basis READ = new Basis(Basis.Support.MEASURED, "read");

  private static Scale recording(String id, long length) {
    return new Scale(
        id,
        Scale.Kind.RECORDING,
        0,
        0,
        0,
        List.of(new Segment(0, length, Optional.empty())),
        Optional.empty(),
        READ);
  }

  private static Sighting on(String scale, long low, long high, Range lag) {
    return new Sighting(
        new Sighting.Site.Read(scale, 0, List.of(new Sighting.Reading("p1", low, high, false))),
        lag,
        Optional.empty());
  }

  /** His hand is at the radio between 9.6 and 9.9 s; the call begins up to 1.5 s later. */
  private static Event gesture() {
    return new Event(
        "a1",
        Event.Kind.ANCHOR,
        "the hand and the call",
        List.of(
            on("i1", 9_600_000, 9_900_000, Range.ZERO), on("t1", 0, 0, new Range(0, 1_500_000))),
        Optional.of("one reader"),
        READ);
  }

  private static Event clock() {
    return new Event(
        "s1",
        Event.Kind.ENTRY,
        "a stamp",
        List.of(
            on("i1", 0, 0, Range.ZERO),
            on(Scale.REFERENCE, 100 * SECOND, 107 * SECOND, Range.ZERO)),
        Optional.empty(),
        READ);
  }

  private static CaseStatements statements(List<Event> events, List<Dropped> dropped) {
    return new CaseStatements(
        new Statements(
            List.of(recording("i1", 60 * SECOND), recording("t1", 4 * SECOND)),
            events,
            List.of(),
            List.of()),
        dropped,
        ZoneId.of("America/New_York"),
        List.of(),
        List.of(),
        List.of());
  }

  private static CaseEvent seen(String id, long begins) {
    return new CaseEvent(
        id,
        "He lifts his radio.",
        List.of(),
        new EventBasis.Observed(
            List.of(
                new Shown(
                    "c1", "i1", new FrameSpan(60, 75), 45, begins, begins + SECOND, 3 * SECOND))),
        Optional.empty());
  }

  private static PageClocks solved(CaseStatements stated, CaseEvent... events) {
    PageClocks clocks = new PageClocks(stated);
    clocks.clip("c1", "i1", 3 * SECOND, List.of(0L, SECOND, 10 * SECOND));
    clocks.clip("c9", "i9", 0, List.of(0L)); // nothing is stated of it
    clocks.spoken("t1");
    for (CaseEvent event : events) {
      clocks.event(event);
    }
    return clocks.solve();
  }

  @Test
  void differenceIsKnownToTheAnchorHoweverLittleIsKnownOfTheTime() {
    Transmission one =
        solved(statements(List.of(gesture(), clock()), List.of())).transmission("t1", 0, SECOND);
    assertThat(one.clips())
        .containsExactly(
            new Relative("c1", OptionalLong.of(6_600_000), OptionalLong.of(8_400_000)));
    // each of the two is only known to seven seconds
    assertThat(one.start().latest().getAsLong() - one.start().earliest().getAsLong())
        .isEqualTo(7 * SECOND + 1_800_000);
  }

  private static Scale running(Segment... segments) {
    return new Scale(
        "i1", Scale.Kind.RECORDING, 5_000, 20_000, 0, List.of(segments), Optional.empty(), READ);
  }

  private static Passing passing(Scale scale) {
    PageClocks clocks =
        new PageClocks(
            new CaseStatements(
                new Statements(List.of(scale), List.of(clock()), List.of(), List.of()),
                List.of(),
                ZoneId.of("UTC"),
                List.of(),
                List.of(),
                List.of()));
    clocks.clip("c1", "i1", 3 * SECOND, List.of(0L, SECOND, 10 * SECOND));
    return clocks.solve().passing("c1").orElseThrow();
  }

  private static Scale broken(OptionalLong most) {
    return running(
        new Segment(0, 5 * SECOND, Optional.empty()),
        new Segment(
            6 * SECOND,
            60 * SECOND,
            Optional.of(new Segment.Joint(Segment.Kind.GAP, 0, most, READ))));
  }

  @Test
  void timePassesAtTheRateThatIsStatedAndNoBetter() {
    Passing passing = passing(running(new Segment(0, 60 * SECOND, Optional.empty())));
    assertThat(passing.ppm()).isEqualTo(5_000);
    assertThat(passing.jitter()).isEqualTo(20_000);
    assertThat(passing.until()).isEmpty();
    assertThat(passing.places()).extracting(Passed::at).containsExactly(0L, SECOND, 10 * SECOND);
    assertThat(passing.places()).extracting(Passed::behindBreak).containsOnly(false);
    assertThat(passing.places().getFirst().least()).isZero();
    assertThat(passing.places().getFirst().most()).isZero();
    Passed last = passing.places().getLast();
    assertThat(last.least()).isBetween(9_929_990L, 9_930_000L);
    assertThat(last.most()).isBetween(10_070_000L, 10_070_010L);
    assertThat(last.latest() - last.earliest()).isGreaterThan(7 * SECOND);
  }

  @Test
  void acrossABreakTheRecordingDoesNotCountOn() {
    Passing passing = passing(broken(OptionalLong.of(90 * SECOND)));
    assertThat(passing.places())
        .extracting(Passed::at)
        .containsExactly(0L, SECOND, 2 * SECOND, 3 * SECOND, 10 * SECOND);
    assertThat(passing.places())
        .extracting(Passed::behindBreak)
        .containsExactly(false, false, false, true, false);
    Passed behind = passing.places().get(3);
    assertThat(behind.least()).isBetween(1_969_990L, 1_970_000L);
    assertThat(behind.most()).isBetween(92_030_000L, 92_030_010L);
    assertThat(passing.until()).isEmpty();
  }

  @Test
  void behindABreakThatTookNobodyKnowsHowLongNothingIsSaid() {
    Passing passing = passing(broken(OptionalLong.empty()));
    assertThat(passing.places()).extracting(Passed::at).containsExactly(0L, SECOND, 2 * SECOND);
    assertThat(passing.until()).hasValue(2 * SECOND);
  }

  @Test
  void differenceIsKnownWithoutAnyClock() {
    Transmission one =
        solved(statements(List.of(gesture()), List.of())).transmission("t1", 0, SECOND);
    assertThat(one.clips()).extracting(Relative::clip).containsExactly("c1");
    assertThat(one.start().earliest()).isEmpty();
  }

  @Test
  void orderThatIsOpenIsSaidWithWhatWouldDecideIt() {
    Transmission one =
        solved(
                statements(List.of(gesture()), List.of()),
                seen("e1", 10 * SECOND),
                seen("e2", 20 * SECOND),
                seen("e3", 4 * SECOND))
            .transmission("t1", 0, SECOND);
    assertThat(one.events()).extracting(Precedence::event).containsExactly("e1", "e2", "e3");
    Precedence open = one.events().get(0);
    assertThat(open.earliest()).hasValue(-400_000);
    assertThat(open.latest()).hasValue(1_400_000);
    assertThat(open.decidedBy()).isNotEmpty().allMatch(text -> text.contains("a1"));
    assertThat(one.events().get(1).latest()).hasValue(-8_600_000);
    assertThat(one.events().get(1).decidedBy()).isEmpty();
    assertThat(one.events().get(2).earliest()).hasValue(5_600_000);
  }

  @Test
  void whatIsFarApartOrTheSameThingNeedsNoWord() {
    CaseEvent itself =
        new CaseEvent(
            "e4",
            "The call.",
            List.of(),
            new EventBasis.Recorded("t1", RecordKind.TRANSMISSION, "t1"),
            Optional.empty());
    Transmission one =
        solved(
                new CaseStatements(
                    new Statements(
                        List.of(recording("i1", 600 * SECOND), recording("t1", 4 * SECOND)),
                        List.of(gesture()),
                        List.of(),
                        List.of()),
                    List.of(),
                    ZoneId.of("UTC"),
                    List.of(),
                    List.of(),
                    List.of()),
                seen("e1", 500 * SECOND),
                itself)
            .transmission("t1", 0, SECOND);
    assertThat(one.events()).isEmpty();
  }

  @Test
  void nothingIsSaidWhereNothingTiesThemOrTheStatementsContradictEachOther() {
    Transmission untied =
        solved(statements(List.of(), List.of()), seen("e1", 10 * SECOND)).transmission("t1", 0, 1);
    assertThat(untied.clips()).isEmpty();
    assertThat(untied.events()).isEmpty();
    assertThat(untied.start()).isEqualTo(When.UNKNOWN);

    List<Event> wrong = new ArrayList<>(List.of(gesture()));
    wrong.add(
        new Event(
            "a2",
            Event.Kind.ANCHOR,
            "another",
            List.of(on("i1", 30 * SECOND, 31 * SECOND, Range.ZERO), on("t1", 0, 0, Range.ZERO)),
            Optional.of("one reader"),
            READ));
    assertThat(solved(statements(wrong, List.of())).transmission("t1", 0, 1).clips()).isEmpty();
  }

  @Test
  void statementsThatTimesRestOnAreToldOnce() {
    List<String> told =
        solved(statements(List.of(gesture(), clock()), List.of()), seen("e1", 10 * SECOND))
            .statements();
    assertThat(told).doesNotHaveDuplicates().anyMatch(line -> line.startsWith("s1, a stamp"));
    assertThat(told).anyMatch(line -> line.startsWith("a1, the hand and the call"));
  }

  private static Row row(int from, int to, Fate fate, Optional<String> clip) {
    return new Row(
        "i1",
        "cam-yard",
        false,
        new FrameSpan(from, to),
        from * SECOND,
        to * SECOND + (to == 60 ? 5_000 : 0),
        fate,
        fate == Fate.NOT_ADDRESSED ? Optional.empty() : Optional.of(new ClauseId("o1", "hall")),
        Optional.empty(),
        Optional.empty(),
        clip);
  }

  @Test
  void missingTimeLiesBetweenTheClipsAroundItWithWhenAndWhy() {
    List<Row> rows =
        List.of(
            row(0, 3, Fate.NOT_ADDRESSED, Optional.empty()),
            row(3, 10, Fate.RELEASE, Optional.of("c1")),
            row(10, 20, Fate.WITHHELD, Optional.empty()),
            row(20, 30, Fate.REDACT, Optional.of("c2")),
            row(30, 60, Fate.WITHHELD, Optional.empty()));
    PageClocks clocks = new PageClocks(statements(List.of(clock()), List.of()));
    MissingTime.ask(rows, clocks);
    List<Missing> missing =
        new MissingTime(rows, clocks.solve(), one -> one.clause().map(ClauseId::toString)).list();
    assertThat(missing).hasSize(3);
    assertThat(missing.get(0).after()).isEmpty();
    assertThat(missing.get(0).before()).contains("c1");
    assertThat(missing.get(0).ground()).isEmpty();
    assertThat(missing.get(0).when().earliest()).hasValue(100 * SECOND);
    assertThat(missing.get(0).when().latest()).hasValue(110 * SECOND);
    assertThat(missing.get(1).after()).contains("c1");
    assertThat(missing.get(1).before()).contains("c2");
    assertThat(missing.get(1).ground()).contains("o1/hall");
    assertThat(missing.get(1).micros()).isEqualTo(10 * SECOND);
    assertThat(missing.get(2).before()).isEmpty();
    // its end is a guess five milliseconds behind all that is stated: outward, not unknown
    assertThat(missing.get(2).when().latest().getAsLong())
        .isBetween(167 * SECOND + 5_000, 167 * SECOND + 20_000);
    List<Row> never = List.of(row(0, 60, Fate.WITHHELD, Optional.empty()));
    assertThat(new MissingTime(never, clocks, _ -> Optional.empty()).list())
        .as("it is in the log")
        .isEmpty();
  }
}
