package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The smallest set of anchors without which everything else fits together. Found exactly: the
 * distances between all marks of anchors are worked out once without them, and then every set is
 * tried, the smaller first, with what is impossible cut off early.
 */
public final class Outliers {
  /** More anchors than this are not searched through. */
  public static final int MOST = 20;

  private static final long NONE = Paths.NONE;

  private final List<Event> anchors;
  private final Map<Object, Integer> terminals = new HashMap<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Set<String>> found = new ArrayList<>();
  private final Work work;
  private boolean[][] conflicts = new boolean[0][];

  /** What came out. */
  public sealed interface Result {

    /**
     * Everything else fits together without these, there is no other set that is as small, and they
     * are fewer than half.
     */
    record Unique(Set<String> anchors) implements Result {
      public Unique {
        anchors = Set.copyOf(anchors);
      }
    }

    /** Either would do, so nothing says which. */
    record Tie(Set<String> one, Set<String> other) implements Result {
      public Tie {
        one = Set.copyOf(one);
        other = Set.copyOf(other);
      }
    }

    /** Even without half of the anchors it does not fit together. */
    record TooMany() implements Result {}

    /** More anchors than are searched through. */
    record NotSearched() implements Result {}
  }

  /** An edge that is there where all these anchors are kept. */
  private record Constraint(int from, int to, long weight, int needs) {}

  private Outliers(List<Event> anchors, Work work) {
    this.anchors = anchors;
    this.work = work;
  }

  /**
   * Searches, where statements contradict each other.
   *
   * @throws TooMuchException where that would take too long
   */
  public static Result of(Statements statements) throws TooMuchException {
    return of(statements, new Work());
  }

  static Result of(Statements statements, Work work) throws TooMuchException {
    List<Event> anchors = new ArrayList<>();
    for (Event event : statements.events()) {
      if (event.kind() == Event.Kind.ANCHOR) {
        anchors.add(event);
      }
    }
    if (anchors.size() > MOST) {
      return new Result.NotSearched();
    }
    anchors.sort(
        (a, b) -> Boolean.compare(repeats(a), repeats(b))); // those need to know the most others
    return new Outliers(anchors, work).search(statements);
  }

  private static boolean repeats(Event event) {
    return event.sightings().stream().anyMatch(sighting -> sighting.period().isPresent());
  }

  private Result search(Statements statements) throws TooMuchException {
    Set<String> all = new TreeSet<>();
    anchors.forEach(anchor -> all.add(anchor.id()));
    Statements rest = statements.without(all);
    List<Instant> marks = collect(statements, rest);
    Alignment base = Alignment.of(rest, marks, work);
    if (base.contradiction().isPresent()) {
      return new Result.TooMany();
    }
    long[][] distances = distances(base);
    conflicts = conflicts(distances);
    for (int size = 0; 2 * size < Math.max(1, anchors.size()); size++) {
      choose(0, 0, size, distances);
      List<Set<String>> good = new ArrayList<>();
      for (Set<String> set : found) {
        Statements left = statements.without(set);
        if (Alignment.of(left, List.of(), work).contradiction().isEmpty()) {
          good.add(set);
        }
      }
      if (good.size() == 1 && size > 0) {
        return new Result.Unique(good.getFirst());
      }
      if (good.size() > 1) {
        return new Result.Tie(good.get(0), good.get(1));
      }
      found.clear();
    }
    return new Result.TooMany();
  }

  /**
   * Terminals, and what ties them together; returns those that are on scales or of other events.
   */
  private List<Instant> collect(Statements statements, Statements rest) {
    terminals.put(new Instant.Reference(0), 0);
    List<Instant> marks = new ArrayList<>();
    for (int i = 0; i < anchors.size(); i++) {
      int happened = terminal(new Instant.OfEvent(anchors.get(i).id()));
      for (Sighting sighting : anchors.get(i).sightings()) {
        if (sighting.period().isEmpty()) {
          marks(happened, sighting.site(), sighting.lag(), needs(i, sighting), constraints);
        } else {
          ends(sighting.site());
        }
      }
    }
    Set<Order> kept = Set.copyOf(rest.orders());
    for (Order order : statements.orders()) {
      if (!kept.contains(order)) {
        int needs = needs(order.first()) | needs(order.then());
        End first = end(order.first());
        End then = end(order.then());
        constraints.add(
            new Constraint(
                then.node(), first.node(), -order.least() + then.after() - first.after(), needs));
        order
            .most()
            .ifPresent(
                most ->
                    constraints.add(
                        new Constraint(
                            first.node(),
                            then.node(),
                            most + first.after() - then.after(),
                            needs)));
      }
    }
    for (Object terminal : terminals.keySet()) {
      if (terminal instanceof Instant instant && needs(instant) == 0) {
        marks.add(instant);
      }
    }
    return marks;
  }

  private record End(int node, long after) {}

  private int needs(Instant instant) {
    int needs = 0;
    for (int i = 0; i < anchors.size(); i++) {
      if (instant instanceof Instant.OfEvent event && event.event().equals(anchors.get(i).id())) {
        needs |= 1 << i;
      }
    }
    return needs;
  }

  private int needs(int anchor, Sighting sighting) {
    int needs = 1 << anchor;
    if (sighting.site() instanceof Sighting.Site.Same same) {
      needs |= needs(new Instant.OfEvent(same.event()));
    }
    return needs;
  }

  private int terminal(Instant instant) {
    return terminals.computeIfAbsent(instant, _ -> terminals.size());
  }

  private End end(Instant instant) {
    return instant instanceof Instant.Reference reference
        ? new End(0, reference.micros())
        : new End(terminal(instant), 0);
  }

  private record Ends(End low, End high, long behind) {}

  private Ends ends(Sighting.Site site) {
    return switch (site) {
      case Sighting.Site.Read read -> {
        boolean reference = read.scale().equals(Scale.REFERENCE);
        Instant low =
            reference
                ? new Instant.Reference(read.low())
                : new Instant.OnScale(read.scale(), read.segment(), read.low());
        Instant high =
            reference
                ? new Instant.Reference(read.high())
                : new Instant.OnScale(read.scale(), read.segment(), read.high());
        yield new Ends(end(low), end(high), read.behindLow() ? 1 : 0);
      }
      case Sighting.Site.Same same -> {
        End other = end(new Instant.OfEvent(same.event()));
        yield new Ends(other, other, 0);
      }
    };
  }

  private void marks(
      int happened, Sighting.Site site, Range lag, int needs, List<Constraint> into) {
    Ends ends = ends(site);
    into.add(
        new Constraint(
            happened, ends.low().node(), lag.high() - ends.behind() - ends.low().after(), needs));
    into.add(new Constraint(ends.high().node(), happened, -lag.low() + ends.high().after(), needs));
  }

  private long[][] distances(Alignment base) throws TooMuchException {
    int size = terminals.size();
    long[][] distances = new long[size][size];
    for (long[] row : distances) {
      Arrays.fill(row, NONE);
    }
    Map<Integer, Instant> known = new HashMap<>();
    terminals.forEach(
        (terminal, number) -> {
          if (terminal instanceof Instant instant && needs(instant) == 0) {
            known.put(number, instant);
          }
        });
    for (int i = 0; i < size; i++) {
      distances[i][i] = 0;
      Instant from = known.get(i);
      if (from == null) {
        continue;
      }
      for (Map.Entry<Integer, Instant> to : known.entrySet()) {
        Bound bound = base.between(from, to.getValue());
        if (bound.high().isPresent()) {
          distances[i][to.getKey()] = bound.high().getAsLong();
        }
      }
    }
    return distances;
  }

  /** Pairs that can't both be kept; an anchor with itself where it can't be kept at all. */
  private boolean[][] conflicts(long[][] distances) throws TooMuchException {
    int count = anchors.size();
    boolean[][] pairs = new boolean[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = i; j < count; j++) {
        long[][] copy = copy(distances);
        boolean fits = keep(i, 1 << i, copy) && (i == j || keep(j, 1 << i | 1 << j, copy));
        pairs[i][j] = !fits;
        pairs[j][i] = !fits;
      }
    }
    return pairs;
  }

  /** Decides about one anchor after the other. */
  private void choose(int next, int kept, int left, long[][] distances) throws TooMuchException {
    if (found.size() > 1 || left < needed(next, kept)) {
      return;
    }
    if (next == anchors.size()) {
      if (left == 0 && settled(kept, distances)) {
        Set<String> dropped = new TreeSet<>();
        for (int i = 0; i < anchors.size(); i++) {
          if ((kept & 1 << i) == 0) {
            dropped.add(anchors.get(i).id());
          }
        }
        found.add(dropped);
      }
      return;
    }
    if (!against(next, kept)) {
      long[][] more = copy(distances);
      if (keep(next, kept | 1 << next, more)) {
        choose(next + 1, kept | 1 << next, left, more);
      }
    }
    if (left > 0) {
      choose(next + 1, kept, left - 1, distances);
    }
  }

  private boolean against(int anchor, int kept) {
    for (int i = 0; i <= anchor; i++) {
      if (conflicts[anchor][i] && (i == anchor || (kept & 1 << i) != 0)) {
        return true;
      }
    }
    return false;
  }

  /** How many of those that are not decided must go at least. */
  private int needed(int next, int kept) {
    int needed = 0;
    int gone = 0;
    for (int i = next; i < anchors.size(); i++) {
      if (against(i, kept)) {
        needed++;
        gone |= 1 << i;
      }
    }
    for (int i = next; i < anchors.size(); i++) {
      for (int j = i + 1; j < anchors.size() && (gone & 1 << i) == 0; j++) {
        if (conflicts[i][j] && (gone & 1 << j) == 0) {
          needed++;
          gone |= 1 << i | 1 << j;
        }
      }
    }
    return needed;
  }

  private long[][] copy(long[][] distances) throws TooMuchException {
    work.spend((long) distances.length * distances.length);
    return Arrays.stream(distances).map(long[]::clone).toArray(long[][]::new);
  }

  /** Adds what an anchor says; false where that does not fit. */
  private boolean keep(int anchor, int kept, long[][] distances) throws TooMuchException {
    for (Constraint constraint : constraints) {
      if ((constraint.needs() & 1 << anchor) != 0
          && (constraint.needs() & kept) == constraint.needs()
          && !add(constraint, distances)) {
        return false;
      }
    }
    return true;
  }

  private boolean add(Constraint edge, long[][] distances) throws TooMuchException {
    int size = distances.length;
    long back = distances[edge.to()][edge.from()];
    if (back != NONE && back + edge.weight() < 0) {
      return false;
    }
    if (distances[edge.from()][edge.to()] <= edge.weight()) {
      return true;
    }
    work.spend((long) size * size);
    for (int u = 0; u < size; u++) {
      long to = distances[u][edge.from()];
      if (to == NONE) {
        continue;
      }
      long there = Math.addExact(to, edge.weight());
      for (int v = 0; v < size; v++) {
        long on = distances[edge.to()][v];
        if (on != NONE && there + on < distances[u][v]) {
          distances[u][v] = there + on;
        }
      }
    }
    return true;
  }

  /** Whether repeating anchors fit in, once all others are known. */
  private boolean settled(int kept, long[][] before) throws TooMuchException {
    long[][] distances = copy(before);
    Set<Integer> known = new TreeSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < anchors.size(); i++) {
        if ((kept & 1 << i) == 0 || !repeats(anchors.get(i)) || known.contains(i)) {
          continue;
        }
        Event anchor = anchors.get(i);
        int happened = terminal(new Instant.OfEvent(anchor.id()));
        for (Sighting sighting : anchor.sightings()) {
          if (sighting.period().isEmpty()) {
            continue;
          }
          Ends ends = ends(sighting.site());
          long high = distances[happened][ends.high().node()];
          long low = distances[ends.low().node()][happened];
          if (high == NONE || low == NONE) {
            continue;
          }
          Range difference =
              new Range(ends.low().after() - low + ends.behind(), high + ends.high().after());
          Periods.Fit fit = Periods.fitting(sighting.lag(), sighting.period().get(), difference);
          if (!fit.fits()) {
            return false;
          }
          if (fit.only().isPresent()) {
            known.add(i);
            more = true;
            List<Constraint> added = new ArrayList<>();
            Range lag =
                TimeGraph.shifted(sighting.lag(), sighting.period().get(), fit.only().get());
            marks(happened, sighting.site(), lag, 1 << i, added);
            for (Constraint constraint : added) {
              if (!add(constraint, distances)) {
                return false;
              }
            }
          }
        }
      }
    }
    return true;
  }
}
