package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which anchors are wrong, if that can be told. */
final class OutliersTest {
  private static final Segment WHOLE = new Segment(0, 1_000_000_000L, Optional.empty());

  private static Scale scale(String id) {
    return new Scale(
        id, Scale.Kind.RECORDING, 200, 0, 0, List.of(WHOLE), Optional.empty(), Drawn.BASIS);
  }

  /** An event at {@code at} on one scale, and {@code off} later on the other. */
  private static Event anchor(String id, String a, long at, String b, long off) {
    return new Event(
        id,
        Event.Kind.ANCHOR,
        "drawn",
        List.of(
            new Sighting(read(a, at), Range.ZERO, Optional.empty()),
            new Sighting(read(b, at + off), new Range(-100_000, 100_000), Optional.empty())),
        Optional.of("drawn"),
        Drawn.BASIS);
  }

  private static Sighting.Site read(String scale, long at) {
    return new Sighting.Site.Read(
        scale, 0, List.of(new Sighting.Reading("p1", at, at + 100_000, true)));
  }

  private static Statements of(List<Event> events) {
    return new Statements(
        List.of(scale("a"), scale("b"), scale("c")), events, List.of(), List.of());
  }

  /** By trying every set, with the solver itself as the judge. */
  private static List<Set<String>> smallest(Statements statements) throws TooMuchException {
    List<Event> events = statements.events();
    for (int size = 0; 2 * size < Math.max(1, events.size()); size++) {
      List<Set<String>> found = new ArrayList<>();
      for (int bits = 0; bits < 1 << events.size(); bits++) {
        if (Integer.bitCount(bits) != size) {
          continue;
        }
        int chosen = bits;
        Set<String> set = new HashSet<>();
        IntStream.range(0, events.size())
            .filter(i -> (chosen & 1 << i) != 0)
            .forEach(i -> set.add(events.get(i).id()));
        if (Alignment.of(statements.without(set), List.of()).contradiction().isEmpty()) {
          found.add(set);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  @Test
  void resultIsThatOfTryingEverySet() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    String[] names = {"a", "b", "c"};
    int unique = 0;
    int ties = 0;
    for (int i = 0; i < 120; i++) {
      List<Event> events = new ArrayList<>();
      int count = random.nextInt(2, 8);
      for (int e = 0; e < count; e++) {
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        long off = (to - from) * 5_000_000L + (random.nextInt(3) == 0 ? 3_000_000 : 0);
        events.add(
            anchor("e" + e, names[from], random.nextLong(20_000_000, 500_000_000), names[to], off));
      }
      Statements statements = of(events);
      if (Alignment.of(statements, List.of()).contradiction().isEmpty()) {
        continue;
      }
      List<Set<String>> expected = smallest(statements);
      Outliers.Result result = Outliers.of(statements);
      String where = "seed %d, world %d: %s".formatted(seed, i, expected);
      if (expected.isEmpty()) {
        assertThat(result).as(where).isInstanceOf(Outliers.Result.TooMany.class);
      } else if (expected.size() == 1) {
        assertThat(result).as(where).isEqualTo(new Outliers.Result.Unique(expected.getFirst()));
        unique++;
      } else {
        assertThat(result).as(where).isInstanceOf(Outliers.Result.Tie.class);
        ties++;
      }
    }
    assertThat(unique).isGreaterThan(5);
    assertThat(ties).isGreaterThan(5);
  }

  @Test
  void nineWrongAnchorsOfTwentyAreFoundAndTenAreNot() throws Exception {
    for (int wrong : new int[] {9, 10}) {
      List<Event> events = new ArrayList<>();
      Set<String> wrongs = new HashSet<>();
      for (int e = 0; e < 20; e++) {
        boolean bad = e < wrong;
        // Each wrong one is wrong in its own way, so they do not hold together.
        events.add(
            anchor(
                "e" + e,
                "a",
                10_000_000L + e * 20_000_000L,
                "b",
                bad ? 9_000_000 + e * 2_000_000L : 5_000_000));
        if (bad) {
          wrongs.add("e" + e);
        }
      }
      assertThat(Outliers.of(of(events)))
          .isEqualTo(
              wrong == 9 ? new Outliers.Result.Unique(wrongs) : new Outliers.Result.TooMany());
    }
  }

  @Test
  void twentyOneAnchorsAreNotSearchedThrough() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int e = 0; e < 21; e++) {
      events.add(anchor("e" + e, "a", 10_000_000L + e * 20_000_000L, "b", e == 0 ? 9_000_000 : 0));
    }
    assertThat(Outliers.of(of(events))).isInstanceOf(Outliers.Result.NotSearched.class);
  }

  @Test
  void contradictionIsPrintedAsALoopOfStatements() throws Exception {
    Statements statements =
        of(
            List.of(
                anchor("right", "a", 10_000_000, "b", 5_000_000),
                anchor("wrong", "a", 30_000_000, "b", 9_000_000)));
    Contradiction loop = Alignment.of(statements, List.of()).contradiction().orElseThrow();
    assertThat(loop.reasons())
        .contains(new Reason(Reason.Kind.EVENT, "right"), new Reason(Reason.Kind.EVENT, "wrong"));
    assertThat(loop.missing()).isBetween(3_300_000L, 3_800_000L);
    StatementText text = new StatementText(statements);
    assertThat(loop.reasons().stream().map(text::of))
        .anyMatch(line -> line.contains("right, drawn: on a between 0:10 and 0:10.1"));
  }

  @Test
  void wrongRepeatingAnchorIsFoundAndARightOneSettles() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int e = 0; e < 3; e++) {
      events.add(anchor("e" + e, "a", 10_000_000L + e * 20_000_000L, "b", 5_000_000));
    }
    for (long off : new long[] {0, 1_700_000}) {
      List<Event> all = new ArrayList<>(events);
      all.add(
          new Event(
              "beats",
              Event.Kind.ANCHOR,
              "drawn",
              List.of(
                  new Sighting(read("a", 70_000_000), Range.ZERO, Optional.empty()),
                  new Sighting(
                      read("b", 75_000_000 + 3 * 4_000_000 + off),
                      new Range(-100_000, 100_000),
                      Optional.of(new Range(4_000_000, 4_000_000)))),
              Optional.of("drawn"),
              Drawn.BASIS));
      Alignment alignment = Alignment.of(of(all), List.of());
      if (off == 0) {
        assertThat(alignment.contradiction()).isEmpty();
        assertThat(alignment.periods()).containsEntry("beats", 3L);
      } else {
        assertThat(alignment.contradiction()).isPresent();
        assertThat(Outliers.of(of(all))).isEqualTo(new Outliers.Result.Unique(Set.of("beats")));
      }
    }
  }
}
