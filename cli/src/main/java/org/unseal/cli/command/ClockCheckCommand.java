package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.clock.ClockWords;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock check}: a clock was compared with a reference. */
@Command(
    name = "check",
    description = "States what a clock showed when a reference showed something else.",
    sortOptions = false)
final class ClockCheckCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();
  @Mixin private BasisOptions basis = new BasisOptions();

  @Parameters(index = "1", paramLabel = "SOURCE", description = "Whose clock.")
  private String source = "";

  @Option(
      names = "--shows",
      required = true,
      paramLabel = "TIME",
      description = "What it showed, as 2025-05-06T14:21:07; at some time within that second.")
  private String shows = "";

  @Option(
      names = "--at-change",
      description = "It was seen to change to that very moment, not just to show it.")
  private boolean change;

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "TIME",
      description = "What the reference showed, in the case's zone, or with Z or an offset.")
  private String reference = "";

  @Option(
      names = "--within",
      paramLabel = "LENGTH",
      description = "The reference and its reading are right to this. Default: 1s.")
  private String within = "1s";

  @Option(
      names = "--no-step",
      paramLabel = "TEXT",
      description = {
        "Why nobody set the clock between the recordings and the check.",
        "Without it the check is kept, but nothing follows from it."
      })
  private @Nullable String stepless;

  @Option(
      names = "--segment",
      paramLabel = "N",
      description = "Which segment of the clock, where it showed this more than once.")
  private @Nullable Integer segment;

  @Override
  public Integer call() {
    if (segment != null && segment < 1) {
      throw new UnsealException(ErrorCode.USAGE, "--segment counts from 1");
    }
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "clock check",
        Action.CLOCK_READ,
        this::made);
    return 0;
  }

  private Change.Put made(TimeCase.Acting acting) {
    ClockWords words = new ClockWords(acting.statements());
    Range shown = words.shown(source, shows, change);
    Range when = words.reference(reference, within, shown);
    return new ClockReading.Check(
            "r" + acting.reading().nextNumber(RecordKind.CLOCK_READING),
            source,
            segment == null ? OptionalInt.empty() : OptionalInt.of(segment - 1),
            shown,
            when,
            Optional.ofNullable(stepless),
            acting.person(),
            basis.basis(Basis.Support.MEASURED, "compared with a reference"))
        .put();
  }
}
