package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal ground}: why something is kept back or covered. */
@Command(
    name = "ground",
    description = "Keeps why something that nobody ordered released is withheld, or covered.",
    subcommands = {
      GroundSetCommand.class,
      GroundListCommand.class,
      GroundReviewCommand.class,
      GroundWithdrawCommand.class,
      GroundPackCommand.class
    },
    synopsisSubcommandLabel = "set|list|review|withdraw|pack",
    footer = {
      "",
      "Examples:",
      "  unseal ground set larkspur --source cam-hall --code FL-119.071-3-A \\",
      "    --reason \"shows where the cameras of the hall can't see\" --as dana",
      "  unseal ground set larkspur --item i4 --frames 0..450 --code o1/hall --as dana",
      "  unseal ground set larkspur --category student --code FERPA-1232G-B --as dana",
      "  unseal ground set larkspur --default --code FL-119.071-3-A --as dana",
      "",
      "A ground changes nothing of what is published. unseal exemptions lists the codes."
    })
public final class GroundCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public GroundCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE,
        "ground knows set, list, review, withdraw and pack; ground --help tells more");
  }
}
