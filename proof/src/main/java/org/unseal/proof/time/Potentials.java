package org.unseal.proof.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times for all moments of a graph that keep every statement; or a loop of statements that can't
 * all be true. Bellman and Ford's search in Yen's order: moments by about when they are, to and
 * fro.
 */
final class Potentials {
  private final TimeGraph graph;
  private final Work work;
  private final long[] time;
  private final int[] via;
  private List<Integer> loop = List.of();

  Potentials(TimeGraph graph, Work work) throws TooMuchException {
    this.graph = graph;
    this.work = work;
    time = new long[graph.nodes()];
    via = new int[graph.nodes()];
    Arrays.fill(via, -1);
    try {
      begin();
      search();
    } catch (ArithmeticException e) {
      throw new TooMuchException("these statements have times that are too large");
    }
  }

  /** About when everything is, by following any way there. */
  private void begin() throws TooMuchException {
    work.spend(graph.edges() + graph.nodes());
    boolean[] known = new boolean[graph.nodes()];
    ArrayDeque<Integer> next = new ArrayDeque<>();
    for (int start = 0; start < graph.nodes(); start++) {
      if (known[start]) {
        continue;
      }
      known[start] = true;
      next.add(start);
      while (!next.isEmpty()) {
        int u = next.remove();
        for (int edge : graph.outgoing(u)) {
          int v = graph.to(edge);
          if (!known[v]) {
            known[v] = true;
            time[v] = Math.addExact(time[u], graph.nominal(edge));
            next.add(v);
          }
        }
        for (int edge : graph.incoming(u)) {
          int v = graph.from(edge);
          if (!known[v]) {
            known[v] = true;
            time[v] = Math.subtractExact(time[u], graph.nominal(edge));
            next.add(v);
          }
        }
      }
    }
  }

  private void search() throws TooMuchException {
    int[] order =
        IntStream.range(0, graph.nodes())
            .boxed()
            .sorted(Comparator.comparingLong(node -> time[node]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] active = new boolean[graph.nodes()];
    Arrays.fill(active, true);
    for (boolean forward = true; ; forward = !forward) {
      work.spend(order.length);
      boolean changed = false;
      for (int i = 0; i < order.length; i++) {
        int u = order[forward ? i : order.length - 1 - i];
        if (active[u]) {
          active[u] = false;
          changed |= relax(u, active);
        }
      }
      if (!changed) {
        return;
      }
      loop = loopOfParents();
      if (!loop.isEmpty()) {
        return;
      }
    }
  }

  private boolean relax(int u, boolean[] active) throws TooMuchException {
    int[] edges = graph.outgoing(u);
    work.spend(edges.length);
    boolean changed = false;
    for (int edge : edges) {
      long reached = Math.addExact(time[u], graph.weight(edge));
      int v = graph.to(edge);
      if (reached < time[v]) {
        time[v] = reached;
        via[v] = edge;
        active[v] = true;
        changed = true;
      }
    }
    return changed;
  }

  /** Where every moment's time came from goes round, it was a loop that made it. */
  private List<Integer> loopOfParents() {
    int[] seen = new int[graph.nodes()];
    for (int start = 0; start < seen.length; start++) {
      int node = start;
      while (seen[node] == 0) {
        seen[node] = start + 1;
        if (via[node] < 0) {
          break;
        }
        node = graph.from(via[node]);
      }
      if (seen[node] == start + 1 && via[node] >= 0) {
        List<Integer> edges = new ArrayList<>();
        int at = node;
        do {
          edges.add(via[at]);
          at = graph.from(via[at]);
        } while (at != node);
        Collections.reverse(edges);
        return edges;
      }
    }
    return List.of();
  }

  /** Edges, one after the other, that can't all be true; empty where everything can. */
  List<Integer> loop() {
    return loop;
  }

  /** A time of a moment that keeps every statement, where there is no loop. */
  long time(int node) {
    return time[node];
  }
}
