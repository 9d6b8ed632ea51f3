package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.decisions.DecisionSource;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.release.ReleaseOptions;
import org.unseal.engine.release.ReleaseRequest;
import org.unseal.engine.release.ReleaseStep;
import org.unseal.engine.release.ReproduceStep;
import org.unseal.engine.report.Report;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.key.LockedKey;
import org.unseal.proof.key.SigningKey;
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
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "The recordings. They are only read.")
  private List<Path> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUTPUT",
      description =
          "The file to make (MP4), or a folder for several recordings. Not needed with"
              + " --release.")
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
      paramLabel = "made.report().json",
      description = "The report of the run whose segments --clear names.")
  private @Nullable Path from;

  @Option(
      names = "--release",
      paramLabel = "DIR",
      description = "Make a release that anyone can check, in a new folder; needs --seal.")
  private @Nullable Path release;

  @Option(
      names = "--frames",
      paramLabel = "A..B",
      description =
          "With --release: show frames A to B - 1 alone, counted from 0 in the order of showing."
              + " The sound is left out.")
  private @Nullable String frames;

  @Option(
      names = "--reproduce",
      paramLabel = "DIR",
      description =
          "Render INPUT once more by this release's own plan and say whether the file is the same,"
              + " byte by byte. Needs the seed; -o keeps the file.")
  private @Nullable Path reproduce;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description =
          "With --release: INPUT is an item of this case, as i7; its seal, seed and picture seal are"
              + " the case's, and the release proves that nothing vanished from the case.")
  private @Nullable Path ofCase;

  @Option(
      names = "--timeline",
      paramLabel = "FILE",
      description =
          "With --release: publish what unseal align wrote, statements and reasons included.")
  private @Nullable Path timeline;

  @Option(
      names = "--seal",
      paramLabel = "FILE.seal.json",
      description = "What unseal seal made of the recording at intake.")
  private @Nullable Path seal;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "The seal's secret seed. Default: INPUT.seed.")
  private @Nullable Path seed;

  @Option(
      names = "--pictures",
      paramLabel = "FILE.pictures.json",
      description = "The picture seal. Default: INPUT.pictures.json, if it is there.")
  private @Nullable Path pictures;

  @Option(
      names = "--ground",
      paramLabel = "TEXT",
      description = "On what ground people are covered; stands in the release.")
  private @Nullable String ground;

  @Option(
      names = "--accept-unreviewed",
      paramLabel = "REASON",
      description =
          "Release although nobody looked at some backdrop; the release says so, with the reason.")
  private @Nullable String acceptUnreviewed;

  @Option(
      names = "--open",
      paramLabel = "draw|all",
      description =
          "Which blocks of the picture seal a release opens. draw (the default): one in every second"
              + " that was encoded. all: every one that is clear of masks.")
  private String open = "draw";

  @Option(
      names = "--sign-with",
      paramLabel = "KEY",
      description = "Sign the release with this key of yours. Default: own, made on first use.")
  private String signWith = "own";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "A file whose one line is the key's passphrase.")
  private @Nullable Path passphraseFile;

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
      paramLabel = "sample|full|off",
      description =
          "How the finished file is looked through for people. sample (the default): every track"
              + " now and then, for at most half of the time so far. full: every frame.")
  private String audit = "sample";

  @Option(
      names = "--crops",
      paramLabel = "DIR",
      description =
          "A folder for small pictures of what the audit finds. They show people. Default: the"
              + " cache.")
  private @Nullable Path crops;

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
    if (reproduce != null) {
      return reproduce(reproduce);
    }
    ResultLine result = new ResultLine(surroundings.out(), json);
    try {
      Optional<CaseItem> item = caseItem();
      List<RedactRequest> requests = requests();
      int code =
          release == null
              ? run(requests, result)
              : release(requests.getFirst(), release, item, result);
      result.print(code);
      return code;
    } catch (UnsealException e) {
      result.failed(e.code());
      result.print(e.code().fault().exitCode());
      throw e;
    }
  }

  private int reproduce(Path of) {
    if (inputs.size() > 1) {
      throw usage("a release is of one recording; give one input");
    }
    if (release != null
        || seal != null
        || decisions != null
        || !clear.isEmpty()
        || frames != null
        || policy != null) {
      throw usage(
          "--reproduce takes all of it from the release; give --seed, -o and --threads only");
    }
    requireThreads();
    Path input = inputs.getFirst();
    return new ReproduceRun(surroundings, quiet, json)
        .run(
            new ReproduceStep.Request(
                of,
                input,
                seed == null ? beside(input, ".seed") : seed,
                output == null ? ReproduceRun.nowhere(surroundings) : output,
                output != null,
                force,
                threads));
  }

  private void requireThreads() {
    if (threads < 1 || threads > 256) {
      throw usage("--threads must be from 1 to 256");
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

  /** Takes what an item of a case has, in the place of what else would be typed. */
  private Optional<CaseItem> caseItem() {
    if (ofCase == null) {
      return Optional.empty();
    }
    if (release == null || inputs.size() != 1 || seal != null || seed != null || pictures != null) {
      throw usage("--case takes one item and --release DIR, and brings the seals with it");
    }
    CaseItem item = CaseItem.read(ofCase, inputs.getFirst().toString());
    inputs = List.of(item.original());
    seal = item.seal();
    seed = item.seed();
    pictures = item.pictures().orElse(null);
    return Optional.of(item);
  }

  private int release(
      RedactRequest request, Path folder, Optional<CaseItem> item, ResultLine result) {
    Workshop workshop = new Workshop(surroundings);
    KeyShelf shelf =
        new KeyShelf(surroundings.folders(), surroundings.scratch(), LockedKey.ITERATIONS);
    ReleaseStep.Released made;
    try (SigningKey key =
            new OwnKeys(surroundings, shelf)
                .toSign(new KeyName(signWith), Optional.ofNullable(passphraseFile));
        ConsoleProgress progress = surroundings.progress(quiet)) {
      made =
          workshop
              .release(workshop.redact(Optional.ofNullable(detector), threads))
              .run(
                  new ReleaseRequest(
                      request,
                      folder,
                      new ReleaseOptions(
                          requireNonNull(seal, "checked"),
                          seed == null ? beside(request.input(), ".seed") : seed,
                          picturesOf(request.input()),
                          Optional.ofNullable(ground),
                          Optional.ofNullable(acceptUnreviewed),
                          openAll(),
                          item.map(CaseItem::catalogue),
                          Optional.ofNullable(timeline),
                          List.of(),
                          threads,
                          key,
                          key)),
                  progress);
    }
    result.done(made.report());
    if (!quiet) {
      new SummaryText(surroundings.out()).print(request, made.report());
      surroundings.out().println("release  " + folder);
      surroundings.out().flush();
    }
    boolean open =
        !made.report().summary().warnings().isEmpty()
            || !made.report().summary().findings().isEmpty();
    boolean found = made.report().audit().isPresent() && !made.report().audit().get().clean();
    return found || (strict && open) ? 1 : 0;
  }

  /** Where none was named and none lies beside the recording, the release goes without. */
  private Optional<Path> picturesOf(Path recording) {
    if (pictures != null) {
      return Optional.of(pictures);
    }
    return Optional.of(beside(recording, ".pictures.json")).filter(Files::exists);
  }

  private static Path beside(Path recording, String ending) {
    return recording.resolveSibling(recording.getFileName() + ending);
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
    boolean found = made.audit().isPresent() && !made.audit().get().clean();
    return found || (strict && open) ? 1 : 0;
  }

  private List<RedactRequest> requests() {
    requireThreads();
    Path target = target();
    if (crops != null
        && release != null
        && crops.toAbsolutePath().normalize().startsWith(release.toAbsolutePath().normalize())) {
      throw usage("--crops shows people and must not lie in the release; name another folder");
    }
    boolean folder = release == null && (inputs.size() > 1 || Files.isDirectory(target));
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
              settings(),
              force,
              Optional.ofNullable(report)
                  .map(to -> folder ? to.resolve(stem + ".report.json") : to),
              Optional.ofNullable(sheet).map(to -> folder ? to.resolve(stem + ".sheet.html") : to),
              decisionSource(),
              false,
              auditMode(),
              Optional.ofNullable(crops)));
    }
    return requests;
  }

  private RenderSettings settings() {
    RenderSettings whole =
        new RenderSettings(
            FillColor.parse(fill), keepAudio(), threads, "", renderMode(), renderGate());
    if (frames == null) {
      return whole;
    }
    if (whole.keepAudio()) {
      throw usage("--frames shows a part of the recording, without its sound; leave out --audio");
    }
    Matcher span = SPAN.matcher(frames);
    if (!span.matches() || Integer.parseInt(span.group(1)) >= Integer.parseInt(span.group(2))) {
      throw usage("--frames is A..B, as 250..750: from the first frame to before the second");
    }
    return whole.showing(
        new FrameSpan(Integer.parseInt(span.group(1)), Integer.parseInt(span.group(2))));
  }

  /** Where the rendition goes; with a release it is inside it, wherever that is. */
  private Path target() {
    if (release == null) {
      if (output == null) {
        throw usage("-o OUTPUT is missing: the file to make");
      }
      if (seal != null
          || acceptUnreviewed != null
          || ground != null
          || timeline != null
          || frames != null
          || openAll()) {
        throw usage(
            "--seal, --ground, --open, --frames, --timeline and --accept-unreviewed belong to"
                + " --release DIR");
      }
      return output;
    }
    if (seal == null) {
      throw usage("--release needs --seal FILE.seal.json; unseal seal makes one at intake");
    }
    if (inputs.size() > 1) {
      throw usage("a release is of one recording; give one input");
    }
    if (output != null) {
      throw usage("with --release the redacted file lies in the release; leave out -o");
    }
    return release;
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

  private boolean openAll() {
    return switch (open) {
      case "draw" -> false;
      case "all" -> true;
      default -> throw usage("--open is draw or all");
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

  private AuditMode auditMode() {
    AuditMode asked =
        switch (audit) {
          case "sample" -> AuditMode.SAMPLE;
          case "full" -> AuditMode.FULL;
          case "off" -> AuditMode.OFF;
          default -> throw usage("--audit is sample, full or off");
        };
    return noAudit ? AuditMode.OFF : asked;
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
      throw usage("--clear needs --from made.json, and the other way round");
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
