package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Asks on the terminal without showing what is typed. One question at a time. */
final class TerminalPrompt implements Passphrases.Prompt {
  private static final long PATIENCE_MILLIS = 100;

  private final Cancellation cancellation;

  TerminalPrompt(Cancellation cancellation) {
    this.cancellation = requireNonNull(cancellation, "cancellation");
  }

  /** A terminal is looked for only now: that takes a while, and most commands don't ask. */
  @Override
  @SuppressWarnings("SystemConsoleNull") // in JDK 25 it is null again where there is no terminal
  public Optional<char[]> ask(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    // Aside: nothing wakes whoever waits for a line, and Ctrl-C has to be answered.
    FutureTask<Optional<char[]>> answer =
        new FutureTask<>(() -> Optional.ofNullable(console.readPassword("%s: ", question)));
    Thread.ofPlatform().daemon().name("passphrase").start(answer);
    try {
      while (!answered(answer)) {
        cancellation.throwIfAsked();
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped", e);
    } catch (ExecutionException e) {
      return Optional.empty(); // no answer to be had from this terminal
    }
  }

  private static boolean answered(FutureTask<?> answer)
      throws InterruptedException, ExecutionException {
    try {
      answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false; // they are still typing
    }
  }
}
