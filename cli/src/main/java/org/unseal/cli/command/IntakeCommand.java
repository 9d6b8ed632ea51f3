package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.inspect.ProcessInspector;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.catalogue.ReceiptStep;
import org.unseal.engine.intake.IntakeCode;
import org.unseal.engine.intake.IntakeRequest;
import org.unseal.engine.intake.IntakeStep;
import org.unseal.engine.intake.Item;
import org.unseal.engine.intake.PicturesStep;
import org.unseal.engine.intake.Taken;
import org.unseal.engine.logs.LogImportStep;
import org.unseal.engine.logs.LogLayout;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Progress;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal intake}: takes files into a case and gives a receipt. */
@Command(
    name = "intake",
    description =
        "Takes recordings and other files into a case: copies, checks, seals, catalogues.",
    footer = {
      "",
      "The files themselves are only read. A run that was stopped goes on when it is started again",
      "with the same files. Afterwards, unseal intake CASE --pictures seals the pictures, too."
    })
public final class IntakeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, folders and ZIP archives.")
  private List<Path> paths = List.of();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Where they come from: a short name, as cam-yard.")
  private @Nullable String source;

  @Option(names = "--label", paramLabel = "TEXT", description = "What people call the source.")
  private @Nullable String label;

  @Option(
      names = "--kind",
      paramLabel = "camera|dispatch|log|document",
      description = "What the source gives. Default: as it is known, else camera.")
  private @Nullable String kind;

  @Option(
      names = "--converted-from",
      paramLabel = "ITEM",
      description = "The one file was converted or captured from this item, which can't be opened.")
  private @Nullable String convertedFrom;

  @Option(
      names = "--by",
      paramLabel = "TEXT",
      description = "With what it was converted or captured, as \"player 4.2\".")
  private @Nullable String by;

  @Option(
      names = "--columns",
      paramLabel = "time=Date+Time,text=Zone+Event",
      description = "Of a log: which columns are the time and what happened, by name or number.")
  private @Nullable String columns;

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "Of a log: how its times are written, as MM/dd/uuuu HH:mm:ss. Default: as usual.")
  private @Nullable String timeFormat;

  @Option(
      names = "--day",
      paramLabel = "2025-05-06",
      description = "Of a log whose times have no date.")
  private @Nullable String day;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Of a log: the time zone of its clock, as America/New_York or -04:00.")
  private @Nullable String zone;

  @Option(
      names = "--resolution",
      paramLabel = "1s",
      description = "Of a log: how fine its times are, as 1s, 100ms or 1m. Default: 1s.")
  private String resolution = "1s";

  @Option(
      names = "--entry-delay",
      paramLabel = "0..90s",
      description = "Of a log: how long after what happened a row may be written. Default: 0..0.")
  private String entryDelay = "0..0";

  @Option(
      names = "--pictures",
      description = "Seal the pictures of all recordings in the case; afterwards, or by itself.")
  private boolean pictures;

  private int logRows;
  private int logFindings;

  /** The command in its surroundings, before anything was parsed. */
  public IntakeCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Optional<IntakeRequest> request = request();
    Optional<LogLayout> layout = layout();
    try (CaseFile file = options.openToAct(surroundings);
        Inspector inspector = ProcessInspector.ofThisProgram()) {
      if (inspector.memory().isEmpty()) {
        surroundings
            .err()
            .println("unseal: prlimit is missing: files are looked into without a memory limit");
      }
      Optional<Taken> taken = Optional.empty();
      Optional<PicturesStep.Result> sealed = Optional.empty();
      Optional<ReceiptStep.Given> receipt = Optional.empty();
      if (request.isPresent()) {
        try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
          taken =
              Optional.of(
                  new IntakeStep(inspector, surroundings.scratch(), InstantSource.system())
                      .run(file, request.get(), progress));
        }
        if (layout.isPresent()) {
          logs(file, layout.get());
        }
        receipt = receipt(file);
        if (!options.json()) {
          tell(taken.get(), receipt);
        }
      }
      if (pictures) {
        try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
          sealed =
              Optional.of(new PicturesStep(inspector, surroundings.scratch()).run(file, progress));
        }
        receipt = receipt(file);
        if (!options.json()) {
          tell(sealed.get(), receipt);
        }
      }
      if (options.json()) {
        surroundings.out().println(line(file, taken, sealed, receipt));
      } else {
        surroundings.out().println("custody head  " + file.head());
      }
      surroundings.out().flush();
      boolean found =
          logFindings > 0
              || taken.map(of -> !of.findings().isEmpty()).orElse(false)
              || sealed.map(of -> !of.findings().isEmpty()).orElse(false);
      return found ? 1 : 0;
    }
  }

  private Optional<IntakeRequest> request() {
    if (paths.isEmpty()) {
      if (!pictures) {
        throw usage("which files? Name files, folders or archives; or give --pictures");
      }
      if (source != null || label != null || kind != null || convertedFrom != null || by != null) {
        throw usage("--source and the like are about files; name them, or leave them out");
      }
      return Optional.empty();
    }
    if (source == null) {
      throw usage("where do they come from? Give --source, a short name as cam-yard");
    }
    if ((convertedFrom == null) != (by == null)) {
      throw usage("--converted-from and --by belong together: from what, and with what");
    }
    if (by != null && (by.isBlank() || by.length() > 200 || by.chars().anyMatch(c -> c < ' '))) {
      throw usage("--by is one line of at most 200 characters");
    }
    return Optional.of(
        new IntakeRequest(
            paths,
            source,
            Optional.ofNullable(label),
            SourceCommand.kind(kind),
            Optional.ofNullable(convertedFrom)
                .map(from -> new Item.Conversion(from, requireNonNull(by, "checked"))),
            IntakeRequest.Limits.USUAL));
  }

  private Optional<LogLayout> layout() {
    boolean log = "log".equals(kind);
    if (columns == null) {
      if (log && zone == null && timeFormat == null) {
        throw usage(
            "how is the log to be read? Give --columns time=…,text=… and --zone, and see"
                + " --time-format, --resolution and --entry-delay");
      }
      if (zone != null || timeFormat != null || day != null) {
        throw usage("--zone, --time-format and --day are about a log; give --columns, too");
      }
      return Optional.empty();
    }
    if (zone == null) {
      throw usage("in which time zone is the log's clock? Give --zone America/New_York or -04:00");
    }
    return Optional.of(
        LogLayout.typed(
            columns,
            Optional.ofNullable(timeFormat),
            Optional.ofNullable(day),
            zone,
            resolution,
            entryDelay));
  }

  /** Reads all items of the source that have rows left to be read. */
  private void logs(CaseFile file, LogLayout layout) {
    int rows = 0;
    for (CaseRecord record : file.records(RecordKind.ITEM)) {
      Item item = Item.read(record);
      if (!item.source().equals(source) || item.kind() != SourceKind.LOG) {
        continue;
      }
      LogImportStep.Imported imported =
          new LogImportStep().run(file, item.id(), layout, Progress.SILENT);
      rows += imported.rows();
      logFindings += imported.finding().isPresent() ? 1 : 0;
      if (!options.json() && imported.finding().isPresent()) {
        surroundings
            .out()
            .printf(
                "%s %s: %d rows can't be understood%n",
                item.id(), imported.finding().get(), imported.malformed());
      }
    }
    logRows = rows;
    if (!options.json()) {
      surroundings.out().printf("%d new rows of logs%n", rows);
    }
  }

  private Optional<ReceiptStep.Given> receipt(CaseFile file) {
    return new ReceiptStep(
            new QrCodes(),
            surroundings.scratch(),
            InstantSource.system(),
            "unseal " + ToolVersion.number())
        .run(file);
  }

  private void tell(Taken taken, Optional<ReceiptStep.Given> receipt) {
    surroundings
        .out()
        .printf(
            "%s looked at: %d ready, %d new in all, %d under another name, %d here before%n",
            CaseLines.count(taken.files(), "file"),
            taken.ready(),
            taken.items().size(),
            taken.duplicates(),
            taken.again());
    findings(taken.findings());
    receipt.ifPresent(this::tell);
    surroundings.out().flush();
  }

  private void tell(PicturesStep.Result sealed, Optional<ReceiptStep.Given> receipt) {
    surroundings
        .out()
        .printf("pictures of %s sealed%n", CaseLines.count(sealed.sealed().size(), "recording"));
    findings(sealed.findings());
    receipt.ifPresent(this::tell);
  }

  private void tell(ReceiptStep.Given given) {
    surroundings
        .out()
        .printf("catalogue  %d entries, root %s%n", given.tree().size(), given.tree().words());
    surroundings.out().println("receipt  " + given.page());
  }

  /** Names of files are in the case and not on the terminal, which may be logged. */
  private void findings(List<Taken.NewFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    surroundings
        .out()
        .printf("%d findings; unseal status CASE --names says which files%n", findings.size());
    findings.stream()
        .limit(40)
        .forEach(
            finding ->
                surroundings
                    .out()
                    .printf(
                        "  %s%s  %s: %s%n",
                        finding.id(),
                        finding.item().isEmpty() ? "" : " " + finding.item(),
                        finding.code().name(),
                        finding.code().words()));
    if (findings.size() > 40) {
      surroundings.out().printf("  and %d more%n", findings.size() - 40);
    }
  }

  private String line(
      CaseFile file,
      Optional<Taken> taken,
      Optional<PicturesStep.Result> sealed,
      Optional<ReceiptStep.Given> receipt) {
    ObjectWriter line = new ObjectWriter().put("command", "intake");
    List<Taken.NewFinding> findings = new ArrayList<>();
    taken.ifPresent(
        of -> {
          findings.addAll(of.findings());
          line.put("files", of.files())
              .put("ready", of.ready())
              .put("items", texts(of.items()))
              .put("duplicates", of.duplicates())
              .put("again", of.again())
              .put("logRows", logRows);
        });
    sealed.ifPresent(
        of -> {
          findings.addAll(of.findings());
          line.put("picturesSealed", texts(of.sealed()));
        });
    Map<IntakeCode, Integer> counts = new TreeMap<>();
    findings.forEach(finding -> counts.merge(finding.code(), 1, Integer::sum));
    ObjectWriter counted = new ObjectWriter();
    counts.forEach((code, count) -> counted.put(code.name(), count));
    line.put("findings", counted.end());
    receipt.ifPresent(
        given ->
            line.put("catalogueSize", given.tree().size())
                .put("catalogueRoot", given.tree().root()));
    return new String(
        CanonicalJson.bytes(line.put(Head.FIELD, file.head().json()).end()),
        StandardCharsets.UTF_8);
  }

  private static List<JsonValue> texts(List<String> texts) {
    List<JsonValue> values = new ArrayList<>();
    texts.forEach(text -> values.add(new JsonText(text)));
    return values;
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
