package org.unseal.proof.time;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Statements, solved. Either they contradict each other, or every difference of two instants has
 * the smallest interval that follows from all of them. One thread.
 */
public final class Alignment {
  private static final int MOST_KEPT = 4;

  private final TimeGraph graph;
  private final Potentials potentials;
  private final Work work;
  private final Map<String, Long> periods;
  private final Map<Reason, Basis> bases = new HashMap<>();
  private final Map<Integer, Paths[]> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Paths[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private Alignment(TimeGraph graph, Potentials potentials, Work work, Map<String, Long> periods) {
    this.graph = graph;
    this.potentials = potentials;
    this.work = work;
    this.periods = periods;
    Statements statements = graph.statements();
    for (Scale scale : statements.scales()) {
      bases.put(new Reason(Reason.Kind.RATE, scale.id()), scale.basis());
      scale
          .standing()
          .ifPresent(
              standing ->
                  bases.put(new Reason(Reason.Kind.STANDING, scale.id()), standing.basis()));
      for (int i = 1; i < scale.segments().size(); i++) {
        bases.put(
            new Reason(Reason.Kind.BREAK, scale.id() + "/" + i),
            scale.segments().get(i).joint().orElseThrow().basis());
      }
    }
    statements.ticks().forEach(t -> bases.put(new Reason(Reason.Kind.TICKS, t.id()), t.basis()));
    statements.events().forEach(e -> bases.put(new Reason(Reason.Kind.EVENT, e.id()), e.basis()));
    statements.orders().forEach(o -> bases.put(new Reason(Reason.Kind.ORDER, o.id()), o.basis()));
  }

  /**
   * Solves.
   *
   * @param asked instants that will be asked about; those that statements name are there anyway
   * @throws TooMuchException where that would take too long
   * @throws IllegalArgumentException where an instant lies on no scale
   */
  public static Alignment of(Statements statements, Collection<Instant> asked)
      throws TooMuchException {
    return of(statements, asked, new Work());
  }

  static Alignment of(Statements statements, Collection<Instant> asked, Work work)
      throws TooMuchException {
    if (!statements.hasAll(asked)) {
      throw new IllegalArgumentException("an instant of what is not stated");
    }
    List<Event> repeating =
        statements.events().stream()
            .filter(event -> event.sightings().stream().anyMatch(s -> s.period().isPresent()))
            .toList();
    Map<String, Long> periods = new TreeMap<>();
    while (true) {
      TimeGraph graph = new TimeGraph(statements, asked, periods);
      Potentials potentials = new Potentials(graph, work);
      Alignment alignment = new Alignment(graph, potentials, work, Map.copyOf(periods));
      if (!potentials.loop().isEmpty() || !alignment.settle(repeating, periods)) {
        return alignment;
      }
    }
  }

  /** Finds out which repetition a mark is; returns whether one more is known now. */
  private boolean settle(List<Event> repeating, Map<String, Long> known) throws TooMuchException {
    boolean more = false;
    for (Event event : repeating) {
      if (known.containsKey(event.id())) {
        continue;
      }
      Sighting sighting =
          event.sightings().stream().filter(s -> s.period().isPresent()).findFirst().orElseThrow();
      Optional<Range> difference = difference(event, sighting.site());
      if (difference.isPresent()) {
        Optional<Long> only =
            Periods.fitting(sighting.lag(), sighting.period().orElseThrow(), difference.get())
                .only();
        only.ifPresent(times -> known.put(event.id(), times));
        more |= only.isPresent();
      }
    }
    return more;
  }

  /** A mark minus its event, from everything else. */
  private Optional<Range> difference(Event event, Sighting.Site site) throws TooMuchException {
    Instant happened = new Instant.OfEvent(event.id());
    Bound low;
    Bound high;
    long behind = 0;
    switch (site) {
      case Sighting.Site.Read read -> {
        low = between(happened, at(read, read.low()));
        high = between(happened, at(read, read.high()));
        behind = read.behindLow() ? 1 : 0;
      }
      case Sighting.Site.Same same -> {
        low = between(happened, new Instant.OfEvent(same.event()));
        high = low;
      }
    }
    if (low.low().isEmpty() || high.high().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Range(low.low().getAsLong() + behind, high.high().getAsLong()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // so far apart that no repetition can be told from the next
    }
  }

  private static Instant at(Sighting.Site.Read read, long position) {
    return read.scale().equals(Scale.REFERENCE)
        ? new Instant.Reference(position)
        : new Instant.OnScale(read.scale(), read.segment(), position);
  }

  /** What can't all be true; empty where everything can. */
  public Optional<Contradiction> contradiction() {
    List<Integer> loop = potentials.loop();
    if (loop.isEmpty()) {
      return Optional.empty();
    }
    long sum = loop.stream().mapToLong(graph::weight).sum();
    return Optional.of(new Contradiction(Step.of(graph, loop), -sum));
  }

  /** What was solved. */
  public Statements statements() {
    return graph.statements();
  }

  /** Of repeating events the number of the repetition, where it is known. */
  public Map<String, Long> periods() {
    return periods;
  }

  /** How many moments there are. */
  public int moments() {
    return graph.nodes();
  }

  /**
   * When an instant was: its time minus the reference's 0.
   *
   * @throws IllegalStateException where the statements contradict each other
   */
  public Bound when(Instant instant) throws TooMuchException {
    return between(new Instant.Reference(0), instant);
  }

  /**
   * How much later one instant is than another. Solved for directly, so that what both have in
   * common cancels out.
   *
   * @throws IllegalStateException where the statements contradict each other
   */
  public Bound between(Instant first, Instant second) throws TooMuchException {
    if (!potentials.loop().isEmpty()) {
      throw new IllegalStateException("these statements contradict each other");
    }
    TimeGraph.Moment from = graph.moment(first);
    TimeGraph.Moment to = graph.moment(second);
    Paths[] paths = kept.get(from.node());
    if (paths == null) {
      paths =
          new Paths[] {
            new Paths(graph, potentials, from.node(), false, _ -> true, work),
            new Paths(graph, potentials, from.node(), true, _ -> true, work)
          };
      kept.put(from.node(), paths);
    }
    return bound(paths[0], paths[1], to.node(), to.after() - from.after());
  }

  /**
   * The same from some statements alone, which may be fewer than what is needed.
   *
   * @param low reasons that the low end may rest on
   * @param high reasons that the high end may rest on
   */
  Bound between(Instant first, Instant second, Collection<Reason> low, Collection<Reason> high)
      throws TooMuchException {
    TimeGraph.Moment from = graph.moment(first);
    TimeGraph.Moment to = graph.moment(second);
    Paths forward = alone(from.node(), false, high);
    Paths backward = alone(from.node(), true, low);
    return bound(forward, backward, to.node(), to.after() - from.after());
  }

  /**
   * The same without some statements. Repeating anchors are left out, too, as which repetition it
   * was may rest on them.
   */
  public Bound betweenWithout(Instant first, Instant second, Collection<Reason> left)
      throws TooMuchException {
    Set<Reason> kept = new HashSet<>(graph.reasons());
    kept.removeAll(left);
    periods.keySet().forEach(event -> kept.remove(new Reason(Reason.Kind.EVENT, event)));
    return between(first, second, kept, kept);
  }

  private Paths alone(int origin, boolean backward, Collection<Reason> reasons)
      throws TooMuchException {
    Set<Reason> named = new HashSet<>(reasons);
    boolean[] allowed = new boolean[graph.reasons().size()];
    work.spend(allowed.length);
    for (int i = 0; i < allowed.length; i++) {
      allowed[i] = named.contains(graph.reasons().get(i));
    }
    return new Paths(
        graph, potentials, origin, backward, edge -> allowed[graph.reasonNumber(edge)], work);
  }

  private Bound bound(Paths forward, Paths backward, int node, long shift) {
    long most = forward.distance(node);
    long least = backward.distance(node);
    List<Step> high = most == Paths.NONE ? List.of() : Step.of(graph, forward.edges(node));
    List<Step> low = least == Paths.NONE ? List.of() : Step.of(graph, backward.edges(node));
    Set<Reason> reasons = new HashSet<>(Step.reasons(low));
    reasons.addAll(Step.reasons(high));
    return new Bound(
        least == Paths.NONE ? OptionalLong.empty() : OptionalLong.of(shift - least),
        most == Paths.NONE ? OptionalLong.empty() : OptionalLong.of(shift + most),
        low,
        high,
        coverage(reasons));
  }

  /** Whatever is estimated may fail on its own, so what they miss adds up. */
  OptionalInt coverage(Collection<Reason> reasons) {
    boolean any = false;
    long left = Basis.ALL;
    for (Reason reason : new HashSet<>(reasons)) {
      Basis basis = bases.get(reason);
      if (basis != null && basis.coverage().isPresent()) {
        any = true;
        left -= Basis.ALL - basis.coverage().getAsInt();
      }
    }
    return any ? OptionalInt.of((int) Math.max(0, left)) : OptionalInt.empty();
  }

  /** Why a statement is believed; empty where there is none of this name. */
  public Optional<Basis> basis(Reason reason) {
    return Optional.ofNullable(bases.get(reason));
  }
}
