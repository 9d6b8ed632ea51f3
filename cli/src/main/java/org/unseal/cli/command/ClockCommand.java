package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code unseal clock}: what is known of the clocks of a case. Its parts are commands of their own.
 */
@Command(
    name = "clock",
    description = "Reads the clocks of a case's sources.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = false)
public final class ClockCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public ClockCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  /** Called by picocli; the parts are added here because they need the surroundings. */
  @Spec
  void parts(CommandSpec spec) {
    spec.addSubcommand("read", new CommandLine(new ClockReadCommand(surroundings)));
    spec.addSubcommand("ticks", new CommandLine(new ClockTicksCommand(surroundings)));
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE, "say what of the clocks: unseal clock read, unseal clock ticks");
  }
}
