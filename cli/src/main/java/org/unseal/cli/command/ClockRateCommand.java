package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.Amounts;
import org.unseal.engine.clock.ClockWords;
import org.unseal.engine.clock.ScaleSettings;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Scale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock rate}: how true a clock or a recording runs. */
@Command(
    name = "rate",
    description = "States how true a clock runs, or the media time of a recording.",
    sortOptions = false)
final class ClockRateCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();
  @Mixin private BasisOptions basis = new BasisOptions();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE|ITEM",
      description = "A source for its clock, an item or transmission for its media time.")
  private String scale = "";

  @Option(
      names = "--ppm",
      paramLabel = "N",
      description = "It gains or loses at most so many microseconds a second. Default: 500.")
  private long ppm = Scale.USUAL_PPM;

  @Option(
      names = "--jitter",
      paramLabel = "LENGTH",
      description = "Two of its stamps may be off against one another by so much. Default: 0s.")
  private String jitter = "0s";

  @Override
  public Integer call() {
    if (ppm < 0 || ppm > 999_999) {
      throw new UnsealException(ErrorCode.USAGE, "--ppm is from 0 to 999999");
    }
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "clock rate",
        Action.CLOCK_SEGMENTED,
        acting ->
            new ClockWords(acting.statements())
                .settings(acting.reading(), scale)
                .with(
                    new ScaleSettings.Rate(
                        ppm, Amounts.micros(jitter), basis.required(Basis.Support.DOCUMENTED)))
                .put());
    return 0;
  }
}
