package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.clock.AlignStep;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.ClockReport;
import org.unseal.engine.clock.Comparison;
import org.unseal.engine.clock.InstantNames;
import org.unseal.engine.clock.Troubles;
import org.unseal.engine.files.OutputFile;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.release.Release;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.StatedBound;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.TimeText;
import org.unseal.proof.time.TimelineDocument;
import org.unseal.proof.time.TooMuchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal align}: solves what a case states about time, and writes the timeline. */
@Command(
    name = "align",
    description = "Works out when everything was, with reasons, and writes the timeline.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal align larkspur --as dana --report clock-report.html",
      "  unseal align timeline.json --with my-anchors.json",
      "",
      "Exit code 1 says that statements contradict each other; what to do is printed."
    })
public final class AlignCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The timeline. Default: derived/timeline.json in the case.")
  private @Nullable Path output;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The clock report, an HTML page. Default: derived/clock-report.html.")
  private @Nullable Path report;

  @Option(
      names = "--ask",
      arity = "2",
      paramLabel = "INSTANT",
      description = "State the difference of these two, too. May be given often.")
  private List<String> asked = List.of();

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "Show what anchors of somebody else would change; nothing is written.")
  private @Nullable Path with;

  /** The command in its surroundings, before anything was parsed. */
  public AlignCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    try {
      return with == null ? align() : compare(with);
    } finally {
      surroundings.out().flush();
    }
  }

  private AlignStep.Aligned solved(CaseStatements stated) {
    InstantNames names = new InstantNames(stated.statements(), stated.zone());
    List<AlignStep.Question> questions = new ArrayList<>();
    for (int i = 0; i + 1 < asked.size(); i += 2) {
      questions.add(
          new AlignStep.Question(names.instant(asked.get(i)), names.instant(asked.get(i + 1))));
    }
    return new AlignStep("unseal " + ToolVersion.number())
        .align(
            stated,
            questions,
            InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private int compare(Path theirs) {
    TimelineDocument timeline =
        TimeSource.isTimeline(options.folder())
            ? TimeSource.timeline(options.folder())
            : solved(TimeSource.read(surroundings, options)).document();
    Comparison comparison;
    try {
      comparison =
          TimeCase.checked(
              () -> {
                try {
                  return Comparison.of(timeline, TimeSource.anchors(theirs).events());
                } catch (TooMuchException e) {
                  throw new UnsealException(ErrorCode.LIMIT_EXCEEDED, "" + e.getMessage(), e);
                }
              });
    } catch (UnsealException e) {
      if (e.code() == ErrorCode.USAGE) {
        throw new UnsealException(
            ErrorCode.USAGE,
            "these anchors don't go with this timeline (%s); their ids must be new, and what they"
                    .formatted(e.getMessage())
                + " name must be in it",
            e);
      }
      throw e;
    }
    if (options.json()) {
      CaseLines.print(surroundings.out(), comparison.json());
    } else {
      comparison
          .lines(TimeSource.seconds(timeline.statements().scales()))
          .forEach(surroundings.out()::println);
    }
    return comparison.resolution() instanceof Resolution.Solved ? 0 : 1;
  }

  private int align() {
    if (TimeSource.isTimeline(options.folder())) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "a timeline is aligned already; check it with unseal verify, or compare --with yours");
    }
    try (CaseFile file = options.openToAct(surroundings)) {
      Path target = output == null ? file.folders().derived().resolve("timeline.json") : output;
      Path page = report == null ? file.folders().derived().resolve("clock-report.html") : report;
      CaseStatements stated = file.read(CaseStatements::read);
      AlignStep.Aligned aligned = solved(stated);
      byte[] document = aligned.document().bytes();
      write(target, output == null, document);
      write(
          target.resolveSibling(target.getFileName() + Release.SIGNATURE),
          true,
          file.sign(new DocumentType(TimelineDocument.TYPE), document).bytes());
      write(page, report == null, new ClockReport(aligned, file.facts().title()).html());
      Head head =
          file.append(
              Entry.of(
                  Action.ALIGNED,
                  new Change.Put(
                      RecordKind.TIMELINE,
                      "timeline",
                      new ObjectWriter()
                          .put("sha256", Digest.of(Digest.sha256().digest(document)))
                          .put("bounds", aligned.document().bounds().size())
                          .put("solved", aligned.resolution() instanceof Resolution.Solved)
                          .end())));
      tell(aligned, target, page, head);
      return aligned.resolution() instanceof Resolution.Solved ? 0 : 1;
    }
  }

  private void write(Path target, boolean replace, byte[] bytes) {
    try (OutputFile file = new OutputFile(target, replace, false, surroundings.scratch())) {
      Files.write(file.path(), bytes);
      file.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private void tell(AlignStep.Aligned aligned, Path target, Path page, Head head) {
    boolean solved = aligned.resolution() instanceof Resolution.Solved;
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("align", head)
              .put("solved", solved)
              .put("bounds", aligned.document().bounds().size())
              .put("waiting", aligned.stated().waiting().size())
              .end());
      return;
    }
    CaseStatements stated = aligned.stated();
    StatementText text = new StatementText(stated.statements());
    int zone = TimeSource.seconds(stated.statements().scales());
    for (StatedBound bound : aligned.document().bounds()) {
      surroundings.out().println(line(bound, text, zone));
    }
    Troubles.lines(aligned.resolution(), stated.statements()).forEach(surroundings.out()::println);
    stated.waiting().forEach(id -> surroundings.out().println(ClockListCommand.waits(id)));
    stated
        .disagreeing()
        .forEach(
            id ->
                surroundings
                    .out()
                    .println(id + ": two readings have nothing in common; look at it again"));
    surroundings.out().println("timeline  " + target);
    surroundings.out().println("report    " + page);
    CaseLines.head(surroundings.out(), head);
  }

  private static String line(StatedBound bound, StatementText text, int zone) {
    return bound
        .from()
        .map(
            from ->
                "%s is %s %s"
                    .formatted(
                        text.shortly(bound.of()),
                        TimeText.against(bound.low(), bound.high()),
                        text.shortly(from)))
        .orElseGet(
            () ->
                "%s is %s"
                    .formatted(
                        text.of(bound.of()), TimeText.when(bound.low(), bound.high(), zone)));
  }
}
