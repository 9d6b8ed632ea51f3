package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.audit.AuditStep;
import org.unseal.engine.audit.AuditWriter;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.ReportReader;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code unseal audit}: whether somebody can still be seen in a finished file. */
@Command(
    name = "audit",
    description =
        "Looks through a redacted recording, or the clips of a case, for people who can still be"
            + " seen.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Examples:",
      "  unseal audit yard-redacted.mp4 --report yard.report.json --original yard.mp4",
      "  unseal audit larkspur --as dana",
      "",
      "Exit code 1 says that there is something to look at. No finding is no proof that nobody",
      "can be seen; the last lines say what was looked at and how much such a look finds."
    })
public final class AuditCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CLIP",
      description = "Of a case: clips as c1. Default: all of the scope.")
  private List<String> clips = List.of();

  @Option(
      names = "--report",
      paramLabel = "REPORT.json",
      description = "Of a redacted recording: the report of the run that made it.")
  private @Nullable Path report;

  @Option(
      names = "--original",
      paramLabel = "FILE",
      description =
          "The recording itself: then it is checked when frames are shown, and measured how much"
              + " such an audit finds.")
  private @Nullable Path original;

  @Option(
      names = "--audit",
      paramLabel = "sample|full",
      description =
          "sample (the default): every track now and then, for half of the time that redacting"
              + " took. full: every frame.")
  private String audit = "sample";

  @Option(
      names = "--crops",
      paramLabel = "DIR",
      description =
          "A folder for small pictures of what is found. They show people. Default: the cache.")
  private @Nullable Path crops;

  @Option(names = "--threads", paramLabel = "N", description = "How many processors to use.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The command in its surroundings, before anything was parsed. */
  public AuditCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    AuditMode mode =
        switch (audit) {
          case "sample" -> AuditMode.SAMPLE;
          case "full" -> AuditMode.FULL;
          default -> throw usage("--audit is sample or full");
        };
    if (threads < 1 || threads > 256) {
      throw usage("--threads must be from 1 to 256");
    }
    if (Files.isDirectory(options.folder())) {
      if (report != null || original != null) {
        throw usage("--report and --original belong to one redacted recording, not to a case");
      }
      return new CaseAudit(surroundings, options)
          .run(clips, mode, Optional.ofNullable(crops), threads);
    }
    if (report == null) {
      throw usage("an audit of a redacted recording needs --report REPORT.json");
    }
    Path rendition = options.folder();
    Workshop workshop = new Workshop(surroundings);
    ReportReader.Read read = new ReportReader(workshop.store()).read(report);
    requireSame(rendition, read.outputSha256(), "the file that the report tells of");
    if (original != null) {
      requireSame(original, read.inputSha256(), "the recording that the report tells of");
    }
    AuditStep step = workshop.audit();
    if (step.other(read.subject().madeWith()).isEmpty()) {
      throw new UnsealException(
          ErrorCode.MODEL_FILE_MISSING,
          "an audit needs a second face model; run: unseal models fetch "
              + AuditStep.toFetch(read.subject().madeWith()));
    }
    Audit made;
    try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
      made = audit(workshop, step, read, rendition, mode, progress);
    }
    int code = made.clean() ? 0 : 1;
    if (!options.quiet()) {
      AuditText.of(made).forEach(surroundings.out()::println);
    }
    if (options.json()) {
      surroundings.out().println(line(read, made, code));
    }
    surroundings.out().flush();
    return code;
  }

  private Audit audit(
      Workshop workshop,
      AuditStep step,
      ReportReader.Read read,
      Path rendition,
      AuditMode mode,
      ConsoleProgress progress) {
    if (original == null) {
      return step.run(
          new AuditStep.Request(
              read.subject(),
              rendition,
              Optional.empty(),
              mode,
              Optional.ofNullable(crops),
              threads),
          progress);
    }
    try (Footage footage = new LibavFootageLibrary().open(original, threads)) {
      return step.run(
          new AuditStep.Request(
              read.subject().on(workshop.renderer().grid(footage)),
              rendition,
              Optional.of(footage),
              mode,
              Optional.ofNullable(crops),
              threads),
          progress);
    }
  }

  private static void requireSame(Path file, String sha256, String what) {
    if (!Files.exists(file)) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, file + " does not exist");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, file + " is not a file");
    }
    try {
      if (!Digests.ofFile(file, Progress.SILENT).equals(sha256)) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            file + " is not " + what + ": its SHA-256 is another; name the file as it was");
      }
    } catch (IOException e) {
      throw Unchanged.unreadable(file, e);
    }
  }

  private static String line(ReportReader.Read read, Audit made, int code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.compact(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("schema", "unseal.audit-result");
      json.writeNumberProperty("version", 1);
      json.writeNumberProperty("exit", code);
      json.writeStringProperty("outputSha256", read.outputSha256());
      AuditWriter.write(json, made);
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
