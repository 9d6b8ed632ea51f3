package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal clock}: what is known about the clocks of a case. */
@Command(
    name = "clock",
    description = "Says what is known about the clocks of a case.",
    subcommands = {
      ClockListCommand.class,
      ClockCheckCommand.class,
      ClockRateCommand.class,
      ClockOffsetCommand.class,
      ClockBreakCommand.class,
      ClockReadCommand.class,
      ClockTicksCommand.class
    },
    synopsisSubcommandLabel = "list|check|rate|offset|break|read|ticks",
    footer = {
      "",
      "Examples:",
      "  unseal clock check larkspur cam-yard --shows 14:21:07 --reference 14:20:25.7 \\",
      "    --within 0.5s --no-step \"nobody set it since\" --as dana",
      "  unseal clock offset larkspur alarm --between -0.9s..-0.7s --because \"NTP log\" --as dana",
      "  unseal clock rate larkspur cam-yard --ppm 30 --because \"data sheet\" --as dana",
      "  unseal clock read larkspur i4 --reading \"05-06-2025 14:21:07\" --as dana"
    })
public final class ClockCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public ClockCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE,
        "clock knows list, check, rate, offset, break, read and ticks; clock --help tells more");
  }
}
