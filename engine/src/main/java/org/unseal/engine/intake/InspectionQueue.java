package org.unseal.engine.intake;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Files that are being looked into, one after the other, while others are copied. One thread. */
final class InspectionQueue implements AutoCloseable {
  /** How many files may be copied ahead. */
  static final int AHEAD = 4;

  private static final long PATIENCE_MILLIS = 200;

  private final Inspector inspector;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("inspect").factory());
  private final ArrayDeque<Asked> asked = new ArrayDeque<>();

  InspectionQueue(Inspector inspector) {
    this.inspector = inspector;
  }

  private sealed interface Asked {
    boolean ready();
  }

  private record Look(Future<Inspector.Answer> answer, Consumer<Inspector.Answer> taker)
      implements Asked {
    @Override
    public boolean ready() {
      return answer.isDone();
    }
  }

  private record Turn(Runnable does) implements Asked {
    @Override
    public boolean ready() {
      return true;
    }
  }

  /**
   * Has a file looked into.
   *
   * @param taker called by {@link #drain}, in the order of adding
   */
  void add(Inspector.SealTask task, Consumer<Inspector.Answer> taker) {
    asked.add(new Look(thread.submit(() -> inspector.seal(task, Progress.SILENT)), taker));
  }

  /**
   * Does something that needs no look when its turn comes, so that files keep their order.
   *
   * @param turn called by {@link #drain}, as takers are
   */
  void inTurn(Runnable turn) {
    asked.add(new Turn(turn));
  }

  /**
   * Hands answers over until no more than so many are to come.
   *
   * @param waiting called now and then; throws to stop
   */
  void drain(int left, Runnable waiting) {
    while (asked.size() > left || (!asked.isEmpty() && asked.peek().ready())) {
      switch (asked.remove()) {
        case Look look -> look.taker().accept(await(look.answer(), waiting));
        case Turn turn -> turn.does().run();
      }
    }
  }

  private static Inspector.Answer await(Future<Inspector.Answer> answer, Runnable waiting) {
    while (true) {
      try {
        return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        waiting.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnsealException(ErrorCode.CANCELLED, "stopped", e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
