package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is true lies in what is said, whatever is drawn. */
final class TruthLiesWithinTest {
  private static final int WORLDS = 12_000;

  @Test
  void trueTimesWithinTrueStatementsLieInEveryInterval() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int bounded = 0;
    for (int i = 0; i < WORLDS; i++) {
      long world = random.nextLong();
      Drawn drawn = new Drawn(world);
      Alignment alignment = Alignment.of(drawn.statements, drawn.instants);
      assertThat(alignment.contradiction())
          .as("true statements, seed %d, world %d", seed, world)
          .isEmpty();
      for (int q = 0; q < 6; q++) {
        Instant first = drawn.any();
        Instant second = drawn.any();
        Bound bound = alignment.between(first, second);
        long truth = drawn.truth(second) - drawn.truth(first);
        assertThat(bound.low().orElse(Long.MIN_VALUE))
            .as("%s to %s, seed %d, world %d", first, second, seed, world)
            .isLessThanOrEqualTo(truth);
        assertThat(bound.high().orElse(Long.MAX_VALUE))
            .as("%s to %s, seed %d, world %d", first, second, seed, world)
            .isGreaterThanOrEqualTo(truth);
        bounded += bound.timeClass() == TimeClass.BOUNDED ? 1 : 0;
      }
    }
    assertThat(bounded).as("questions that had an interval").isGreaterThan(WORLDS);
  }

  @Test
  void furtherInstantsNeverChangeWhatFollows() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      long world = random.nextLong();
      Drawn drawn = new Drawn(world);
      Instant first = drawn.any();
      Instant second = drawn.any();
      Bound few = Alignment.of(drawn.statements, List.of(first, second)).between(first, second);
      Bound many = Alignment.of(drawn.statements, drawn.instants).between(first, second);
      assertThat(few.low()).as("seed %d, world %d", seed, world).isEqualTo(many.low());
      assertThat(few.high()).as("seed %d, world %d", seed, world).isEqualTo(many.high());
    }
  }
}
