package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.review.AnalyzeItemStep;
import org.unseal.engine.review.AnalyzeItemStep.Analysed;
import org.unseal.engine.review.AskedItems;
import org.unseal.engine.review.DecisionList;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.track.Policy;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal analyze}: finds who and what people have to decide on. */
@Command(
    name = "analyze",
    description = "Looks through the recordings of a case for all that moves and for faces.",
    sortOptions = false,
    footer = {
      "",
      "Every recording of which the scope publishes something, unless some are named. What was",
      "analysed before is not analysed again, and a run that was stopped goes on."
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ITEM|CLIP",
      description = "Recordings as i4, or the clips that they are published in, as c1.")
  private List<String> named = List.of();

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

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many processors to use. The analysis is the same for any number.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--again",
      description = "Analyse anew with this policy and program; decisions begin anew, too.")
  private boolean again;

  /** The command in its surroundings, before anything was parsed. */
  public AnalyzeCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    if (threads < 1 || threads > 256) {
      throw new UnsealException(ErrorCode.USAGE, "--threads must be from 1 to 256");
    }
    Policy wanted = policy();
    PrintStream out = surroundings.out();
    List<JsonObject> lines = new ArrayList<>();
    try (CaseFile file = options.openToAct(surroundings)) {
      Workshop workshop = new Workshop(surroundings);
      workshop.store(file.folders()).sweep();
      List<String> items = AskedItems.items(KeptScope.of(file), named);
      AnalyzeItemStep step =
          workshop.analyze(file.folders(), Optional.ofNullable(detector), threads);
      for (String item : items) {
        Analysed made;
        try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
          made =
              step.run(file, new AnalyzeItemStep.Request(item, wanted, threads, again), progress);
        }
        DecisionList found = DecisionList.of(made.analysis(), nothing(made));
        lines.add(line(made, found));
        if (!options.json()) {
          out.printf(
              "%s  %s, %s%s%n",
              item,
              CaseLines.count(found.segments().size(), "segment"),
              CaseLines.count(found.backdrops().size(), "still picture"),
              made.head().isPresent() ? "" : ", analysed before");
          out.flush();
        }
      }
      if (options.json()) {
        CaseLines.print(out, CaseLines.line("analyze", file.head()).put("recordings", lines).end());
      } else {
        CaseLines.head(out, file.head());
      }
      out.flush();
      return 0;
    }
  }

  private static Decisions nothing(Analysed made) {
    return new Decisions("", made.analysis().digest(), java.util.Map.of(), java.util.Map.of());
  }

  private static JsonObject line(Analysed made, DecisionList found) {
    return new ObjectWriter()
        .put("item", made.item())
        .put("analysis", made.analysis().digest())
        .put("segments", found.segments().size())
        .put("backdrops", found.backdrops().size())
        .put("before", made.head().isEmpty())
        .end();
  }

  private Policy policy() {
    try {
      return Policy.valueOf(policy.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "--policy is auto, faces, heads or moving", e);
    }
  }
}
