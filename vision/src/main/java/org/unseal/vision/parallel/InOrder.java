package org.unseal.vision.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does pieces of work side by side and hands over their results in the order in which they were
 * begun, on the caller's thread. A few are under way at most: beginning another waits. Close waits
 * for what is under way and drops its results.
 */
public final class InOrder<T> implements AutoCloseable {
  private final Workers workers;
  private final Consumer<T> results;
  private final Deque<Future<T>> begun = new ArrayDeque<>();

  public InOrder(Workers workers, Consumer<T> results) {
    this.workers = workers;
    this.results = results;
  }

  /** Begins the next piece; may hand over results of earlier ones. */
  public void begin(Callable<T> work) {
    begun.add(workers.begin(work));
    if (begun.size() > 2 * workers.threads() + 1) {
      results.accept(Workers.await(begun.remove()));
    }
  }

  /** Hands over everything that was begun. */
  public void finish() {
    while (!begun.isEmpty()) {
      results.accept(Workers.await(begun.remove()));
    }
  }

  @Override
  public void close() {
    while (!begun.isEmpty()) {
      Workers.await(begun.remove());
    }
  }
}
