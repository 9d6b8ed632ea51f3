package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casework.RenderCaseStep;
import org.unseal.engine.clip.RenderClipStep.RenderedClip;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.review.AskedItems;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal render}: the clips' files, by their approved plans. */
@Command(
    name = "render",
    description = "Renders the clips of a case by their approved plans.",
    sortOptions = false,
    footer = {
      "",
      "What was rendered by the same plan is not rendered again, and a run that was stopped goes on."
    })
public final class RenderCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CLIP",
      description = "Clips as c1. Default: all of the scope.")
  private List<String> clips = List.of();

  @Option(
      names = "--render",
      paramLabel = "smart|full",
      description = "smart (the default): what has no mask stays the recording's own.")
  private String mode = "smart";

  @Option(
      names = "--gate",
      paramLabel = "fast|full",
      description = "How the result is checked against the recording. Default: fast.")
  private String gate = "fast";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many processors to use. The output is the same for any number.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The command in its surroundings, before anything was parsed. */
  public RenderCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    if (threads < 1 || threads > 256) {
      throw new UnsealException(ErrorCode.USAGE, "--threads must be from 1 to 256");
    }
    Mode how = one(Mode.class, mode, "--render is smart or full");
    Gate checked = one(Gate.class, gate, "--gate is fast or full");
    PrintStream out = surroundings.out();
    List<JsonObject> lines = new ArrayList<>();
    try (CaseFile file = options.openToAct(surroundings)) {
      Workshop workshop = new Workshop(surroundings);
      RenderCaseStep step =
          new RenderCaseStep(
              workshop.renderClip(), new CaseAnalyses(workshop.store(file.folders())));
      for (String clip : AskedItems.clips(KeptScope.of(file), clips)) {
        RenderedClip made;
        try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
          made = step.run(file, new RenderCaseStep.Request(clip, how, checked, threads), progress);
        }
        lines.add(line(clip, made));
        if (!options.json()) {
          out.println(words(clip, made));
          out.flush();
        }
      }
      if (options.json()) {
        CaseLines.print(out, CaseLines.line("render", file.head()).put("clips", lines).end());
      } else {
        CaseLines.head(out, file.head());
      }
      out.flush();
      return 0;
    }
  }

  private static <E extends Enum<E>> E one(Class<E> type, String word, String message) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, message, e);
    }
  }

  private static String words(String clip, RenderedClip made) {
    Passage passage = made.rendition().rendition().passage();
    return "%s  %d frames%s, %s"
        .formatted(
            clip,
            made.rendition().rendition().frames(),
            made.reused() ? ", rendered before" : "",
            passage
                .wholeBecause()
                .map(reason -> "all encoded anew: " + reason.sentence())
                .orElse(passage.picturesPassed() + " of them the recording's own"));
  }

  private static JsonObject line(String clip, RenderedClip made) {
    return new ObjectWriter()
        .put("clip", clip)
        .put("frames", made.rendition().rendition().frames())
        .put("passed", made.rendition().rendition().passage().picturesPassed())
        .put("media", made.rendition().media())
        .put("rendition", made.rendition().digest())
        .put("before", made.reused())
        .end();
  }
}
