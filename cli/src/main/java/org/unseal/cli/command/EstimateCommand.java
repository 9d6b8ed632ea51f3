package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.estimate.Assumptions;
import org.unseal.engine.estimate.Estimate;
import org.unseal.engine.estimate.EstimateStep;
import org.unseal.engine.estimate.Range;
import org.unseal.engine.estimate.Rate;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.track.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal estimate}: what a case will take, from a sample of it. */
@Command(
    name = "estimate",
    description = "Says from a sample what work, machine time and money a case will take.",
    sortOptions = false,
    footer = {
      "",
      "Counts all of the work, whatever of it is done already, and writes nothing to the case.",
      "What a person needs for each is assumed: MINUTES are as 0.5, or from the least to the most",
      "as 0.25-0.5."
    })
public final class EstimateCommand implements Callable<Integer> {
  private static final int LONGEST = 3_600;
  private static final int MOST_WINDOWS = 100_000;

  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--rate",
      paramLabel = "AMOUNT[/CURRENCY]",
      description = "What an hour of work costs, as 38.50/USD.")
  private @Nullable String rate;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      description = "When to stop looking. Default: 40.")
  private int budget = 40;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description = "How many windows to look at at most; then counts are the same anywhere.")
  private @Nullable Integer windows;

  @Option(
      names = "--minutes-per-segment",
      paramLabel = "MINUTES",
      description = "To decide on somebody's segment. Default: 0.1-0.3.")
  private @Nullable String segment;

  @Option(
      names = "--minutes-per-confirmation",
      paramLabel = "MINUTES",
      description = "To compare pictures where a track was cut. Default: 0.3-0.8.")
  private @Nullable String confirmation;

  @Option(
      names = "--minutes-per-face",
      paramLabel = "MINUTES",
      description = "To look at a face in a still picture. Default: 0.1-0.3.")
  private @Nullable String face;

  @Option(
      names = "--minutes-per-still",
      paramLabel = "MINUTES",
      description = "To look at a still picture. Default: 0.5-1.5.")
  private @Nullable String still;

  @Option(
      names = "--minutes-per-video-minute",
      paramLabel = "MINUTES",
      description = "For all who watch what is published. Default: 2-3.")
  private @Nullable String video;

  @Option(
      names = "--minutes-per-radio-minute",
      paramLabel = "MINUTES",
      description = "To write down what is said on the radio. Default: 4-8.")
  private @Nullable String radio;

  @Option(
      names = "--minutes-per-recording",
      paramLabel = "MINUTES",
      description = "To say where it is from and read its clock. Default: 5-15.")
  private @Nullable String recording;

  @Option(
      names = "--cleared",
      paramLabel = "PERCENT",
      description = "How many segments are of people who are to be shown. Default: 5-20.")
  private @Nullable String cleared;

  @Option(
      names = "--policy",
      paramLabel = "auto|faces|heads|moving",
      description = "What is looked for. Default: auto.")
  private String policy = "auto";

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      description = "The face detector; unseal models list shows them.")
  private @Nullable String detector;

  @Option(names = "--threads", paramLabel = "N", description = "How many processors to use.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The command in its surroundings, before anything was parsed. */
  public EstimateCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    EstimateStep.Request request = request();
    Optional<Rate> paid = Optional.ofNullable(rate).map(Rate::of);
    Workshop workshop = new Workshop(surroundings);
    Estimate estimate;
    try (CaseFile file = options.open(surroundings);
        ConsoleProgress progress = surroundings.progress(options.quiet())) {
      workshop.store().sweep();
      estimate =
          workshop.estimate(Optional.ofNullable(detector), threads).run(file, request, progress);
    }
    EstimateText text = new EstimateText(surroundings.out());
    if (options.json()) {
      text.line(estimate, paid);
    } else {
      text.table(estimate, paid, threads);
    }
    return 0;
  }

  private EstimateStep.Request request() {
    within("--threads", threads, 256);
    within("--budget", budget, LONGEST);
    if (windows != null) {
      within("--windows", windows, MOST_WINDOWS);
    }
    return new EstimateStep.Request(
        policy(),
        threads,
        budget,
        windows == null ? OptionalInt.empty() : OptionalInt.of(windows),
        assumptions());
  }

  private static void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new UnsealException(ErrorCode.USAGE, option + " must be from 1 to " + most);
    }
  }

  private Assumptions assumptions() {
    Assumptions ordinary = Assumptions.ORDINARY;
    return new Assumptions(
        minutes("segment", segment, ordinary.segment()),
        minutes("confirmation", confirmation, ordinary.confirmation()),
        minutes("face", face, ordinary.face()),
        minutes("still", still, ordinary.still()),
        minutes("video-minute", video, ordinary.video()),
        minutes("radio-minute", radio, ordinary.radio()),
        minutes("recording", recording, ordinary.recording()),
        cleared == null ? ordinary.clearedPercent() : Assumptions.percent("--cleared", cleared));
  }

  private static Range minutes(String what, @Nullable String typed, Range ordinary) {
    return typed == null ? ordinary : Assumptions.minutes("--minutes-per-" + what, typed);
  }

  private Policy policy() {
    try {
      return Policy.valueOf(policy.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "--policy is auto, faces, heads or moving", e);
    }
  }
}
