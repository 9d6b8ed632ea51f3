package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The shortest ways from one moment to all others, or from all others to it: Dijkstra's search over
 * what edges leave of times that keep every statement.
 */
final class Paths {
  /** No way. */
  static final long NONE = Long.MAX_VALUE;

  private final TimeGraph graph;
  private final Potentials potentials;
  private final boolean backward;
  private final IntPredicate allowed;
  private final long[] rest;
  private final int[] via;
  private final int origin;

  /**
   * Searches.
   *
   * @param backward ways to the origin, not from it
   * @param allowed edges that may be used
   */
  Paths(
      TimeGraph graph,
      Potentials potentials,
      int origin,
      boolean backward,
      IntPredicate allowed,
      Work work)
      throws TooMuchException {
    this.graph = graph;
    this.potentials = potentials;
    this.backward = backward;
    this.allowed = allowed;
    this.origin = origin;
    rest = new long[graph.nodes()];
    via = new int[graph.nodes()];
    Arrays.fill(rest, NONE);
    Arrays.fill(via, -1);
    search(work);
  }

  private void search(Work work) throws TooMuchException {
    work.spend(graph.nodes());
    Heap heap = new Heap(rest);
    rest[origin] = 0;
    heap.add(origin);
    while (heap.size() > 0) {
      int u = heap.take();
      int[] edges = backward ? graph.incoming(u) : graph.outgoing(u);
      work.spend(edges.length + 8L);
      for (int edge : edges) {
        if (!allowed.test(edge)) {
          continue;
        }
        long reached = rest[u] + left(edge);
        if (reached < 0) {
          throw new TooMuchException("these statements have times that are too large");
        }
        int v = backward ? graph.from(edge) : graph.to(edge);
        if (reached < rest[v]) {
          rest[v] = reached;
          via[v] = edge;
          heap.add(v);
        }
      }
    }
  }

  /** Never below 0, as the times keep the edge. */
  private long left(int edge) {
    return graph.weight(edge) + potentials.time(graph.from(edge)) - potentials.time(graph.to(edge));
  }

  /** The length of the shortest way; {@link #NONE} where there is none. */
  long distance(int node) {
    if (rest[node] == NONE) {
      return NONE;
    }
    int start = backward ? node : origin;
    int end = backward ? origin : node;
    return rest[node] + potentials.time(end) - potentials.time(start);
  }

  /** Its edges, in their order; of {@code node} itself none. */
  List<Integer> edges(int node) {
    List<Integer> edges = new ArrayList<>();
    for (int at = node; via[at] >= 0; ) {
      edges.add(via[at]);
      at = backward ? graph.to(via[at]) : graph.from(via[at]);
    }
    if (!backward) {
      Collections.reverse(edges);
    }
    return edges;
  }

  /** Nodes, the nearest first. */
  private static final class Heap {
    private final long[] keys;
    private final int[] place;
    private int[] heap = new int[64];
    private int size;

    Heap(long[] keys) {
      this.keys = keys;
      place = new int[keys.length];
      Arrays.fill(place, -1);
    }

    int size() {
      return size;
    }

    /** Adds a node, or moves it up after its key became smaller. */
    void add(int node) {
      int at = place[node];
      if (at < 0) {
        if (size == heap.length) {
          heap = Arrays.copyOf(heap, 2 * size);
        }
        at = size++;
      }
      while (at > 0) {
        int parent = heap[(at - 1) / 2];
        if (keys[parent] <= keys[node]) {
          break;
        }
        put(parent, at);
        at = (at - 1) / 2;
      }
      put(node, at);
    }

    int take() {
      int first = heap[0];
      place[first] = -1;
      int node = heap[--size];
      if (size > 0) {
        int at = 0;
        while (true) {
          int child = 2 * at + 1;
          if (child >= size) {
            break;
          }
          if (child + 1 < size && keys[heap[child + 1]] < keys[heap[child]]) {
            child++;
          }
          if (keys[heap[child]] >= keys[node]) {
            break;
          }
          put(heap[child], at);
          at = child;
        }
        put(node, at);
      }
      return first;
    }

    private void put(int node, int at) {
      heap[at] = node;
      place[node] = at;
    }
  }
}
