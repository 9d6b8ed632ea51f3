package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.approval.ApproveStep;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.review.AskedItems;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.Approval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal approve}: another person than decided says that it may be so. */
@Command(
    name = "approve",
    description = "Approves a clip's plan, or what was rendered by it; not for whoever decided.",
    sortOptions = false,
    footer = {
      "",
      "The approval is bound to this plan or rendition by its digest: where anything of it changes,",
      "it is good no longer. It travels with the release."
    })
public final class ApproveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "CLIP", description = "Clips as c1.")
  private List<String> clips = List.of();

  @Option(
      names = "--of",
      paramLabel = "plan|rendition",
      description = "What is approved: the plan (the default), or what was rendered.")
  private String of = "plan";

  @Option(
      names = "--alone",
      paramLabel = "REASON",
      description =
          "Approve what you decided yourself, where the case has nobody else; the release says so.")
  private @Nullable String alone;

  /** The command in its surroundings, before anything was parsed. */
  public ApproveCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Approval.Of what =
        Approval.Of.ofWord(of)
            .orElseThrow(() -> new UnsealException(ErrorCode.USAGE, "--of is plan or rendition"));
    PrintStream out = surroundings.out();
    List<JsonObject> lines = new ArrayList<>();
    try (CaseFile file = options.openToAct(surroundings)) {
      ApproveStep step = new ApproveStep(InstantSource.system());
      for (String clip : AskedItems.clips(KeptScope.of(file), clips)) {
        ApproveStep.Approved made =
            step.run(file, new ApproveStep.Request(clip, what, Optional.ofNullable(alone)));
        Approval approval = made.approval().approval();
        lines.add(
            new ObjectWriter()
                .put("clip", clip)
                .put("of", what.word())
                .put("digest", approval.rendition().orElse(approval.plan()))
                .end());
        if (!options.json()) {
          out.printf(
              "%s  %s approved%s%n",
              clip, what.word(), approval.alone().isPresent() ? ", alone" : "");
          out.flush();
        }
      }
      if (options.json()) {
        CaseLines.print(out, CaseLines.line("approve", file.head()).put("clips", lines).end());
      } else {
        CaseLines.head(out, file.head());
      }
      out.flush();
    }
    return 0;
  }
}
