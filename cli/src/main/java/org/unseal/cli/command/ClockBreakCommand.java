package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.Amounts;
import org.unseal.engine.clock.ClockWords;
import org.unseal.engine.clock.ScaleSettings;
import org.unseal.model.casefile.Action;
import org.unseal.model.code.Codes;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Segment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock break}: where a clock was set, or nothing was recorded. */
@Command(
    name = "break",
    description =
        "States that a clock was set or a recording has a hole; times on both sides part.",
    sortOptions = false,
    footer = {
      "",
      "Breaks are stated in the order in which they happened. Of daylight saving, type what the",
      "clock showed: --kind daylight-saving --before 2025-11-02T02:00:00 --after 2025-11-02T01:00:00"
    })
final class ClockBreakCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();
  @Mixin private BasisOptions basis = new BasisOptions();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE|ITEM",
      description = "A source's clock, or an item.")
  private String scale = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "step, reboot, daylight-saving, gap or join. Default: step.")
  private String kind = "step";

  @Option(
      names = "--before",
      paramLabel = "PLACE",
      description = "The last time shown in front of it, or place in the item.")
  private @Nullable String before;

  @Option(names = "--after", paramLabel = "PLACE", description = "The first behind it.")
  private @Nullable String after;

  @Option(
      names = "--took",
      paramLabel = "LOW..HIGH",
      description = {
        "How much true time lies between the two. Default: nobody knows;",
        "of daylight saving none."
      })
  private @Nullable String took;

  @Option(names = "--clear", description = "Take all breaks of it back.")
  private boolean clear;

  @Override
  public Integer call() {
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "clock break",
        Action.CLOCK_SEGMENTED,
        this::made);
    return 0;
  }

  private Change.Put made(TimeCase.Acting acting) {
    ClockWords words = new ClockWords(acting.statements());
    ScaleSettings settings = words.settings(acting.reading(), scale);
    if (clear) {
      return settings.withoutBreaks().put();
    }
    if (before == null || after == null) {
      throw new UnsealException(
          ErrorCode.USAGE, "a break lies between --before and --after; or take all back: --clear");
    }
    Segment.Kind named = null;
    for (Segment.Kind known : Segment.Kind.values()) {
      if (Codes.of(known).equals(kind)) {
        named = known;
      }
    }
    if (named == null) {
      throw new UnsealException(
          ErrorCode.USAGE, "--kind is step, reboot, daylight-saving, gap or join");
    }
    long least = 0;
    OptionalLong most = OptionalLong.empty();
    if (took != null) {
      Range range = Amounts.range(took);
      least = range.low();
      most = OptionalLong.of(range.high());
    } else if (named == Segment.Kind.DAYLIGHT_SAVING) {
      most = OptionalLong.of(0);
    }
    return settings
        .with(
            new ScaleSettings.Break(
                words.place(scale, before),
                words.place(scale, after),
                new Segment.Joint(named, least, most, basis.required(Basis.Support.MEASURED))))
        .put();
  }
}
