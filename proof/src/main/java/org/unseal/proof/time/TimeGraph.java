package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Statements as a graph of differences: nodes are moments, an edge from u to v with weight w says
 * that v is at most w microseconds after u. Node 0 is 1970 in UTC. Never changes once made.
 *
 * <p>A position of a scale has a node on the true course of its rate, and where there is jitter or
 * rounding one beside it for the moment itself. Only neighbours on the course are joined: so jitter
 * does not add up along it. A position's share of the rate bound is rounded from the scale's 0, not
 * from its neighbour, and the node beside it is 1 us wider: so rounding does not add up either, and
 * further positions between two never change what follows for these two.
 */
final class TimeGraph {
  static final int REFERENCE = 0;

  private final Statements statements;
  private final Map<String, Integer> scales = new HashMap<>();
  private final Map<String, Integer> events = new HashMap<>();

  /** Of all segments of all scales; a scale's first. */
  private final int[] firstSegment;

  private final long[][] positions;
  private final int[] base;
  private final boolean[] split;
  private int nodes;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private long[] weight = new long[64];
  private long[] nominal = new long[64];
  private int[] reason = new int[64];
  private int[] part = new int[64];
  private long[] span = new long[64];
  private int edges;

  private final List<Reason> reasons = new ArrayList<>();
  private final Map<Reason, Integer> reasonNumbers = new HashMap<>();

  /** Numbers of edges by where they begin, and by where they end. */
  private final int[][] outgoing;

  private final int[][] incoming;

  /** A moment of the graph: so long after a node. */
  record Moment(int node, long after) {}

  /**
   * Builds it.
   *
   * @param asked further instants that there must be nodes for
   * @param periods of repeating events those whose period is known by its number; others are left
   *     out
   */
  TimeGraph(Statements statements, Collection<Instant> asked, Map<String, Long> periods) {
    this.statements = statements;
    List<Scale> all = statements.scales();
    firstSegment = new int[all.size() + 1];
    for (int i = 0; i < all.size(); i++) {
      scales.put(all.get(i).id(), i);
      firstSegment[i + 1] = firstSegment[i] + all.get(i).segments().size();
    }
    for (Event event : statements.events()) {
      events.put(event.id(), ++nodes);
    }
    nodes++; // and the reference
    positions = new Positions(firstSegment[all.size()]).collect(asked);
    base = new int[positions.length];
    split = new boolean[positions.length];
    for (int i = 0; i < all.size(); i++) {
      for (int s = firstSegment[i]; s < firstSegment[i + 1]; s++) {
        base[s] = nodes;
        split[s] = all.get(i).jitter() > 0 || all.get(i).ppm() > 0;
        nodes += positions[s].length * (split[s] ? 2 : 1);
      }
    }
    for (Scale scale : all) {
      course(scale);
    }
    for (TickRun run : statements.ticks()) {
      ticks(run);
    }
    for (Event event : statements.events()) {
      marks(event, Optional.ofNullable(periods.get(event.id())));
    }
    for (Order order : statements.orders()) {
      Moment first = moment(order.first());
      Moment then = moment(order.then());
      between(
          first, then, order.least(), order.most(), number(Reason.Kind.ORDER, order.id()), 0, 0);
    }
    outgoing = byNode(from);
    incoming = byNode(to);
  }

  /** Finds the positions that need nodes. */
  private final class Positions {
    private final long[][] lists;
    private final int[] sizes;

    Positions(int segments) {
      lists = new long[segments][];
      Arrays.fill(lists, new long[0]);
      sizes = new int[segments];
    }

    long[][] collect(Collection<Instant> asked) {
      for (Scale scale : statements.scales()) {
        List<Segment> segments = scale.segments();
        for (int i = 1; i < segments.size(); i++) {
          add(scale.id(), i - 1, segments.get(i - 1).to());
          add(scale.id(), i, segments.get(i).from());
        }
      }
      for (TickRun run : statements.ticks()) {
        for (TickRun.Tick tick : run.ticks()) {
          add(run.clock(), run.clockSegment(), tick.shows());
          add(run.recording(), run.recordingSegment(), tick.before());
          add(run.recording(), run.recordingSegment(), tick.after());
        }
      }
      for (Event event : statements.events()) {
        for (Sighting sighting : event.sightings()) {
          if (sighting.site() instanceof Sighting.Site.Read read) {
            add(read.scale(), read.segment(), read.low());
            add(read.scale(), read.segment(), read.high());
          }
        }
      }
      statements.orders().forEach(order -> add(order.first()));
      statements.orders().forEach(order -> add(order.then()));
      asked.forEach(this::add);
      for (int i = 0; i < lists.length; i++) {
        lists[i] = Arrays.stream(lists[i], 0, sizes[i]).sorted().distinct().toArray();
      }
      return lists;
    }

    private void add(Instant instant) {
      if (instant instanceof Instant.OnScale on) {
        add(on.scale(), on.segment(), on.at());
      }
    }

    private void add(String scale, int segment, long position) {
      if (scale.equals(Scale.REFERENCE)) {
        return;
      }
      int s = segment(scale, segment);
      if (sizes[s] == lists[s].length) {
        lists[s] = Arrays.copyOf(lists[s], Math.max(16, 2 * sizes[s]));
      }
      lists[s][sizes[s]++] = position;
    }
  }

  private int segment(String scale, int segment) {
    Integer number = scales.get(scale);
    if (number == null || segment >= firstSegment[number + 1] - firstSegment[number]) {
      throw new IllegalArgumentException("an instant of what is not stated");
    }
    return firstSegment[number] + segment;
  }

  private int place(int segment, long position) {
    int place = Arrays.binarySearch(positions[segment], position);
    if (place < 0) {
      throw new IllegalArgumentException("an instant that was not asked for");
    }
    return place;
  }

  /** The moment of a position itself. */
  private Moment moment(String scale, int segment, long position) {
    if (scale.equals(Scale.REFERENCE)) {
      return new Moment(REFERENCE, position);
    }
    int s = segment(scale, segment);
    return new Moment(base[s] + place(s, position) * (split[s] ? 2 : 1), 0);
  }

  /** The node on the true course of the rate. */
  private int onCourse(int segment, int place) {
    return base[segment] + (split[segment] ? 2 * place + 1 : place);
  }

  /**
   * Where an instant is in the graph.
   *
   * @throws IllegalArgumentException where it was neither stated nor asked for
   */
  Moment moment(Instant instant) {
    return switch (instant) {
      case Instant.OnScale on -> moment(on.scale(), on.segment(), on.at());
      case Instant.Reference reference -> new Moment(REFERENCE, reference.micros());
      case Instant.OfEvent event -> event(event.event());
    };
  }

  private Moment event(String id) {
    Integer node = events.get(id);
    if (node == null) {
      throw new IllegalArgumentException("an event that is not stated");
    }
    return new Moment(node, 0);
  }

  private void course(Scale scale) {
    int rate = number(Reason.Kind.RATE, scale.id());
    int first = segment(scale.id(), 0);
    long aside = (scale.jitter() + 1) / 2 + (scale.ppm() > 0 ? 1 : 0);
    for (int i = 0; i < scale.segments().size(); i++) {
      int s = first + i;
      long[] places = positions[s];
      for (int p = 0; p < places.length; p++) {
        int course = onCourse(s, p);
        if (split[s]) {
          pair(course, course - 1, new Range(-aside, aside), rate, 0, 0);
        }
        if (p > 0) {
          long distance = places[p] - places[p - 1];
          long share = share(places[p], scale.ppm()) - share(places[p - 1], scale.ppm());
          // true time never runs backwards, whatever the bound
          edge(onCourse(s, p - 1), course, distance + share, distance, rate, 0, distance);
          edge(
              course,
              onCourse(s, p - 1),
              Math.min(0, share - distance),
              -distance,
              rate,
              0,
              distance);
        }
        scale.standing().ifPresent(standing -> standing(scale, s, course, standing));
      }
      if (i > 0) {
        Segment.Joint joint = scale.segments().get(i).joint().orElseThrow();
        int end = onCourse(s - 1, place(s - 1, scale.segments().get(i - 1).to()));
        int start = onCourse(s, place(s, scale.segments().get(i).from()));
        between(
            new Moment(end, 0),
            new Moment(start, 0),
            joint.least(),
            joint.most(),
            number(Reason.Kind.BREAK, scale.id() + "/" + i),
            0,
            0);
      }
    }
  }

  /** What a rate bound allows from position 0 to here, rounded up; of either sign. */
  static long share(long position, long ppm) {
    long seconds = Math.floorDiv(position, 1_000_000L);
    long rest = Math.floorMod(position, 1_000_000L);
    return seconds * ppm + Math.ceilDiv(rest * ppm, 1_000_000L);
  }

  private void standing(Scale scale, int segment, int course, Scale.Standing standing) {
    int step = split[segment] ? 2 : 1;
    long position = positions[segment][(course - base[segment]) / step];
    Range offset = standing.offset();
    pair(
        REFERENCE,
        course - (split[segment] ? 1 : 0),
        new Range(position - offset.high(), position - offset.low()),
        number(Reason.Kind.STANDING, scale.id()),
        0,
        0);
  }

  private void ticks(TickRun run) {
    int number = number(Reason.Kind.TICKS, run.id());
    for (TickRun.Tick tick : run.ticks()) {
      int shown = moment(run.clock(), run.clockSegment(), tick.shows()).node();
      int before = moment(run.recording(), run.recordingSegment(), tick.before()).node();
      int after = moment(run.recording(), run.recordingSegment(), tick.after()).node();
      edge(shown, before, -1, 0, number, 0, 0); // behind it, so a microsecond at least
      edge(after, shown, 0, 0, number, 1, 0);
    }
  }

  private void marks(Event event, Optional<Long> period) {
    Moment happened = event(event.id());
    int number = number(Reason.Kind.EVENT, event.id());
    for (int i = 0; i < event.sightings().size(); i++) {
      Sighting sighting = event.sightings().get(i);
      Range lag = sighting.lag();
      if (sighting.period().isPresent()) {
        if (period.isEmpty()) {
          continue;
        }
        lag = shifted(lag, sighting.period().get(), period.get());
      }
      Moment low;
      Moment high;
      long behind;
      switch (sighting.site()) {
        case Sighting.Site.Read read -> {
          low = moment(read.scale(), read.segment(), read.low());
          high = moment(read.scale(), read.segment(), read.high());
          behind = read.behindLow() ? 1 : 0;
        }
        case Sighting.Site.Same same -> {
          low = event(same.event());
          high = low;
          behind = 0;
        }
      }
      // mark - event within lag, and the mark within [low, high]
      edge(happened, low, lag.high() - behind, 2 * i, number);
      edge(high, happened, -lag.low(), 2 * i + 1, number);
    }
  }

  /** A lag of so many periods more. */
  static Range shifted(Range lag, Range period, long times) {
    long one = Math.multiplyExact(times, period.low());
    long other = Math.multiplyExact(times, period.high());
    return new Range(
        Math.addExact(lag.low(), Math.min(one, other)),
        Math.addExact(lag.high(), Math.max(one, other)));
  }

  private void edge(Moment u, Moment v, long most, int partNumber, int reasonNumber) {
    long w = most + u.after() - v.after();
    edge(u.node(), v.node(), w, w, reasonNumber, partNumber, 0);
  }

  private void pair(int u, int v, Range difference, int reasonNumber, int partNumber, long dm) {
    long middle = difference.low() + difference.width() / 2;
    edge(v, u, -difference.low(), -middle, reasonNumber, partNumber, dm);
    edge(u, v, difference.high(), middle, reasonNumber, partNumber + 1, dm);
  }

  private void between(
      Moment u,
      Moment v,
      long least,
      OptionalLong most,
      int reasonNumber,
      int partNumber,
      long dm) {
    long shift = u.after() - v.after();
    edge(v.node(), u.node(), -(least + shift), -(least + shift), reasonNumber, partNumber, dm);
    if (most.isPresent()) {
      long w = most.getAsLong() + shift;
      edge(u.node(), v.node(), w, w, reasonNumber, partNumber + 1, dm);
    }
  }

  private void edge(int u, int v, long w, long middle, int reasonNumber, int partNumber, long dm) {
    if (edges == from.length) {
      int size = 2 * edges;
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
      weight = Arrays.copyOf(weight, size);
      nominal = Arrays.copyOf(nominal, size);
      reason = Arrays.copyOf(reason, size);
      part = Arrays.copyOf(part, size);
      span = Arrays.copyOf(span, size);
    }
    from[edges] = u;
    to[edges] = v;
    weight[edges] = w;
    nominal[edges] = middle;
    reason[edges] = reasonNumber;
    part[edges] = partNumber;
    span[edges] = dm;
    edges++;
  }

  private int number(Reason.Kind kind, String id) {
    return reasonNumbers.computeIfAbsent(
        new Reason(kind, id),
        added -> {
          reasons.add(added);
          return reasons.size() - 1;
        });
  }

  private int[][] byNode(int[] end) {
    int[] counts = new int[nodes];
    for (int e = 0; e < edges; e++) {
      counts[end[e]]++;
    }
    int[][] lists = new int[nodes][];
    for (int v = 0; v < nodes; v++) {
      lists[v] = new int[counts[v]];
    }
    for (int e = edges - 1; e >= 0; e--) {
      lists[end[e]][--counts[end[e]]] = e;
    }
    return lists;
  }

  Statements statements() {
    return statements;
  }

  int nodes() {
    return nodes;
  }

  int edges() {
    return edges;
  }

  int[] outgoing(int node) {
    return outgoing[node];
  }

  int[] incoming(int node) {
    return incoming[node];
  }

  int from(int edge) {
    return from[edge];
  }

  int to(int edge) {
    return to[edge];
  }

  long weight(int edge) {
    return weight[edge];
  }

  /** What the edge's difference is about, to begin a search with. */
  long nominal(int edge) {
    return nominal[edge];
  }

  Reason reason(int edge) {
    return reasons.get(reason[edge]);
  }

  int reasonNumber(int edge) {
    return reason[edge];
  }

  List<Reason> reasons() {
    return reasons;
  }

  /** Of an event's edge twice the number of the mark; odd where the statement's high end counts. */
  int part(int edge) {
    return part[edge];
  }

  /** Of a rate's edge how far the scale counts along it. */
  long span(int edge) {
    return span[edge];
  }
}
