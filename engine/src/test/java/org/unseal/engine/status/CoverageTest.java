package org.unseal.engine.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.engine.status.Coverage.Kind;
import org.unseal.engine.status.Coverage.Row;
import org.unseal.engine.status.Coverage.Span;

final class CoverageTest {
  private static final long S = 1_000_000;

  private static Placement place(String item, long from, long until) {
    return new Placement(item, from * S, until * S, Placement.Basis.CLOCK);
  }

  private static List<Row> rows(Span asked, Placement... places) {
    return Coverage.of(Arrays.asList(places), Optional.of(asked));
  }

  private static Span span(long from, long until) {
    return new Span(from * S, until * S);
  }

  private static Row row(Kind kind, long from, long until, String... items) {
    return new Row(kind, from * S, until * S, List.of(items));
  }

  @Test
  void whatWasAskedForAndIsThereHasNoRow() {
    assertThat(rows(span(10, 50), place("i1", 0, 30), place("i2", 30, 60))).isEmpty();
  }

  @Test
  void everyHoleIsToldByWhereItIs() {
    assertThat(rows(span(0, 100), place("i2", 40, 60), place("i1", 10, 30)))
        .containsExactly(
            row(Kind.HOLE_BEFORE, 0, 10, "i1"),
            row(Kind.HOLE_BETWEEN, 30, 40, "i1", "i2"),
            row(Kind.HOLE_AFTER, 60, 100, "i2"));
    assertThat(rows(span(0, 100))).containsExactly(row(Kind.HOLE_ALL, 0, 100));
    assertThat(rows(span(0, 100), place("i1", 200, 300)))
        .containsExactly(row(Kind.HOLE_ALL, 0, 100));
  }

  @Test
  void recordingThatStopsAndGoesOnHasAHoleAndAJump() {
    assertThat(rows(span(0, 50), place("i1", 0, 20), place("i1", 30, 50)))
        .containsExactly(row(Kind.HOLE_WITHIN, 20, 30, "i1"), row(Kind.JUMP_AHEAD, 20, 30, "i1"));
  }

  @Test
  void clockThatWasSetBackShowsATimeTwice() {
    assertThat(rows(span(0, 40), place("i1", 0, 30), place("i1", 20, 40)))
        .containsExactly(row(Kind.OVERLAP_WITHIN, 20, 30, "i1"), row(Kind.JUMP_BACK, 20, 30, "i1"));
  }

  @Test
  void twoRecordingsOfOneTimeOverlap() {
    assertThat(rows(span(0, 50), place("i1", 0, 30), place("i2", 20, 50)))
        .containsExactly(row(Kind.OVERLAP, 20, 30, "i1", "i2"));
  }

  @Test
  void lessThanASecondIsHowClocksOfWholeSecondsFit() {
    assertThat(
            Coverage.of(
                List.of(
                    new Placement("i1", 0, 10 * S, Placement.Basis.CLOCK),
                    new Placement("i2", 10 * S + 999_999, 20 * S, Placement.Basis.CLOCK)),
                Optional.of(span(0, 20))))
        .isEmpty();
  }

  @Test
  void withoutAnAskedTimeOnlyWhatLiesBetweenIsTold() {
    assertThat(Coverage.of(List.of(place("i1", 0, 10), place("i2", 20, 30)), Optional.empty()))
        .containsExactly(row(Kind.HOLE_BETWEEN, 10, 20, "i1", "i2"));
  }

  /** Every second that was asked for is in a recording or in a hole, and in one of them alone. */
  @Test
  void holesAndRecordingsTogetherAreAllThatWasAskedFor() {
    long seed = 20261128;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      List<Placement> places = new ArrayList<>();
      for (int i = 0; i < random.nextInt(5); i++) {
        long from = random.nextInt(80);
        places.add(place("i" + i, from, from + 1 + random.nextInt(30)));
      }
      List<Row> rows = Coverage.of(places, Optional.of(span(10, 90)));
      for (long second = 10; second < 90; second++) {
        long at = second * S + S / 2;
        boolean there = places.stream().anyMatch(p -> p.from() <= at && at < p.until());
        boolean hole =
            rows.stream()
                .anyMatch(
                    r -> r.kind().name().startsWith("HOLE") && r.from() <= at && at < r.until());
        assertThat(hole).as("seed %d, round %d, second %d", seed, round, second).isEqualTo(!there);
      }
    }
  }
}
