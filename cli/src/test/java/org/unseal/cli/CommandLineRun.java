package org.unseal.cli;

import org.unseal.cli.process.Surroundings;

/** Runs command lines in this process, for tests. */
public final class CommandLineRun {
  private CommandLineRun() {}

  /** The exit code of one command line, with every command that there is. */
  public static int run(String[] arguments, Surroundings surroundings) {
    return Main.run(arguments, surroundings, Main.commands());
  }
}
