package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.Amounts;
import org.unseal.engine.clock.ClockWords;
import org.unseal.model.casefile.Action;
import org.unseal.proof.time.Basis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock offset}: what a clock is off by at any time. */
@Command(
    name = "offset",
    description = "States what a clock is off by whenever it is read, as of one that is kept set.",
    sortOptions = false)
final class ClockOffsetCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();
  @Mixin private BasisOptions basis = new BasisOptions();

  @Parameters(index = "1", paramLabel = "SOURCE", description = "Whose clock.")
  private String source = "";

  @Option(
      names = "--between",
      required = true,
      paramLabel = "LOW..HIGH",
      description = "What it shows minus the true local time, as -0.9s..-0.7s.")
  private String between = "";

  @Option(
      names = "--day",
      paramLabel = "DATE",
      description = "A day on which it ran, for the zone, where the case doesn't say: 2025-05-06.")
  private @Nullable String day;

  @Override
  public Integer call() {
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "clock offset",
        Action.CLOCK_SEGMENTED,
        acting ->
            new ClockWords(acting.statements())
                .standing(
                    acting.reading(),
                    source,
                    Amounts.range(between),
                    day,
                    basis.required(Basis.Support.DOCUMENTED))
                .put());
    return 0;
  }
}
