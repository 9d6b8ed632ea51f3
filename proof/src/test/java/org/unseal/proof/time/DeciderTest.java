package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is said to decide a question would decide it, and a little less would not. */
final class DeciderTest {
  private static final Set<Decider.Quantity> TRIED =
      EnumSet.of(
          Decider.Quantity.RATE,
          Decider.Quantity.READING,
          Decider.Quantity.LAG,
          Decider.Quantity.OFFSET);

  @Test
  void morePrecisionInWhatIsNamedDecidesIt() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Set<Decider.Quantity> seen = EnumSet.noneOf(Decider.Quantity.class);
    int tried = 0;
    for (int i = 0; i < 4_000; i++) {
      long world = random.nextLong();
      Drawn drawn = new Drawn(world);
      Instant first = drawn.any();
      Instant second = drawn.any();
      Alignment alignment = Alignment.of(drawn.statements, List.of(first, second));
      Bound bound = alignment.between(first, second);
      if (!alignment.periods().isEmpty()) {
        continue; // another precision may settle another repetition
      }
      for (Decider decider : Decider.of(drawn.statements, bound)) {
        assertThat(bound.answer()).isEqualTo(Bound.Answer.CANNOT_BE_SAID);
        assertThat(decider.change()).isPositive();
        if (!TRIED.contains(decider.quantity())) {
          continue;
        }
        Alignment better =
            Alignment.of(Deciding.with(drawn.statements, decider), List.of(first, second));
        if (better.contradiction().isEmpty()) {
          assertThat(better.between(first, second).answer())
              .as("seed %d, world %d: %s", seed, world, decider)
              .isEqualTo(decider.answer());
          seen.add(decider.quantity());
          tried++;
        }
      }
    }
    assertThat(tried).as("seed %d", seed).isGreaterThan(100);
    assertThat(seen)
        .contains(Decider.Quantity.READING, Decider.Quantity.LAG, Decider.Quantity.OFFSET);
  }

  @Test
  void rateThatWouldDecideIsNamed() throws Exception {
    Scale scale =
        new Scale(
            "a",
            Scale.Kind.RECORDING,
            500,
            0,
            0,
            List.of(new Segment(0, 2_000_000_000L, Optional.empty())),
            Optional.empty(),
            Drawn.BASIS);
    Event start =
        new Event(
            "start",
            Event.Kind.CHECK,
            "drawn",
            List.of(
                new Sighting(at("a", 0), Range.ZERO, Optional.empty()),
                new Sighting(at(Scale.REFERENCE, 0), Range.ZERO, Optional.empty())),
            Optional.empty(),
            Drawn.BASIS);
    Statements statements = new Statements(List.of(scale), List.of(start), List.of(), List.of());
    Instant first = new Instant.Reference(1_000_100_000L);
    Instant second = new Instant.OnScale("a", 0, 1_000_000_000L);
    Bound bound = Alignment.of(statements, List.of(second)).between(first, second);
    assertThat(bound.answer()).isEqualTo(Bound.Answer.CANNOT_BE_SAID);
    Decider decider = Decider.of(statements, bound).getFirst();
    assertThat(decider.reason()).isEqualTo(new Reason(Reason.Kind.RATE, "a"));
    assertThat(decider.needed()).isEqualTo(99);
    assertThat(
            Alignment.of(Deciding.with(statements, decider), List.of(second))
                .between(first, second)
                .answer())
        .isEqualTo(Bound.Answer.BEFORE)
        .isEqualTo(decider.answer());
  }

  private static Sighting.Site at(String scale, long place) {
    return new Sighting.Site.Read(
        scale, 0, List.of(new Sighting.Reading("p1", place, place, false)));
  }

  @Test
  void whatIsDecidedNeedsNothing() {
    Bound decided =
        new Bound(
            OptionalLong.of(1), OptionalLong.of(2), List.of(), List.of(), OptionalInt.empty());
    assertThat(Decider.of(new Statements(List.of(), List.of(), List.of(), List.of()), decided))
        .isEmpty();
  }
}
