package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.roster.Category;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;

/** {@code unseal roster}: who is or may be seen or heard in a case. */
@Command(
    name = "roster",
    description = "Keeps who is or may be seen or heard, who says so, and who may be named.",
    subcommands = {
      RosterAddCommand.class,
      RosterAttributeCommand.class,
      RosterListCommand.class,
      RosterChangeCommand.class,
      RosterRemoveCommand.class
    },
    synopsisSubcommandLabel = "add|attribute|list|change|remove",
    footer = {
      "",
      "Examples:",
      "  unseal roster add larkspur calder --name \"Ray Calder\" --category officer --public --as dana",
      "  unseal roster attribute larkspur amsel --by \"Larkspur Courier\" \\",
      "    --where \"8 May 2025, page 1\" --date 2025-05-08 --as dana",
      "",
      "Somebody is on the roster because a person says who they are. No face is recognised or",
      "compared, here or anywhere in this program."
    })
public final class RosterCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public RosterCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  static Category category(String typed) {
    return Category.ofCode(typed)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.USAGE,
                    "--category is one of "
                        + Arrays.stream(Category.values())
                            .map(Category::code)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public Integer call() {
    throw new UnsealException(
        ErrorCode.USAGE,
        "roster knows add, attribute, list, change and remove; roster --help tells more");
  }
}
