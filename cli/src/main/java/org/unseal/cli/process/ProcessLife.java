package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/**
 * This process from its start to its end: lets a signal stop the command in good order, and ends
 * with an exit code whatever happens. Used once, by {@code main}.
 */
public final class ProcessLife {
  /** How long a command may take to clear up after a signal before it is done for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final ToIntFunction<Throwable> report;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int exitCode;

  /**
   * Sets nothing going yet.
   *
   * @param report prints a failure and returns its exit code
   */
  public ProcessLife(Surroundings surroundings, ToIntFunction<Throwable> report) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.report = requireNonNull(report, "report");
  }

  /** Runs the command and ends the process with its exit code. Never returns. */
  public void run(IntSupplier command) {
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> end(report.applyAsInt(thrown)));
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "unseal-stop"));
    exitCode = command.getAsInt();
    finished.countDown();
    end(exitCode);
  }

  /** After a signal: stops the command and waits for it, but not for ever. */
  private void onShutdown() {
    surroundings.cancellation().ask();
    try {
      if (finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        end(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(report.applyAsInt(new InterruptedException("stopped")));
  }

  /**
   * Without shutdown hooks: other threads may be anywhere, native libraries' own clearing up is
   * needless (what they leave lies in the launcher's folder), and System.exit would first look for
   * a logger to tell.
   */
  private void end(int code) {
    surroundings.scratch().removeAll();
    surroundings.out().flush();
    surroundings.err().flush();
    Runtime.getRuntime().halt(code);
  }
}
