package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal statement}: what the sides of a case say. */
@Command(
    name = "statement",
    description = "Keeps what every side says, with who, when and where; all are shown alike.",
    subcommands = {
      StatementAddCommand.class,
      StatementListCommand.class,
      StatementWithdrawCommand.class
    },
    synopsisSubcommandLabel = "add|list|withdraw",
    footer = {
      "",
      "Example:",
      "  unseal statement add larkspur --side office --by \"Marrow County Sheriff's Office\" \\",
      "    --date 2025-05-15 --source \"press release of that day\" --text \"...\" --as dana"
    })
public final class StatementCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public StatementCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE, "statement knows add, list and withdraw; statement --help tells more");
  }
}
