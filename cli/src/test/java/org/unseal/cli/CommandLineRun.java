package org.unseal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.unseal.cli.process.Surroundings;

/** Runs command lines in this process, for tests. */
public final class CommandLineRun {
  private CommandLineRun() {}

  /** The exit code of one command line, with every command that there is. */
  public static int run(String[] arguments, Surroundings surroundings) {
    return Main.run(arguments, surroundings, Main.commands());
  }

  /** The exit code of one command line, with this command only. */
  public static int run(
      String[] arguments,
      Surroundings surroundings,
      String name,
      Function<Surroundings, Callable<Integer>> maker) {
    return Main.run(arguments, surroundings, List.of(new CommandEntry(name, maker)));
  }
}
