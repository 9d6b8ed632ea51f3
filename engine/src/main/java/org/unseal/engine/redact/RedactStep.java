package org.unseal.engine.redact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.unseal.engine.analysis.AnalysisKey;
import org.unseal.engine.analysis.AnalysisTime;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.AnalyzeStep.Analyzed;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.audit.AuditStep;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.decisions.ReadDecisionsStep;
import org.unseal.engine.decisions.ReadDecisionsStep.Decided;
import org.unseal.engine.digest.DigestAside;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.plan.PlanStep;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.Report;
import org.unseal.engine.report.Summary;
import org.unseal.engine.sheet.SheetStep;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;

/**
 * Redacts one recording: hash, analyse or take the stored analysis, plan, render, report. Output,
 * report and sheet appear under their names only when all of them are complete.
 */
public final class RedactStep {
  private final FootageLibrary library;
  private final AnalyzeStep analyze;
  private final ReadDecisionsStep readDecisions;
  private final FootageRenderer renderer;
  private final PartialFiles partials;
  private final LongSupplier nanoClock;
  private final Optional<AuditStep> audit;

  /**
   * Wires the step without an audit.
   *
   * @param nanoClock for the times in the report, in nanoseconds from any start
   */
  public RedactStep(
      FootageLibrary library,
      AnalyzeStep analyze,
      ReadDecisionsStep readDecisions,
      FootageRenderer renderer,
      PartialFiles partials,
      LongSupplier nanoClock) {
    this(library, analyze, readDecisions, renderer, partials, nanoClock, Optional.empty());
  }

  /**
   * Wires the step.
   *
   * @param audit looks at what was made where a request wants it
   * @param nanoClock for the times in the report, in nanoseconds from any start
   */
  public RedactStep(
      FootageLibrary library,
      AnalyzeStep analyze,
      ReadDecisionsStep readDecisions,
      FootageRenderer renderer,
      PartialFiles partials,
      LongSupplier nanoClock,
      Optional<AuditStep> audit) {
    this.audit = audit;
    this.library = library;
    this.analyze = analyze;
    this.readDecisions = readDecisions;
    this.renderer = renderer;
    this.partials = partials;
    this.nanoClock = nanoClock;
  }

  /** Redacts; on return all files are in place. */
  public Report run(RedactRequest request, Progress progress) {
    Stages stages = new Stages(progress);
    RequestPaths.check(request);
    Unchanged before = Unchanged.of(request.input());
    stages.stage(Progress.Stage.HASH, before.bytes());
    int threads = request.settings().threads();
    try (OutputFile output = new OutputFile(request.output(), request.force(), false, partials);
        DigestAside digest = new DigestAside(request.input(), stages);
        Footage footage = library.open(request.input(), threads)) {
      String sha256 = await(digest, request.input());
      Basis basis = basis(request, footage, sha256, threads, stages);
      if (request.reviewedOnly()) {
        requireReviewed(basis, request.settings().shown());
      }
      if (!basis.reused()) {
        AnalysisTime.keep(basis.analysis(), stages.sum());
      }
      Plan plan = plan(basis, footage);
      int wanted = request.settings().shown().map(FrameSpan::length).orElse(plan.frames());
      stages.stage(Progress.Stage.RENDER, wanted);
      Rendition rendition =
          renderer.render(footage, plan, request.settings(), output.path(), stages);
      if (rendition.frames() != wanted) {
        throw new UnsealException(
            ErrorCode.INTERNAL,
            "the recording gave "
                + wanted
                + " frames when it was analysed and "
                + rendition.frames()
                + " when it was rendered; nothing was written");
      }
      Summary summary;
      Report.Output made;
      try (DigestAside released = new DigestAside(output.path(), Progress.SILENT)) {
        summary =
            Summary.of(
                basis.analysis(),
                basis.document().decisions(),
                plan,
                rendition,
                request.settings().shown());
        made = new Report.Output(await(released, output.path()), size(output.path()), rendition);
      }
      Report report =
          new Report(
              basis.key(),
              new Report.Input(sha256, before.bytes(), footage.facts()),
              made,
              request.settings(),
              renderer.grid(footage),
              basis.analysis(),
              basis.reused(),
              basis.document(),
              plan,
              summary,
              stages.milliseconds(),
              Optional.empty());
      Report audited = audited(request, footage, report, output.path(), stages);
      finish(request, footage, audited, output, before, stages);
      return audited;
    }
  }

  /** The finished file is looked at before it gets its name. */
  private Report audited(
      RedactRequest request, Footage footage, Report report, Path finished, Stages stages) {
    if (audit.isEmpty() || request.audit() == AuditMode.OFF) {
      return report;
    }
    return report.audited(
        audit
            .get()
            .run(
                new AuditStep.Request(
                    AuditSubjects.of(report),
                    finished,
                    Optional.of(footage),
                    request.audit(),
                    request.crops(),
                    request.settings().threads()),
                stages));
  }

  /** All that is written besides comes first: what is missing at the end is the recording. */
  private void finish(
      RedactRequest request,
      Footage footage,
      Report report,
      OutputFile output,
      Unchanged before,
      Stages stages) {
    Optional<OutputFile> sheet = Optional.empty();
    Optional<OutputFile> written = Optional.empty();
    try {
      if (request.sheet().isPresent()) {
        sheet = Optional.of(new OutputFile(request.sheet().get(), request.force(), true, partials));
        new SheetStep(partials).run(footage, report, sheet.get().path(), stages);
      }
      if (request.report().isPresent()) {
        written =
            Optional.of(new OutputFile(request.report().get(), request.force(), false, partials));
        report.timed(stages.milliseconds()).write(written.get().path());
      }
      before.requireStill(request.input());
      complete(sheet, written, output);
    } finally {
      sheet.ifPresent(OutputFile::close);
      written.ifPresent(OutputFile::close);
    }
  }

  private static void complete(
      Optional<OutputFile> sheet, Optional<OutputFile> written, OutputFile output) {
    boolean all = false;
    try {
      sheet.ifPresent(OutputFile::complete);
      written.ifPresent(OutputFile::complete);
      output.complete();
      all = true;
    } finally {
      if (!all) {
        sheet.ifPresent(OutputFile::withdraw);
        written.ifPresent(OutputFile::withdraw);
      }
    }
  }

  private Basis basis(
      RedactRequest request, Footage footage, String sha256, int threads, Stages stages) {
    if (request.decisions().isPresent()) {
      Decided decided = readDecisions.run(request.decisions().get(), sha256);
      return new Basis(decided.analysis().madeWith(), decided.analysis(), true, decided.document());
    }
    AnalysisKey key = analyze.key(sha256, request.policy());
    stages.stage(Progress.Stage.ANALYZE, footage.facts().codedPictures());
    Analyzed analyzed = analyze.run(footage, key, threads, stages);
    Decisions none = new Decisions(sha256, analyzed.analysis().digest(), Map.of(), Map.of());
    return new Basis(
        key,
        analyzed.analysis(),
        analyzed.reused(),
        new DecisionsDocument(key.tool(), analyzed.analysis().key(), none));
  }

  private static void requireReviewed(Basis basis, Optional<FrameSpan> shown) {
    int open = Summary.unreviewed(basis.analysis(), basis.document().decisions(), shown);
    if (open > 0) {
      throw new UnsealException(
          ErrorCode.NOT_REVIEWED,
          open
              + " backdrops were not looked at by a person; tick them on the sheet (--sheet"
              + " FILE.html) and give --decisions, or say why not with --accept-unreviewed REASON");
    }
  }

  private Plan plan(Basis basis, Footage footage) {
    Path folder = basis.analysis().folder();
    Path draft = folder.resolve(Leftovers.name("plan"));
    partials.begun(draft);
    try {
      Plan plan =
          new PlanStep()
              .run(
                  basis.analysis(),
                  basis.document().decisions(),
                  footage.facts().size(),
                  renderer.grid(footage),
                  draft);
      Path file = folder.resolve("plan-" + plan.digest() + ".jsonl.gz");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return plan.in(file);
    } catch (IOException e) {
      throw OutputFile.writing(draft, e);
    } finally {
      discard(draft);
      partials.ended(draft);
    }
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // holds boxes alone, in the user's own cache, which may be cleared any time
      return;
    }
  }

  private static String await(DigestAside digest, Path file) {
    try {
      return digest.await();
    } catch (IOException e) {
      throw Unchanged.unreadable(file, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw Unchanged.unreadable(file, e);
    }
  }

  private record Basis(
      AnalysisKey key,
      org.unseal.engine.analysis.StoredAnalysis analysis,
      boolean reused,
      DecisionsDocument document) {}

  /** Passes progress on and keeps the time of each stage. */
  private final class Stages implements Progress {
    private final Progress next;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long since = nanoClock.getAsLong();
    private String current = "start";

    Stages(Progress next) {
      this.next = next;
    }

    @Override
    public synchronized void stage(Stage stage, long units) {
      turn(stage.name().toLowerCase(Locale.ROOT));
      next.stage(stage, units);
    }

    @Override
    public void done(long units) {
      next.done(units);
    }

    synchronized Map<String, Long> milliseconds() {
      turn("report");
      Map<String, Long> times = new LinkedHashMap<>();
      nanos.forEach((stage, time) -> times.put(stage, TimeUnit.NANOSECONDS.toMillis(time)));
      return times;
    }

    /** Of all stages so far. */
    synchronized long sum() {
      turn(current);
      return TimeUnit.NANOSECONDS.toMillis(
          nanos.values().stream().mapToLong(Long::longValue).sum());
    }

    private void turn(String stage) {
      long now = nanoClock.getAsLong();
      nanos.merge(current, now - since, Long::sum);
      since = now;
      current = stage;
    }
  }
}
