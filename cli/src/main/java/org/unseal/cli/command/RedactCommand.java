package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.decisions.DecisionSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.report.Report;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.track.Policy;
import org.unseal.model.track.SegmentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal redact}: a raw recording in, a covered one out. */
@Command(
    name = "redact",
    description = "Covers heads, faces or everything that moves in a recording.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Examples:",
      "  unseal redact yard.mp4 -o yard-redacted.mp4",
      "  unseal redact yard.mp4 -o yard-redacted.mp4 --sheet yard.html",
      "  unseal redact yard.mp4 -o yard-final.mp4 --decisions decisions.json",
      "  unseal redact *.avi -o redacted/"
    })
public final class RedactCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "The recordings. They are only read.")
  private List<Path> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUTPUT",
      description = "The file to make (MP4), or a folder for several recordings.")
  private @Nullable Path output;

  @Option(
      names = "--policy",
      paramLabel = "auto|faces|heads|moving",
      description =
          "What is covered. auto (the default): heads where the camera stands still, faces where it"
              + " moves. moving: everything that moves, whole; needs no face model.")
  private @Nullable String policy;

  @Option(
      names = "--fill-color",
      paramLabel = "RRGGBB",
      description = "The one opaque colour that covers. Default: 000000.")
  private String fill = "000000";

  @Option(
      names = "--audio",
      paramLabel = "drop|keep",
      description = "What becomes of the sound. Default: drop.")
  private String audio = "drop";

  @Option(
      names = "--render",
      paramLabel = "smart|full",
      description =
          "smart (the default): GOPs with nothing to cover stay the recording's own. full:"
              + " everything is encoded anew.")
  private String render = "smart";

  @Option(
      names = "--gate",
      paramLabel = "fast|full",
      description =
          "How the result is checked against the recording. fast (the default): all that passed,"
              + " samples of the rest. full: every picture.")
  private String gate = "fast";

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      description = "The face detector; unseal models list shows them.")
  private @Nullable String detector;

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "Say in a file what was done.")
  private @Nullable Path report;

  @Option(
      names = "--sheet",
      paramLabel = "FILE.html",
      description =
          "A page on which a person decides who stays covered. It shows uncovered people.")
  private @Nullable Path sheet;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description = "Render again with the decisions that a sheet saved.")
  private @Nullable Path decisions;

  @Option(
      names = "--clear",
      split = ",",
      paramLabel = "3.1,7.2",
      description = "Segments to show uncovered; needs --from.")
  private List<String> clear = List.of();

  @Option(
      names = "--from",
      paramLabel = "REPORT.json",
      description = "The report of the run whose segments --clear names.")
  private @Nullable Path from;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many processors to use. The output is the same for any number.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--force", description = "Replace files that exist.")
  private boolean force;

  @Option(
      names = "--strict",
      description = "Exit with 1 where anything is left for a person to look at.")
  private boolean strict;

  @Option(
      names = "--audit",
      paramLabel = "off",
      description = "Accepted for later versions, which check the finished file; only off so far.")
  private String audit = "off";

  @Option(names = "--no-audit", description = "The same as --audit off.")
  private boolean noAudit;

  @Option(names = "--quiet", description = "No progress and no summary.")
  private boolean quiet;

  @Option(names = "--json", description = "The last line on standard output is JSON.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public RedactCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    ResultLine result = new ResultLine(surroundings.out(), json);
    try {
      List<RedactRequest> requests = requests();
      int code = run(requests, result);
      result.print(code);
      return code;
    } catch (UnsealException e) {
      result.failed(e.code());
      result.print(e.code().fault().exitCode());
      throw e;
    }
  }

  private int run(List<RedactRequest> requests, ResultLine result) {
    RedactStep step = new Workshop(surroundings).redact(Optional.ofNullable(detector), threads);
    int worst = 0;
    for (RedactRequest request : requests) {
      try {
        worst = Math.max(worst, one(step, request, result));
      } catch (UnsealException e) {
        boolean others = requests.size() > 1 && e.code().fault() == Fault.EVIDENCE;
        if (!others) {
          throw e;
        }
        surroundings.err().println("unseal: " + e.getMessage());
        result.failed(e.code());
        worst = Math.max(worst, e.code().fault().exitCode());
      }
    }
    return worst;
  }

  private int one(RedactStep step, RedactRequest request, ResultLine result) {
    Report made;
    try (ConsoleProgress progress = surroundings.progress(quiet)) {
      made = step.run(request, progress);
    }
    result.done(made);
    if (!quiet) {
      new SummaryText(surroundings.out()).print(request, made);
    }
    boolean open = !made.summary().warnings().isEmpty() || !made.summary().findings().isEmpty();
    return strict && open ? 1 : 0;
  }

  private List<RedactRequest> requests() {
    if (!audit.equals("off") && !noAudit) {
      throw usage("--audit can only be off in this version");
    }
    if (threads < 1 || threads > 256) {
      throw usage("--threads must be from 1 to 256");
    }
    Path target = requireNonNull(output, "picocli asks for it");
    boolean folder = inputs.size() > 1 || Files.isDirectory(target);
    if (folder) {
      requireFolder("-o", target);
      requireFolder("--report", report);
      requireFolder("--sheet", sheet);
    }
    if (inputs.size() > 1 && (decisions != null || !clear.isEmpty())) {
      throw usage("--decisions and --clear belong to one recording; give one input");
    }
    OutputNames names = new OutputNames();
    List<RedactRequest> requests = new ArrayList<>();
    for (Path input : inputs) {
      String stem = names.stemFor(input);
      requests.add(
          new RedactRequest(
              input,
              folder ? target.resolve(stem + ".redacted.mp4") : target,
              policy(),
              new RenderSettings(
                  FillColor.parse(fill), keepAudio(), threads, "", renderMode(), renderGate()),
              force,
              Optional.ofNullable(report)
                  .map(to -> folder ? to.resolve(stem + ".report.json") : to),
              Optional.ofNullable(sheet).map(to -> folder ? to.resolve(stem + ".sheet.html") : to),
              decisionSource()));
    }
    return requests;
  }

  private static void requireFolder(String option, @Nullable Path path) {
    if (path != null && !Files.isDirectory(path)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_FOLDER_MISSING,
          "for several recordings "
              + option
              + " must name a folder that exists; "
              + path
              + " is none");
    }
  }

  private Policy policy() {
    boolean decided = decisions != null || !clear.isEmpty();
    if (decided && (policy != null || detector != null)) {
      throw usage("decisions bring their analysis with them; leave out --policy and --detector");
    }
    return switch (policy == null ? "auto" : policy) {
      case "auto" -> Policy.AUTO;
      case "faces" -> Policy.FACES;
      case "heads" -> Policy.HEADS;
      case "moving" -> Policy.MOVING;
      default -> throw usage("--policy is auto, faces, heads or moving");
    };
  }

  private boolean keepAudio() {
    return switch (audio) {
      case "drop" -> false;
      case "keep" -> true;
      default -> throw usage("--audio is drop or keep");
    };
  }

  private Mode renderMode() {
    return switch (render) {
      case "smart" -> Mode.SMART;
      case "full" -> Mode.FULL;
      default -> throw usage("--render is smart or full");
    };
  }

  private Gate renderGate() {
    return switch (gate) {
      case "fast" -> Gate.FAST;
      case "full" -> Gate.FULL;
      default -> throw usage("--gate is fast or full");
    };
  }

  private Optional<DecisionSource> decisionSource() {
    if (decisions != null) {
      if (!clear.isEmpty() || from != null) {
        throw usage("give --decisions, or --clear with --from, not both");
      }
      return Optional.of(new DecisionSource.Saved(decisions));
    }
    if (clear.isEmpty() && from == null) {
      return Optional.empty();
    }
    if (clear.isEmpty() || from == null) {
      throw usage("--clear needs --from REPORT.json, and the other way round");
    }
    List<SegmentId> ids = new ArrayList<>();
    for (String text : clear) {
      try {
        ids.add(SegmentId.parse(text.strip()));
      } catch (IllegalArgumentException e) {
        throw new UnsealException(
            ErrorCode.USAGE, "--clear names segments like 3.1,7.2; the sheet shows them", e);
      }
    }
    return Optional.of(new DecisionSource.Named(from, ids));
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
