package org.unseal.engine.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What of a stretch of time is there: holes, overlaps and jumps of one source's recordings. */
public final class Coverage {
  /** Shorter ones are how clocks of whole seconds and frames fit together, not holes. */
  static final long LEAST = 1_000_000;

  private Coverage() {}

  /** What a row says. */
  public enum Kind {
    HOLE_ALL("nothing of what was asked for"),
    HOLE_BEFORE("nothing before the first recording"),
    HOLE_BETWEEN("nothing between two recordings"),
    HOLE_WITHIN("nothing within a recording"),
    HOLE_AFTER("nothing after the last recording"),
    OVERLAP("two recordings show the same time"),
    OVERLAP_WITHIN("one recording shows the same time twice"),
    JUMP_AHEAD("the clock was set ahead, or nothing was recorded"),
    JUMP_BACK("the clock was set back");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For a person. */
    public String words() {
      return words;
    }
  }

  /**
   * Something that a person should know of.
   *
   * @param from as a recorder's clock shows it
   * @param items that it lies between or in
   */
  public record Row(Kind kind, long from, long until, List<String> items) {
    public Row {
      items = List.copyOf(items);
    }
  }

  /** A stretch of time by the recorder's clock. */
  public record Span(long from, long until) {}

  /**
   * All rows, in order of time.
   *
   * @param places of one source, in any order; those of one item in the order of its media time
   * @param asked empty where nobody asked for a certain time: then only what lies between is told
   */
  public static List<Row> of(List<Placement> places, Optional<Span> asked) {
    List<Row> rows = new ArrayList<>(jumps(places));
    List<Placement> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingLong(Placement::from).thenComparingLong(Placement::until));
    if (sorted.isEmpty()) {
      asked.ifPresent(
          span -> rows.add(new Row(Kind.HOLE_ALL, span.from(), span.until(), List.of())));
      return rows;
    }
    long reached = sorted.getFirst().until();
    String last = sorted.getFirst().item();
    for (Placement next : sorted.subList(1, sorted.size())) {
      boolean same = next.item().equals(last);
      if (next.from() - reached >= LEAST) {
        rows.add(
            new Row(
                same ? Kind.HOLE_WITHIN : Kind.HOLE_BETWEEN,
                reached,
                next.from(),
                same ? List.of(last) : List.of(last, next.item())));
      } else if (Math.min(reached, next.until()) - next.from() >= LEAST) {
        rows.add(
            new Row(
                same ? Kind.OVERLAP_WITHIN : Kind.OVERLAP,
                next.from(),
                Math.min(reached, next.until()),
                same ? List.of(last) : List.of(last, next.item())));
      }
      if (next.until() > reached) {
        reached = next.until();
        last = next.item();
      }
    }
    long end = reached;
    String ending = last;
    asked.ifPresent(span -> edges(rows, sorted.getFirst(), end, ending, span));
    asked.ifPresent(
        span -> rows.removeIf(row -> row.until() < span.from() || row.from() > span.until()));
    rows.sort(Comparator.comparingLong(Row::from).thenComparing(Row::kind));
    return rows;
  }

  private static void edges(List<Row> rows, Placement first, long end, String last, Span span) {
    if (first.from() >= span.until() || end <= span.from()) {
      rows.add(new Row(Kind.HOLE_ALL, span.from(), span.until(), List.of()));
      return;
    }
    if (first.from() - span.from() >= LEAST) {
      rows.add(new Row(Kind.HOLE_BEFORE, span.from(), first.from(), List.of(first.item())));
    }
    if (span.until() - end >= LEAST) {
      rows.add(new Row(Kind.HOLE_AFTER, end, span.until(), List.of(last)));
    }
  }

  /** Where the clock of one recording does not go on. */
  private static List<Row> jumps(List<Placement> places) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < places.size(); i++) {
      Placement before = places.get(i - 1);
      Placement after = places.get(i);
      if (!before.item().equals(after.item())) {
        continue;
      }
      long jump = after.from() - before.until();
      if (Math.abs(jump) >= LEAST) {
        rows.add(
            new Row(
                jump > 0 ? Kind.JUMP_AHEAD : Kind.JUMP_BACK,
                Math.min(before.until(), after.from()),
                Math.max(before.until(), after.from()),
                List.of(after.item())));
      }
    }
    return rows;
  }
}
