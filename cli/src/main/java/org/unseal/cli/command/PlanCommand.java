package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.plan.CasePlanStep;
import org.unseal.engine.plan.CasePlanStep.Planned;
import org.unseal.engine.review.AskedItems;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal plan}: what is covered in every frame of a clip. */
@Command(
    name = "plan",
    description = "Makes of the decisions what is covered in every frame of the clips.",
    sortOptions = false,
    footer = {
      "",
      "Exit code 1 where a clearance takes no effect because nobody confirmed it, or where nobody",
      "looked at a still picture. The same decisions give the same plan, to the byte."
    })
public final class PlanCommand implements Callable<Integer> {
  /** Segments that are named at most; the number of all is printed. */
  private static final int MOST_NAMED = 6;

  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CLIP",
      description = "Clips as c1. Default: all of the scope.")
  private List<String> named = List.of();

  @Option(
      names = "--fill-color",
      paramLabel = "RRGGBB",
      description = "The one opaque colour that covers. Default: 000000.")
  private String fill = "000000";

  /** The command in its surroundings, before anything was parsed. */
  public PlanCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    int colour = FillColor.parse(fill);
    PrintStream out = surroundings.out();
    List<JsonObject> lines = new ArrayList<>();
    boolean settled = true;
    try (CaseFile file = options.openToAct(surroundings)) {
      Workshop workshop = new Workshop(surroundings);
      CasePlanStep step =
          new CasePlanStep(
              new LibraryAhead(),
              workshop.renderer(),
              workshop.store(file.folders()),
              surroundings.scratch());
      for (String clip : AskedItems.clips(KeptScope.of(file), named)) {
        Planned planned = step.run(file, clip, colour);
        settled &= planned.settled();
        lines.add(line(planned));
        if (!options.json()) {
          print(planned, out);
          out.flush();
        }
      }
      if (options.json()) {
        CaseLines.print(out, CaseLines.line("plan", file.head()).put("clips", lines).end());
      } else {
        CaseLines.head(out, file.head());
      }
      out.flush();
    }
    return settled ? 0 : 1;
  }

  private static void print(Planned planned, PrintStream out) {
    out.printf(
        "%s  %s of %s, %s: covered %s of the picture, at most %s%n",
        planned.plan().clip(),
        CaseLines.count(planned.plan().frames().length(), "frame"),
        planned.plan().item(),
        planned.head().isPresent() ? "planned" : "planned so before",
        percent(planned.coveredMillionths()),
        percent(planned.mostCoveredMillionths()));
    if (planned.wholeFrames() > 0) {
      out.println(
          "covered whole  "
              + CaseLines.count(planned.wholeFrames(), "frame")
              + " that nobody could judge");
    }
    Map<String, List<SegmentId>> shown = new LinkedHashMap<>();
    for (CasePlanStep.Cleared cleared : planned.cleared()) {
      String who =
          cleared.person().orElse("nobody said who")
              + (cleared.ground().isBlank() ? "" : "  " + cleared.ground());
      shown.computeIfAbsent(who, _ -> new ArrayList<>()).add(cleared.segment());
    }
    shown.forEach((who, segments) -> out.println("shown  " + named(segments) + "  " + who));
    for (Clearance.Unconfirmed one : planned.unconfirmed()) {
      out.println("stays covered  " + one.segment() + ": " + DecisionText.why(one));
    }
    if (!planned.open().isEmpty()) {
      out.printf(
          "nobody decided  %s, covered: %s%n",
          CaseLines.count(planned.open().size(), "segment"), named(planned.open()));
    }
    if (!planned.unseen().isEmpty()) {
      out.println(
          "nobody looked at  still picture "
              + planned.unseen().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ": tick it on the sheet, or decide --backdrop");
    }
  }

  private static String named(List<SegmentId> segments) {
    return segments.stream()
            .limit(MOST_NAMED)
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + (segments.size() > MOST_NAMED ? " and " + (segments.size() - MOST_NAMED) + " more" : "");
  }

  private static String percent(long millionths) {
    return String.format(Locale.ROOT, "%.1f %%", millionths / 10_000.0);
  }

  private static JsonObject line(Planned planned) {
    return new ObjectWriter()
        .put("clip", planned.plan().clip())
        .put("item", planned.plan().item())
        .put("plan", planned.plan().plan())
        .put("coveredMillionths", planned.coveredMillionths())
        .put("wholeFrames", planned.wholeFrames())
        .put(
            "shown",
            planned.cleared().stream().map(one -> new JsonText(one.segment().toString())).toList())
        .put(
            "unconfirmed",
            planned.unconfirmed().stream()
                .map(one -> new JsonText(one.segment().toString()))
                .toList())
        .put("open", planned.open().size())
        .put("unseen", planned.unseen().size())
        .end();
  }
}
