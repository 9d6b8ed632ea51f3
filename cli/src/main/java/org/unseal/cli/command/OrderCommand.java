package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal order}: what a series of rulings says, and what a release does about it. */
@Command(
    name = "order",
    description = "Checks and keeps a series of rulings, and answers it clause by clause.",
    subcommands = {
      OrderCheckCommand.class,
      OrderAddCommand.class,
      OrderMetCommand.class,
      OrderAnswerCommand.class
    },
    synopsisSubcommandLabel = "check|add|met|answer",
    footer = {
      "",
      "Examples:",
      "  unseal order check order.yaml --on 2025-05-14",
      "  unseal order add larkspur order.yaml --as dana",
      "  unseal order met larkspur o1/yard/n1 --how \"letters of 13 May\" --as dana",
      "  unseal order answer larkspur"
    })
public final class OrderCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public OrderCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE, "order knows check, add, met and answer; order --help tells more");
  }
}
