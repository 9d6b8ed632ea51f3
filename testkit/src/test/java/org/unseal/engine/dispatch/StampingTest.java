package org.unseal.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.engine.dispatch.Judgement.Added;
import org.unseal.engine.dispatch.Transmission.Basis;
import org.unseal.engine.dispatch.Transmission.Stamp;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.ContinuityFinding;
import org.unseal.engine.dispatch.continuity.ContinuityTest;
import org.unseal.engine.dispatch.continuity.Outcome;
import org.unseal.engine.dispatch.continuity.TestResult;
import org.unseal.model.dispatch.Continuity;

/** When a transmission really began lies within what its stamps say. */
final class StampingTest {
  private static final long SECOND = 1_000_000;
  private static final long DAY = 1_746_500_000L * SECOND;

  /** A file as it was, with what its recorder wrote of it. */
  private record World(Judgement judgement, List<Transmission> seen, List<Long> truth) {}

  private static World world(long seed) {
    Random random = new Random(seed);
    boolean runs = random.nextBoolean();
    long error = random.nextInt(4) * SECOND;
    long off = error == 0 ? 0 : random.nextLong(-error, error + 1);
    double rate = 1 + (random.nextDouble() - 0.5) * 2 * 499e-6;
    long real = DAY + random.nextInt(1_000_000);
    long begun = real;
    long place = 0;
    List<Transmission> seen = new ArrayList<>();
    List<Long> truth = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    long first = 0;
    boolean listed = random.nextInt(3) == 0;
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      long pause = random.nextInt(20_000_000);
      long kept = runs ? pause : Math.min(pause, random.nextInt(2_000_000));
      long length = 200_000L + random.nextInt(6_000_000);
      // the first of a call begins with it; of a running channel, whenever
      if (i > 0 || runs) {
        real += pause;
        place += kept;
      }
      if (i == 0) {
        first = place;
      }
      // a person may have cut off its beginning, or taken its neighbour away
      long cut = random.nextInt(3) == 0 ? random.nextLong(length / 2) : 0;
      boolean gone = random.nextInt(6) == 0;
      if (!gone) {
        truth.add(Math.round(real + off + cut * rate));
        seen.add(
            Transmission.proposed(
                    "radio-1",
                    "i1",
                    place + cut,
                    place + length,
                    Basis.VOICE_ACTIVITY,
                    OptionalLong.empty(),
                    Optional.empty())
                .called("t" + (i + 1)));
      }
      if (listed) {
        parts.add(
            new Part(
                new Bounds(Math.max(0, place - 5_000), place + 5_000),
                whole(real + off, error),
                OptionalLong.empty()));
      }
      real += Math.round(length * rate);
      place += length;
    }
    boolean ends = random.nextBoolean();
    CallFacts facts =
        new CallFacts(
            CallFacts.Basis.LIST_OF_CALLS,
            random.nextInt(5) > 0 ? Optional.of(whole(begun + off, error)) : Optional.empty(),
            ends ? Optional.of(whole(real + off, error)) : Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            parts);
    return new World(
        judgement(facts, place, first, runs ? Continuity.ASSUMED : Continuity.UNKNOWN, List.of()),
        seen,
        truth);
  }

  private static Judgement judgement(
      CallFacts facts, long duration, long first, Continuity verdict, List<TestResult> tests) {
    return new Judgement(
        "i1",
        "radio-1",
        duration,
        first,
        8_000,
        "pcm_mulaw",
        true,
        OptionalInt.empty(),
        800_000,
        facts,
        Added.NOTHING,
        new ContinuityFinding(verdict, tests));
  }

  private static Bounds whole(long time, long error) {
    long second = Math.floorDiv(time, SECOND) * SECOND;
    return new Bounds(second - error, second + SECOND - 1 + error);
  }

  @Test
  void theTrueTimeAlwaysLiesWithinTheStamp() {
    int bounded = 0;
    int all = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      World world = world(seed);
      List<Transmission> stamped = new Stamping(world.judgement()).of(world.seen());
      for (int i = 0; i < stamped.size(); i++) {
        Stamp stamp = stamped.get(i).stamp();
        long truth = world.truth().get(i);
        all++;
        bounded += stamp.earliest().isPresent() && stamp.latest().isPresent() ? 1 : 0;
        assertThat(stamp.earliest().orElse(truth)).as("seed %d", seed).isLessThanOrEqualTo(truth);
        assertThat(stamp.latest().orElse(truth)).as("seed %d", seed).isGreaterThanOrEqualTo(truth);
      }
    }
    assertThat(bounded * 2).isGreaterThan(all);
  }

  @Test
  void whereSomethingBelongsElsewhereNothingIsSaidOfAnyTime() {
    World world = world(4);
    Judgement judgement =
        judgement(
            world.judgement().facts(),
            world.judgement().duration(),
            world.judgement().firstSpeech(),
            Continuity.DISPROVED,
            List.of(new TestResult(ContinuityTest.FILE_LONGER_THAN_SPAN, Outcome.FAILED, "it is")));
    assertThat(new Stamping(judgement).of(world.seen()))
        .allMatch(one -> one.stamp().equals(Stamp.UNKNOWN));
  }

  @Test
  void recordsAreReadBackAsTheyWere() {
    for (long seed = 0; seed < 500; seed++) {
      World world = world(seed);
      Judgement judgement = world.judgement();
      assertThat(
              Judgement.read(
                  new org.unseal.proof.custody.CaseRecord(
                      org.unseal.model.casefile.RecordKind.CONTINUITY, "i1", 1, judgement.body())))
          .isEqualTo(judgement);
      for (Transmission one : new Stamping(judgement).of(world.seen())) {
        assertThat(
                Transmission.read(
                    new org.unseal.proof.custody.CaseRecord(
                        org.unseal.model.casefile.RecordKind.TRANSMISSION,
                        one.id(),
                        1,
                        one.body())))
            .isEqualTo(one);
      }
    }
  }
}
