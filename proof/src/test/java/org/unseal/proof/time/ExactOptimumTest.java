package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said is what follows, not less, not more. */
final class ExactOptimumTest {
  private static final BigInteger FINE = BigInteger.valueOf(1_000_000L);

  @Test
  void intervalsAreTheExactOnesWithinTwoMicrosecondsAnEdge() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < 1_500; i++) {
      long world = random.nextLong();
      Drawn drawn = new Drawn(world);
      Alignment alignment = Alignment.of(drawn.statements, drawn.instants);
      ExactOptimum exact = new ExactOptimum(drawn.statements, drawn.instants, alignment.periods());
      assertThat(exact.consistent()).as("world %d", world).isTrue();
      for (int q = 0; q < 8; q++) {
        Instant first = drawn.any();
        Instant second = drawn.any();
        Bound bound = alignment.between(first, second);
        String where = "%s to %s, seed %d, world %d".formatted(first, second, seed, world);
        near(bound.high(), exact.high(first, second), bound.highSteps(), 1, where);
        near(bound.low(), exact.low(first, second), bound.lowSteps(), -1, where);
        compared += bound.high().isPresent() ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(2_000);
  }

  private static void near(
      OptionalLong said, @Nullable BigInteger exact, List<Step> steps, int outward, String where) {
    assertThat(said.isPresent()).as(where).isEqualTo(exact != null);
    if (exact == null) {
      return;
    }
    long edges = Math.max(1, steps.stream().mapToLong(Step::times).sum());
    BigInteger wider =
        BigInteger.valueOf(said.getAsLong())
            .multiply(FINE)
            .subtract(exact)
            .multiply(BigInteger.valueOf(outward));
    assertThat(wider).as("never narrower: " + where).isGreaterThanOrEqualTo(BigInteger.ZERO);
    assertThat(wider)
        .as("no more than 2 us an edge wider: " + where)
        .isLessThanOrEqualTo(FINE.multiply(BigInteger.valueOf(2 * edges)));
  }

  @Test
  void whetherStatementsContradictEachOtherIsFoundOut() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int contradictions = 0;
    for (int i = 0; i < 800; i++) {
      long world = random.nextLong();
      Drawn drawn = new Drawn(world);
      Instant first = drawn.any();
      Instant second = drawn.any();
      long off = random.nextLong(-6_000_000, 6_000_000);
      long distance = drawn.truth(second) - drawn.truth(first) + off;
      Order wrong =
          new Order("wrong", first, second, distance, OptionalLong.of(distance), Drawn.BASIS);
      List<Order> orders = new java.util.ArrayList<>(drawn.statements.orders());
      orders.add(wrong);
      Statements statements =
          new Statements(
              drawn.statements.scales(),
              drawn.statements.events(),
              drawn.statements.ticks(),
              orders);
      Alignment alignment = Alignment.of(statements, drawn.instants);
      ExactOptimum exact = new ExactOptimum(statements, drawn.instants, alignment.periods());
      if (alignment.contradiction().isPresent()) {
        contradictions++;
        assertThat(exact.consistent()).as("seed %d, world %d", seed, world).isFalse();
        Contradiction loop = alignment.contradiction().get();
        assertThat(loop.missing()).isPositive();
        assertThat(loop.steps().stream().mapToLong(Step::micros).sum()).isEqualTo(-loop.missing());
      } else {
        // Rounding may hide a contradiction of some microseconds, not more.
        Bound bound = alignment.between(first, second);
        assertThat(bound.low().orElse(distance)).isLessThanOrEqualTo(distance);
        assertThat(bound.high().orElse(distance)).isGreaterThanOrEqualTo(distance);
      }
    }
    assertThat(contradictions).isGreaterThan(50);
  }
}
