package org.unseal.cli.process;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Asks a person for a line that is no secret. */
public final class LinePrompt {
  private static final long PATIENCE_MILLIS = 100;

  private LinePrompt() {}

  /** The line; empty where nobody is there to be asked. */
  @SuppressWarnings("SystemConsoleNull") // in JDK 25 it is null again where there is no terminal
  public static Optional<String> ask(Surroundings surroundings, String question) {
    if (!surroundings.terminal()) {
      return Optional.empty();
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    // Aside: nothing wakes whoever waits for a line, and Ctrl-C has to be answered.
    FutureTask<Optional<String>> answer =
        new FutureTask<>(() -> Optional.ofNullable(console.readLine("%s", question)));
    Thread.ofPlatform().daemon().name("line").start(answer);
    try {
      while (true) {
        try {
          return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          surroundings.cancellation().throwIfAsked(); // they are still typing
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped", e);
    } catch (ExecutionException e) {
      return Optional.empty(); // no answer to be had from this terminal
    }
  }
}
