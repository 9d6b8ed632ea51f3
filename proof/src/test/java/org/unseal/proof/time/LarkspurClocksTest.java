package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The demo case's questions, from statements that are drawn from its truth. */
final class LarkspurClocksTest {
  private static final int CASES = 500;

  /** 0.4 s before the call: nearer than the radio's clock can tell. */
  private static final long LIFTED = LarkspurClocks.CALL - 400_000;

  private static Alignment solved(LarkspurClocks clocks) throws TooMuchException {
    Statements statements = clocks.statements();
    List<Dropped> dropped = new ArrayList<>();
    List<Instant> asked = List.copyOf(clocks.truth.keySet());
    Resolution resolution = Resolution.of(statements, dropped, asked);
    if (clocks.wrong()) {
      assertThat(resolution).isInstanceOf(Resolution.Proposed.class);
      assertThat(((Resolution.Proposed) resolution).anchors()).containsExactly("wrong");
      dropped.add(new Dropped("wrong", Dropped.Why.OUTLIER, "p2", "another event was meant"));
      resolution = Resolution.of(statements, dropped, asked);
    }
    assertThat(resolution).isInstanceOf(Resolution.Solved.class);
    return ((Resolution.Solved) resolution).alignment();
  }

  @Test
  void intervalsHoldInEveryCaseAndTheQuestionsAreAnsweredRight() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int held = 0;
    for (int i = 0; i < CASES; i++) {
      long world = random.nextLong();
      LarkspurClocks clocks = new LarkspurClocks(world, i % 2 == 0, LIFTED);
      String where = "seed %d, world %d".formatted(seed, world);
      Alignment alignment = solved(clocks);
      List<Map.Entry<Instant, Long>> known = List.copyOf(clocks.truth.entrySet());
      for (Map.Entry<Instant, Long> one : known) {
        within(alignment.when(one.getKey()), one.getValue(), one.getKey() + ", " + where);
        held++;
      }
      for (int q = 0; q < 10; q++) {
        Map.Entry<Instant, Long> a = known.get(random.nextInt(known.size()));
        Map.Entry<Instant, Long> b = known.get(random.nextInt(known.size()));
        within(
            alignment.between(a.getKey(), b.getKey()),
            b.getValue() - a.getValue(),
            a.getKey() + " to " + b.getKey() + ", " + where);
      }
      Bound ran = alignment.between(LarkspurClocks.ALARMS, LarkspurClocks.RUNS);
      assertThat(ran.answer()).as("%s: %s", where, ran).isEqualTo(Bound.Answer.AFTER);
      Bound call = alignment.between(LarkspurClocks.LIFTS, LarkspurClocks.CALLS);
      assertThat(call.answer()).as(where).isEqualTo(Bound.Answer.CANNOT_BE_SAID);
    }
    assertThat(held).isGreaterThan(CASES * 100);
  }

  private static void within(Bound bound, long truth, String where) {
    assertThat(bound.low().orElse(Long.MIN_VALUE)).as(where).isLessThanOrEqualTo(truth);
    assertThat(bound.high().orElse(Long.MAX_VALUE)).as(where).isGreaterThanOrEqualTo(truth);
  }

  @Test
  void whatIsSaidToDecideTheCallDoesDecideIt() throws Exception {
    long seed = new SplittableRandom().nextLong();
    int named = 0;
    for (int i = 0; i < 20; i++) {
      // Two seconds more between the two, and the recorder's clock alone could tell them apart.
      LarkspurClocks clocks = new LarkspurClocks(seed + i, false, LarkspurClocks.CALL - 2_400_000);
      Statements statements = clocks.statements();
      Bound call =
          Alignment.of(statements, List.of()).between(LarkspurClocks.LIFTS, LarkspurClocks.CALLS);
      for (Decider decider : Decider.of(statements, call)) {
        String where = "seed %d: %s".formatted(seed + i, decider);
        Alignment better = Alignment.of(Deciding.with(statements, decider), List.of());
        if (better.contradiction().isEmpty()) { // else it is not the one that is off
          assertThat(better.between(LarkspurClocks.LIFTS, LarkspurClocks.CALLS).answer())
              .as(where)
              .isEqualTo(decider.answer());
        }
        named += decider.reason().equals(new Reason(Reason.Kind.STANDING, "radio-1")) ? 1 : 0;
      }
    }
    assertThat(named).as("seed %d", seed).isPositive();
  }
}
