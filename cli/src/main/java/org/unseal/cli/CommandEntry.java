package org.unseal.cli;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.unseal.cli.process.Surroundings;

/**
 * One word that may follow {@code unseal}. The command itself is made only when it is asked for, so
 * that start-up doesn't pay for the others.
 *
 * @param name as typed
 * @param maker makes the picocli command; its call returns the exit code, 0 or 1, and throws where
 *     it can't go on
 */
record CommandEntry(String name, Function<Surroundings, Callable<Integer>> maker) {
  CommandEntry {
    requireNonNull(name, "name");
    requireNonNull(maker, "maker");
  }
}
