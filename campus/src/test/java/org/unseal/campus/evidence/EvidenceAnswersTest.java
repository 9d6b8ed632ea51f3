package org.unseal.campus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unseal.campus.truth.CaseTruth;

/** What somebody can find out who has only the evidence and the worksheet, against the truth. */
class EvidenceAnswersTest {
  private static final long SECOND = 1_000_000;

  /** Any two clocks of the kind stay that close, in parts per million. */
  private static final long RATE = 500;

  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (CaseForm form : CaseForm.values()) {
      for (long seed = EvidenceFolder.SEED; seed < EvidenceFolder.SEED + 5; seed++) {
        all.add(Arguments.of(form, seed));
      }
    }
    return all.stream();
  }

  private static final class Desk {
    private final CaseCameras cameras;
    private final RadioTraffic traffic;
    private final AlarmLog alarm;
    private final AnchorSheet sheet;
    private final CaseTruth truth;

    Desk(CaseForm form, long seed) {
      cameras = new CaseCameras(form, seed);
      traffic = new RadioTraffic(cameras.schedule(), seed);
      alarm = new AlarmLog(cameras.schedule());
      sheet = new AnchorSheet(cameras, traffic, alarm);
      truth = new TruthOfCase(form, seed, cameras, traffic, alarm, sheet).document();
    }

    private long media(String source, long time) {
      return time - truth.source(source).recorded().orElseThrow().start();
    }

    /** All that a careful person would state, but for some anchors. */
    Statements statements(Set<String> dropped) {
      Statements all = new Statements();
      Map<String, Map<String, Long>> seen = new LinkedHashMap<>();
      for (CaseTruth.Event event : truth.events()) {
        String source = event.source();
        // Seen to within two frames.
        see(all, seen, source, event.id(), media(source, event.time()), 150_000);
      }
      for (CaseTruth.Call call : truth.calls()) {
        all.after("reference", call.id(), (call.stamp() - 4) * SECOND, (call.stamp() - 2) * SECOND);
      }
      // The clock check: 0.7 to 0.9 s slow; the row shows whole seconds.
      long shown = alarm.alarm().shown();
      all.after("reference", "row", shown + 700_000, shown + 1_900_000);
      for (List<String> row : sheet.table().subList(1, sheet.table().size())) {
        if (!dropped.contains(row.get(0))) {
          String a = side(all, seen, row, 2);
          String b = side(all, seen, row, 6);
          all.after(a, b, micros(row.get(10)), micros(row.get(11)));
        }
      }
      return all;
    }

    private String side(
        Statements all, Map<String, Map<String, Long>> seen, List<String> row, int at) {
      String source = row.get(at);
      if (source.equals("alarm")) {
        return "row";
      }
      String reading = row.get(0) + " " + source + " " + row.get(13);
      long from = micros(row.get(at + 2));
      long to = micros(row.get(at + 3));
      if (source.equals("radio-1")) {
        CaseTruth.Call call =
            truth.calls().stream()
                .filter(c -> c.file().equals(row.get(at + 1)))
                .findFirst()
                .orElseThrow();
        all.after(call.id(), reading, from, to);
        return reading;
      }
      see(all, seen, source, reading, (from + to) / 2, (to - from + 1) / 2);
      return reading;
    }

    private static void see(
        Statements all,
        Map<String, Map<String, Long>> seen,
        String source,
        String instant,
        long media,
        long width) {
      Map<String, Long> others = seen.computeIfAbsent(source, _ -> new LinkedHashMap<>());
      String frame = "frame of " + instant;
      all.after(frame, instant, -width, width);
      others.forEach(
          (other, there) -> {
            long apart = media - there;
            long drift = Math.abs(apart) * RATE / 1_000_000 + 1;
            all.after(other, frame, apart - drift, apart + drift);
          });
      others.put(frame, media);
    }

    private static long micros(String seconds) {
      return new java.math.BigDecimal(seconds).movePointRight(6).longValueExact();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDeputyRanAfterTheAlarm(CaseForm form, long seed) {
    Desk desk = new Desk(form, seed);
    long[] after = desk.statements(Set.of("a5")).between("alarm-onset", "run-start");
    long truly = desk.truth.event("run-start").time() - desk.truth.event("alarm-onset").time();
    assertThat(after[0]).as("seed %d", seed).isPositive().isLessThanOrEqualTo(truly);
    assertThat(after[1]).as("seed %d", seed).isGreaterThanOrEqualTo(truly);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whetherHeLiftedTheRadioBeforeTheCallCannotBeSaid(CaseForm form, long seed) {
    Desk desk = new Desk(form, seed);
    long[] after = desk.statements(Set.of("a5")).between("radio-lift-2", "call-3");
    assertThat(after[0]).as("seed %d", seed).isNegative();
    assertThat(after[1]).as("seed %d", seed).isGreaterThan(Schedule.BEFORE_CALL);
    assertThat(desk.truth.call("call-3").start() - desk.truth.event("radio-lift-2").time())
        .isEqualTo(Schedule.BEFORE_CALL);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void leavingOutTheWrongAnchorIsTheOnlyWayToMakeOneStory(CaseForm form, long seed) {
    Desk desk = new Desk(form, seed);
    assertThat(desk.statements(Set.of()).contradict()).as("seed %d", seed).isTrue();
    for (CaseTruth.Anchor anchor : desk.truth.anchors()) {
      assertThat(desk.statements(Set.of(anchor.id())).contradict())
          .as("without %s, seed %d", anchor.id(), seed)
          .isEqualTo(!anchor.wrong());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyReadingOfEveryRightAnchorHoldsTheTruthAndTheWrongOneDoesNot(CaseForm form, long seed) {
    Desk desk = new Desk(form, seed);
    Map<String, CaseTruth.Anchor> anchors = new LinkedHashMap<>();
    desk.truth.anchors().forEach(anchor -> anchors.put(anchor.id(), anchor));
    assertThat(anchors.values()).filteredOn(CaseTruth.Anchor::wrong).hasSize(1);
    assertThat(desk.sheet.table()).hasSize(1 + 2 * anchors.size());
    for (List<String> row : desk.sheet.table().subList(1, desk.sheet.table().size())) {
      CaseTruth.Anchor anchor = java.util.Objects.requireNonNull(anchors.get(row.get(0)));
      if (row.get(2).startsWith("cam-")) {
        assertThat(desk.media(row.get(2), anchor.first()))
            .isBetween(Desk.micros(row.get(4)), Desk.micros(row.get(5)));
      }
      if (row.get(6).startsWith("cam-")) {
        assertThat(desk.media(row.get(6), anchor.second()))
            .isBetween(Desk.micros(row.get(8)), Desk.micros(row.get(9)));
      }
      long apart = anchor.second() - anchor.first();
      boolean holds = apart >= Desk.micros(row.get(10)) && apart <= Desk.micros(row.get(11));
      assertThat(holds).as("%s, %d us", row.get(0), apart).isEqualTo(!anchor.wrong());
    }
  }
}
