package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal event}: what happened, and what that rests on. */
@Command(
    name = "event",
    description = "Keeps what happened: observed, recorded, stated, or looked for and not shown.",
    subcommands = {EventAddCommand.class, EventListCommand.class, EventWithdrawCommand.class},
    synopsisSubcommandLabel = "add|list|withdraw",
    footer = {
      "",
      "Examples:",
      "  unseal event add larkspur --kind observed --clip c1 --frames 620..655 \\",
      "    --text \"The deputy runs towards Building 7.\" --person calder --as dana",
      "  unseal event add larkspur --kind recorded --on alarm#3 \\",
      "    --text \"The panel reports smoke in Building 7.\" --as dana",
      "  unseal event add larkspur --kind stated --statement st2 --cause-of e2 \\",
      "    --text \"Smoke from the transformer.\" --as dana",
      "  unseal event add larkspur --kind not-shown --looked-by lee --at c1 \\",
      "    --text \"anybody fighting the fire\" --how \"whole clip, twice, at half speed\" --as dana",
      "",
      "What is observed or recorded says nothing of why: a motive or a cause is somebody's, and",
      "stated."
    })
public final class EventCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public EventCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE, "event knows add, list and withdraw; event --help tells more");
  }
}
