package org.unseal.engine.scoping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unseal.engine.dispatch.RecorderTimes;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.order.OrderReader;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scope.ScopeStep;
import org.unseal.engine.scope.ScopedRecording;
import org.unseal.engine.sound.CallSpans;
import org.unseal.engine.sound.MutedTranscript;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.Transcript.Said;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.dispatch.Continuity;
import org.unseal.model.order.WallSpan;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/** Ranges of orders, and seconds of sound. */
class SoundTimesTest {
  private static final long SECOND = SoundWorld.SECOND;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static long utc(int hour, int minute, int second) {
    return LocalDateTime.of(2025, 5, 6, hour, minute, second).atZone(ZONE).toEpochSecond() * SECOND;
  }

  private static OrdersInForce order(
      String disposition, WallSpan.Clock clock, LocalDateTime from, LocalDateTime to) {
    String yaml =
        """
        schema: unseal.order
        version: 1
        rulings:
          - id: o1
            kind: order
            court: Circuit Court of Marrow County
            docket: 25-CA-0417
            judge: A. Nobody
            dated: 2025-05-12
            document: %s
            clauses:
              - id: radio
                text: As said.
                scope:
                  - source: radio-1
                    clock: %s
                    from: %s
                    to: %s
                    disposition: %s
        """
            .formatted(
                "0".repeat(64),
                clock.name().toLowerCase(Locale.ROOT),
                typed(from),
                typed(to),
                disposition);
    try {
      return OrdersInForce.on(LocalDate.of(2025, 5, 12), OrderReader.read(yaml.getBytes(UTF_8)));
    } catch (MalformedYamlException e) {
      throw new AssertionError(yaml, e);
    }
  }

  private static String typed(LocalDateTime time) {
    return time.toLocalDate()
        + " "
        + time.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
  }

  private static List<Scope.Stretch> stretches(
      OrdersInForce order, int seconds, FrameStamps recorder, FrameStamps reference) {
    return new ScopeStep()
        .run(order, List.of(new ScopedRecording("i1", "radio-1", seconds, recorder, reference)))
        .items()
        .getFirst()
        .stretches();
  }

  /** One letter for each second. */
  private static String fates(List<Scope.Stretch> stretches) {
    StringBuilder fates = new StringBuilder();
    for (Scope.Stretch one : stretches) {
      String letter =
          switch (one.fate()) {
            case RELEASE -> "R";
            case REDACT -> "C";
            case WITHHELD -> "W";
            case NOT_ADDRESSED -> ".";
          };
      fates.append(letter.repeat(one.frames().length()));
    }
    return fates.toString();
  }

  @Test
  void whatIsReleasedWasInsideAndWhatIsNotWithheldWasOutside() {
    long first = new Random().nextLong();
    Map<Continuity, Integer> released = new EnumMap<>(Continuity.class);
    Map<Continuity, Integer> inside = new EnumMap<>(Continuity.class);
    for (long seed = first; seed < first + 1_500; seed++) {
      SoundWorld world = new SoundWorld(seed);
      for (WallSpan.Clock clock : WallSpan.Clock.values()) {
        boolean reference = clock == WallSpan.Clock.REFERENCE;
        if (reference && seed % 5 != 0) {
          continue; // solving takes its time
        }
        long off = reference ? world.ahead() : 0;
        SoundTimes sound = world.sound(ZoneOffset.UTC);
        FrameStamps stamps = reference ? sound.reference(world.trueTimes()) : sound.recorder();
        LocalDateTime from = world.someTime().minusNanos(off * 1000).withNano(0).minusSeconds(1);
        LocalDateTime to = world.someTime().minusNanos(off * 1000).withNano(0).plusSeconds(2);
        if (!to.isAfter(from)) {
          to = from.plusSeconds(4);
        }
        String out =
            fates(stretches(order("release", clock, from, to), world.seconds(), stamps, stamps));
        String back =
            fates(stretches(order("withhold", clock, from, to), world.seconds(), stamps, stamps));
        for (int second = 0; second < world.seconds(); second++) {
          boolean all = true;
          boolean any = false;
          for (Bounds truth : world.truth(second)) {
            LocalDateTime begins = RecorderStamps.time(truth.earliest() - off);
            LocalDateTime ends = RecorderStamps.time(truth.latest() - off);
            all &= !begins.isBefore(from) && !ends.isAfter(to);
            any |= begins.isBefore(to) && ends.isAfter(from);
          }
          String where =
              "seed %d, %s, %s, second %d, %s to %s"
                  .formatted(seed, world.verdict, clock, second, from, to);
          if (out.charAt(second) == 'R') {
            assertThat(all).as(where).isTrue();
            released.merge(world.verdict, 1, Integer::sum);
          }
          inside.merge(world.verdict, all ? 1 : 0, Integer::sum);
          if (back.charAt(second) != 'W') {
            assertThat(any).as(where).isFalse();
          }
        }
      }
    }
    for (Continuity verdict : Continuity.values()) {
      int some = released.getOrDefault(verdict, 0);
      int most = inside.getOrDefault(verdict, 0);
      assertThat(some * 5)
          .as("%s: %d of %d seconds, from seed %d", verdict, some, most, first)
          .isGreaterThan(most);
    }
  }

  private static Transmission spoken(int number, long from, long to) {
    return new Transmission(
        "t" + number,
        "radio-1",
        "i1",
        from,
        to,
        number,
        false,
        Transmission.Basis.RECORDER,
        Transmission.Stamp.UNKNOWN,
        OptionalLong.empty(),
        List.of());
  }

  private static Bounds second(long time) {
    return new Bounds(time, time + SECOND - 1);
  }

  private static Part part(long place, long time) {
    return new Part(new Bounds(place, place), second(time), OptionalLong.empty());
  }

  private static CallFacts facts(Optional<Long> start, Optional<Long> end, Part... parts) {
    return new CallFacts(
        CallFacts.Basis.LIST_OF_CALLS,
        start.map(SoundTimesTest::second),
        end.map(SoundTimesTest::second),
        Optional.empty(),
        OptionalLong.empty(),
        List.of(parts));
  }

  /** What becomes of the seconds of a recording, by its recorder's clock. */
  private static String fates(
      String disposition,
      LocalDateTime from,
      LocalDateTime to,
      long duration,
      Continuity verdict,
      CallFacts facts,
      Transmission... spoken) {
    return fates(
        stretches(
            order(disposition, WallSpan.Clock.RECORDER, from, to),
            Math.toIntExact(Math.ceilDiv(duration, SECOND)),
            meant(recorder(duration, verdict, facts, spoken)),
            FrameStamps.UNKNOWN));
  }

  private static FrameStamps meant(FrameStamps stamps) {
    return new ShownTimes(ZONE).asOrdersMean(stamps);
  }

  private static FrameStamps recorder(
      long duration, Continuity verdict, CallFacts facts, Transmission... spoken) {
    return new SoundTimes(
            "i1",
            Math.toIntExact(Math.ceilDiv(duration, SECOND)),
            new RecorderTimes(SoundWorld.judged(duration, 0, facts, verdict), List.of(spoken)),
            ZONE)
        .recorder();
  }

  private static LocalDateTime at(int hour, int minute, int second) {
    return LocalDateTime.of(2025, 5, 6, hour, minute, second);
  }

  /** A minute of talk from 14:20:00 on, listed to the second. */
  private static List<Scope.Stretch> minute() {
    return stretches(
        order("release", WallSpan.Clock.RECORDER, at(14, 20, 30), at(14, 20, 40)),
        60,
        recorder(
            60 * SECOND,
            Continuity.UNKNOWN,
            facts(Optional.of(utc(14, 20, 0)), Optional.empty()),
            spoken(1, 0, 60 * SECOND)),
        FrameStamps.UNKNOWN);
  }

  @Test
  void ofACallThatIsReleasedInPartOnlyTheSecondsThatCertainlyLieInTheRangeAreHeard() {
    // it began within 14:20:00, so that what is at 38 s ends at 14:20:40 or a second before; and
    // what is at 30 s began 15 ms too early, where the recorder is as slow as it may be
    assertThat(fates(minute())).isEqualTo(".".repeat(31) + "R".repeat(7) + ".".repeat(22));

    List<CallSpans.Kept> kept = new ArrayList<>();
    for (Scope.Stretch stretch : minute()) {
      if (!stretch.fate().published()) {
        kept.add(
            new CallSpans.Kept(
                stretch.frames().start() * SECOND,
                stretch.frames().endExclusive() * SECOND,
                Entry.Absence.WITHHELD,
                "not addressed"));
      }
    }
    SoundPlan plan =
        CallSpans.plan(
            new WaveFormat(SampleCoding.PCM_S16LE, 8_000, 1), 480_000, List.of(), kept, 0);
    assertThat(plan.first()).isEqualTo(248_000);
    assertThat(plan.samples()).isEqualTo(56_000);
    Transcript heard =
        MutedTranscript.of(
            Transcript.of(
                List.of(
                    new Said(28_000_000, 31_500_000, Optional.empty(), "Larchmont"),
                    new Said(32_000_000, 33_000_000, Optional.empty(), "copy that"),
                    new Said(37_900_000, 39_000_000, Optional.empty(), "Quillon"),
                    new Said(45_000_000, 46_000_000, Optional.empty(), "Zora"))),
            plan);
    assertThat(heard.spans()).extracting(one -> one.text()).containsExactly("copy that");
    assertThat(heard.spans().getFirst().start()).isEqualTo(1_000_000);
  }

  @Test
  void wordsInAStretchThatIsKeptBackAreTakenOutLikeMutedOnes() {
    SoundPlan plan =
        CallSpans.plan(
            new WaveFormat(SampleCoding.PCM_S16LE, 8_000, 1),
            80_000,
            List.of(),
            List.of(
                new CallSpans.Kept(3_000_000, 5_000_000, Entry.Absence.WITHHELD, "not addressed")),
            0);
    Transcript heard =
        MutedTranscript.of(
            Transcript.of(
                List.of(
                    new Said(1_000_000, 2_000_000, Optional.empty(), "copy that"),
                    new Said(2_500_000, 3_500_000, Optional.of("Quillon"), "Larchmont"),
                    new Said(4_000_000, 4_500_000, Optional.empty(), "forty one"),
                    new Said(6_000_000, 7_000_000, Optional.empty(), "out"))),
            plan);
    assertThat(heard.spans())
        .extracting(one -> one.start() + ".." + one.end() + " " + one.text())
        .containsExactly(
            "1000000..2000000 copy that",
            "2500000..5000000 [removed: not addressed]",
            "6000000..7000000 out");
    assertThat(heard.spans()).noneMatch(one -> one.speaker().isPresent());
  }

  @Test
  void aStampHoldsWithinItsTransmissionAndBetweenTwoTheNeighboursBoundIt() {
    CallFacts facts =
        facts(
            Optional.empty(),
            Optional.empty(),
            part(0, utc(14, 20, 0)),
            part(8 * SECOND, utc(14, 21, 0)));
    Transmission[] spoken = {spoken(1, 0, 5 * SECOND), spoken(2, 8 * SECOND, 12 * SECOND)};

    assertThat(
            fates(
                "release",
                at(14, 19, 0),
                at(14, 20, 30),
                14 * SECOND,
                Continuity.DISPROVED,
                facts,
                spoken))
        .isEqualTo("RRRRR.........");
    assertThat(
            fates(
                "release",
                at(14, 20, 0),
                at(14, 21, 10),
                14 * SECOND,
                Continuity.DISPROVED,
                facts,
                spoken))
        .as("both neighbours lie in it; behind the last nobody knows")
        .isEqualTo("RRRRRRRRRRRR..");
    assertThat(
            fates(
                "withhold",
                at(14, 20, 30),
                at(14, 20, 31),
                14 * SECOND,
                Continuity.DISPROVED,
                facts,
                spoken))
        .as("what lies between may have been then")
        .isEqualTo(".....WWW....WW");
    assertThat(
            fates(
                "release",
                at(14, 20, 0),
                at(14, 20, 30),
                14 * SECOND,
                Continuity.PROVEN,
                facts(Optional.of(utc(14, 20, 0)), Optional.empty())))
        .as("what is proven to run needs no transmission")
        .isEqualTo("RRRRRRRRRRRRRR");
    assertThat(
            fates(
                "release",
                at(14, 20, 0),
                at(14, 20, 30),
                14 * SECOND,
                Continuity.UNKNOWN,
                facts(Optional.of(utc(14, 20, 0)), Optional.empty())))
        .as("of one that is not, nothing is known without")
        .isEqualTo("..............");
  }

  @Test
  void anAssumptionReleasesNothing() {
    Transmission all = spoken(1, 0, 10 * SECOND);
    CallFacts begun = facts(Optional.of(utc(14, 20, 0)), Optional.empty());
    assertThat(
            fates(
                "release",
                at(14, 20, 0),
                at(14, 25, 0),
                10 * SECOND,
                Continuity.ASSUMED,
                begun,
                all))
        .isEqualTo("..........");
    CallFacts ended = facts(Optional.of(utc(14, 20, 0)), Optional.of(utc(14, 20, 12)));
    assertThat(
            fates(
                "release",
                at(14, 20, 0),
                at(14, 20, 10),
                10 * SECOND,
                Continuity.ASSUMED,
                ended,
                all))
        .as("up to 3 s may be missing anywhere")
        .isEqualTo("RRRRRR....");
  }

  @Test
  void aSecondBeforeMidnightIsOfItsDay() {
    LocalDateTime midnight = LocalDateTime.of(2025, 5, 7, 0, 0);
    CallFacts facts = facts(Optional.of(utc(23, 59, 59)), Optional.empty());
    assertThat(
            fates(
                "release",
                midnight,
                midnight.plusSeconds(4),
                6 * SECOND,
                Continuity.UNKNOWN,
                facts,
                spoken(1, 0, 6 * SECOND)))
        .isEqualTo("..R...");
    assertThat(
            fates(
                "release",
                midnight.minusSeconds(10),
                midnight,
                6 * SECOND,
                Continuity.UNKNOWN,
                facts,
                spoken(1, 0, 6 * SECOND)))
        .isEqualTo("......");
  }

  @Test
  void stampsThatContradictOneAnotherReleaseNothingAndOthersStand() {
    long noon = utc(12, 0, 0);
    Transmission[] spoken = {
      spoken(1, 0, 3 * SECOND), spoken(2, 3 * SECOND, 6 * SECOND), spoken(3, 6 * SECOND, 9 * SECOND)
    };
    CallFacts same =
        facts(
            Optional.empty(),
            Optional.empty(),
            part(0, noon),
            part(3 * SECOND, noon),
            part(6 * SECOND, noon + 60 * SECOND));
    assertThat(
            fates(
                "release",
                at(11, 0, 0),
                at(13, 0, 0),
                9 * SECOND,
                Continuity.DISPROVED,
                same,
                spoken))
        .as("the first lasts three seconds, so the second can't have begun with it")
        .isEqualTo("......RRR");
    assertThat(
            fates(
                "withhold",
                at(18, 0, 0),
                at(19, 0, 0),
                9 * SECOND,
                Continuity.DISPROVED,
                same,
                spoken))
        .isEqualTo("WWWWWW...");
    CallFacts over =
        facts(
            Optional.of(noon),
            Optional.of(noon + 5 * SECOND),
            part(0, noon),
            part(6 * SECOND, noon + 60 * SECOND));
    assertThat(
            fates(
                "release",
                at(11, 0, 0),
                at(13, 0, 0),
                9 * SECOND,
                Continuity.DISPROVED,
                over,
                spoken))
        .as("it is longer than its recorder says that it can be")
        .isEqualTo(".........");
    CallFacts short1 =
        facts(
            Optional.empty(), Optional.empty(), part(0, noon), part(3 * SECOND, noon + SECOND / 2));
    assertThat(
            fates(
                "release",
                at(11, 0, 0),
                at(13, 0, 0),
                9 * SECOND,
                Continuity.PROVEN,
                short1,
                spoken))
        .as("where all hangs together, all is in doubt")
        .isEqualTo(".........");
  }

  @Test
  void aLocalTimeThatWasTwiceIsNotTakenForOneOfThem() {
    // on 2 November 2025 New York's clocks went back from 2:00 to 1:00 at 6:00 UTC
    long change = LocalDateTime.of(2025, 11, 2, 6, 0).toEpochSecond(ZoneOffset.UTC) * SECOND;
    CallFacts facts = facts(Optional.of(change - 5 * SECOND), Optional.empty());
    Transmission all = spoken(1, 0, 10 * SECOND);
    FrameStamps stamps = recorder(10 * SECOND, Continuity.UNKNOWN, facts, all);
    LocalDateTime one = LocalDateTime.of(2025, 11, 2, 1, 0);
    assertThat(stamps.of(0))
        .contains(
            new FrameStamps.Stamp(one.plusSeconds(3595), stamps.of(0).orElseThrow().latest()));
    assertThat(stamps.of(4).orElseThrow().earliest()).isEqualTo(one);
    assertThat(stamps.of(4).orElseThrow().latest()).isEqualTo(one.plusHours(1));
    assertThat(
            fates(
                "release",
                one.plusMinutes(30),
                one.plusHours(1),
                10 * SECOND,
                Continuity.UNKNOWN,
                facts,
                all))
        .isEqualTo("..........");
    assertThat(
            fates("release", one, one.plusMinutes(1), 10 * SECOND, Continuity.UNKNOWN, facts, all))
        .isEqualTo("..........");
    assertThat(
            fates(
                "release",
                one.minusHours(1),
                one.plusHours(3),
                10 * SECOND,
                Continuity.UNKNOWN,
                facts,
                all))
        .isEqualTo("RRRRRRRRRR");
    assertThat(
            fates(
                "withhold",
                one.plusMinutes(1),
                one.plusMinutes(2),
                10 * SECOND,
                Continuity.UNKNOWN,
                facts,
                all))
        .isEqualTo("WWWWWWWWWW");
    // in March they go forward, and no time is shown twice
    long march = LocalDateTime.of(2025, 3, 9, 7, 0).toEpochSecond(ZoneOffset.UTC) * SECOND;
    LocalDateTime three = LocalDateTime.of(2025, 3, 9, 3, 0);
    assertThat(
            fates(
                "release",
                three,
                three.plusSeconds(20),
                10 * SECOND,
                Continuity.UNKNOWN,
                facts(Optional.of(march - 5 * SECOND), Optional.empty()),
                all))
        .isEqualTo("......RRRR");
  }

  @Test
  void withoutAnAnalysisOrTransmissionsNothingIsKnown() {
    assertThat(
            IntStream.range(0, 3)
                .mapToObj(recorder(3 * SECOND, Continuity.UNKNOWN, CallFacts.NONE)::of))
        .allMatch(Optional::isEmpty);
    assertThat(recorder(3 * SECOND, Continuity.PROVEN, CallFacts.NONE).of(1)).isEmpty();
    assertThat(
            recorder(
                    3 * SECOND,
                    Continuity.PROVEN,
                    facts(Optional.of(utc(14, 0, 0)), Optional.empty()))
                .of(7))
        .as("behind the end of the sound")
        .isEmpty();
  }
}
