package org.unseal.vision.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** A fixed number of threads for one analysis. Close waits for what was begun. */
public final class Workers implements AutoCloseable {
  /** Small enough parts that nobody waits long for the last one. */
  private static final int PARTS_PER_THREAD = 16;

  private final int threads;
  private final ExecutorService pool;

  public Workers(int threads) {
    this.threads = Math.max(1, threads);
    this.pool =
        Executors.newFixedThreadPool(
            this.threads, Thread.ofPlatform().daemon().name("analysis-", 0).factory());
  }

  public int threads() {
    return threads;
  }

  /** Begins a piece of work; {@link #await} its result. */
  public <T> Future<T> begin(Callable<T> work) {
    return pool.submit(work);
  }

  /** Does the work for 0 to {@code count - 1}, in any order, and returns when all is done. */
  public void forEach(int count, IntConsumer work) {
    int parts = Math.min(count, threads * PARTS_PER_THREAD);
    List<Future<?>> begun = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) count * part / parts);
      int to = (int) ((long) count * (part + 1) / parts);
      begun.add(
          pool.submit(
              () -> {
                for (int i = from; i < to; i++) {
                  work.accept(i);
                }
              }));
    }
    begun.forEach(Workers::await);
  }

  /** The result of a piece of work, or what it threw. */
  public static <T> T await(Future<T> begun) {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while analysing", e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
