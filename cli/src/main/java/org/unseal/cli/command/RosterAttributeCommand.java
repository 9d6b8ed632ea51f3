package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.roster.Attribution;
import org.unseal.engine.roster.Roster;
import org.unseal.model.casefile.Action;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal roster attribute}: who says that somebody is who they are said to be. */
@Command(
    name = "attribute",
    description = "Writes down who identifies somebody, and where they do.",
    sortOptions = false)
final class RosterAttributeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable RosterCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "LABEL", description = "Whom.")
  private String label = "";

  @Option(
      names = "--by",
      required = true,
      paramLabel = "TEXT",
      description = "Who says so, as a newspaper or an office.")
  private String by = "";

  @Option(
      names = "--where",
      required = true,
      paramLabel = "TEXT",
      description = "An address, an edition, a page.")
  private String where = "";

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DAY",
      description = "When they said so, as 2025-05-08.")
  private String date = "";

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "What they rest it on, where they say so.")
  private @Nullable String source;

  @Override
  public Integer call() {
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "roster attribute",
        Action.ROSTER_CHANGED,
        reading ->
            Roster.of(reading)
                .require(label)
                .with(
                    new Attribution(
                        by, where, TypedDay.parse("--date", date), Optional.ofNullable(source)))
                .put());
    return 0;
  }
}
