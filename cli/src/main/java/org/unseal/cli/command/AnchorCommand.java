package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal anchor}: events that were seen or heard on two sources. */
@Command(
    name = "anchor",
    description = "States that one event was seen or heard on two sources.",
    subcommands = {
      AnchorAddCommand.class,
      AnchorReadCommand.class,
      AnchorDropCommand.class,
      AnchorWithdrawCommand.class,
      AnchorKeepCommand.class
    },
    synopsisSubcommandLabel = "add|read|drop|withdraw|keep",
    footer = {
      "",
      "Examples:",
      "  unseal anchor add larkspur --what \"the alarm's lamp begins to flash\" \\",
      "    --on i2@14.00s..14.08s --on alarm#3 --delay 0s..1s --as dana",
      "  unseal anchor read larkspur a1 --on i2@13.92s..14.08s --as lee",
      "",
      "The second person should not have seen what the first one read."
    })
public final class AnchorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public AnchorCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE,
        "anchor knows add, read, drop, withdraw and keep; anchor --help tells more");
  }
}
